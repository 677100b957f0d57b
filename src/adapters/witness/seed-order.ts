import type { ObjectId } from '../../domain/schema/id.js';
import type { SeedLink, SeedTable } from './seed-table.js';

/** A table in its turn, with the links that can't be filled, since what they lead to comes later. */
export interface Turn {
  readonly table: SeedTable;
  readonly open: ReadonlySet<SeedLink>;
}

interface Waiting {
  readonly table: SeedTable;
  readonly links: Set<SeedLink>;
  done: boolean;
}

/** A link can stay open where one of its columns may be null. */
export function canStayOpen(table: SeedTable, link: SeedLink): boolean {
  return link.columns.some((name) => table.columns.find((column) => column.name === name)?.nullable);
}

function waitingOf(tables: readonly SeedTable[]): ReadonlyMap<ObjectId, Waiting> {
  const known = new Set(tables.map(({ id }) => id));
  return new Map(
    tables.map((table) => {
      const links = table.links.filter(({ parent }) => parent !== table.id && known.has(parent));
      return [table.id, { table, links: new Set(links), done: false }];
    }),
  );
}

function childrenOf(
  waiting: ReadonlyMap<ObjectId, Waiting>,
): ReadonlyMap<ObjectId, readonly [Waiting, SeedLink][]> {
  const children = new Map<ObjectId, [Waiting, SeedLink][]>();
  for (const each of waiting.values()) {
    for (const link of each.links) {
      const list = children.get(link.parent);
      if (list) list.push([each, link]);
      else children.set(link.parent, [[each, link]]);
    }
  }
  return children;
}

/**
 * Parents before children. Where tables refer to each other in a circle, one whose links may be null comes first with
 * those left open; where there is none, the first of them has links that nothing can fill.
 */
export function seedOrder(tables: readonly SeedTable[]): readonly Turn[] {
  const waiting = waitingOf(tables);
  const children = childrenOf(waiting);
  const all = [...waiting.values()];
  const ready = all.filter(({ links }) => links.size === 0);
  const turns: Turn[] = [];
  const take = (each: Waiting): void => {
    if (each.done) return;
    each.done = true;
    turns.push({ table: each.table, open: new Set(each.links) });
    for (const [child, link] of children.get(each.table.id) ?? []) {
      if (child.links.delete(link) && child.links.size === 0) ready.push(child);
    }
  };
  const drain = (): void => {
    for (let next = ready.shift(); next; next = ready.shift()) take(next);
  };
  drain();
  for (const each of all) {
    if (each.done || ![...each.links].every((link) => canStayOpen(each.table, link))) continue;
    take(each);
    drain();
  }
  for (const each of all) {
    take(each);
    drain();
  }
  return turns;
}
