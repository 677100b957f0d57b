import type { ObjectId } from '../../../../domain/schema/id.js';
import { cycles, graphOf } from '../../../../domain/plan/graph.js';
import type { ForeignKey, PrimaryKey } from '../../../../domain/schema/objects/constraints.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { childrenOfKind } from '../../../../domain/schema/state.js';

/** Who refers to whom in one state. */
export interface References {
  /** The tables with a foreign key to the table of this name (in lower case), itself left out. */
  readonly from: ReadonlyMap<string, readonly Table[]>;
  /** Tables that refer to each other in a circle, or to themselves in a way that a DROP would feel. */
  readonly circular: ReadonlySet<ObjectId>;
}

const known = new WeakMap<SchemaState, References>();

const lower = (key: ForeignKey): string => (key.references.at(-1) ?? '').toLowerCase();

/** The references of a state, found once. */
export function referencesOf(state: SchemaState): References {
  const found = known.get(state) ?? findReferences(state);
  known.set(state, found);
  return found;
}

function findReferences(state: SchemaState): References {
  const tables = [...state.objects.values()].filter((object): object is Table => object.kind === 'table');
  const places = new Map(tables.map((table, index) => [(table.path.at(-1) ?? '').toLowerCase(), index]));
  const from = new Map<string, Table[]>();
  const circular = new Set<ObjectId>();
  const edges: [number, number][] = [];
  tables.forEach((table, index) => {
    for (const key of childrenOfKind(state, table.id, 'foreign-key')) {
      const parent = places.get(lower(key));
      if (parent === index) {
        if (isFelt(key, table, state)) circular.add(table.id);
        continue;
      }
      const list = from.get(lower(key)) ?? [];
      if (list.at(-1) !== table) from.set(lower(key), [...list, table]);
      if (parent !== undefined) edges.push([index, parent]);
    }
  });
  for (const component of cycles(graphOf(tables.length, edges))) {
    for (const index of component) circular.add(tables[index]?.id ?? '');
  }
  return { from, circular };
}

/**
 * The rows that DROP TABLE deletes are their own parents here: RESTRICT stops it, and what another action does to them
 * fires the table's triggers (https://sqlite.org/lang_droptable.html).
 */
function isFelt({ onDelete }: ForeignKey, table: Table, state: SchemaState): boolean {
  if (onDelete === 'no action') return false;
  return onDelete === 'restrict' || childrenOfKind(state, table.id, 'trigger').length > 0;
}

/**
 * Whether a table's foreign keys can be checked at all: where the columns referred to are no key of their table,
 * SQLite itself refuses to look.
 */
export function areKeysSound(
  state: SchemaState,
  table: Table,
  tableByName: (name: string) => Table | undefined,
): boolean {
  return childrenOfKind(state, table.id, 'foreign-key').every((key) => {
    const parent = tableByName(lower(key));
    return parent === undefined || hasKey(state, parent, key);
  });
}

function hasKey(state: SchemaState, parent: Table, key: ForeignKey): boolean {
  const [primary] = childrenOfKind(state, parent.id, 'primary-key');
  if (key.referencedColumns.length === 0) return primary?.columns.length === key.columns.length;
  const wanted = [...key.referencedColumns].sort().join('\0');
  const fits = (columns: readonly string[]): boolean => [...columns].sort().join('\0') === wanted;
  const isPlain = (one: Pick<PrimaryKey, 'columns' | 'collations'>): boolean =>
    !one.collations && fits(one.columns);
  if (primary && isPlain(primary)) return true;
  if (childrenOfKind(state, parent.id, 'unique').some(isPlain)) return true;
  return childrenOfKind(state, parent.id, 'index').some(
    (index) =>
      index.unique &&
      index.where === undefined &&
      index.keys.every((one) => one.column !== undefined && one.collation === undefined) &&
      fits(index.keys.map((one) => one.column ?? '')),
  );
}
