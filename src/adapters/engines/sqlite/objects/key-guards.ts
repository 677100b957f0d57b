import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Effect } from '../../../../domain/plan/effect.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { equalObjects } from '../../../../domain/schema/equal.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import { guardKeys, lookAtKeys } from '../sql/guard.js';
import { areKeysSound, referencesOf } from './references.js';

const nameIn = (table: Table): string => table.path.at(-1) ?? '';

const byName = new WeakMap<SchemaState, ReadonlyMap<string, Table>>();

function tablesOf(state: SchemaState): ReadonlyMap<string, Table> {
  const known = byName.get(state);
  if (known) return known;
  const tables = [...state.objects.values()].filter((object): object is Table => object.kind === 'table');
  const found = new Map(tables.map((table) => [nameIn(table).toLowerCase(), table]));
  byName.set(state, found);
  return found;
}

function isSound(state: SchemaState, table: Table): boolean {
  return areKeysSound(state, table, (name) => tablesOf(state).get(name));
}

/**
 * The guards of foreign keys around work on these tables: they and the tables that refer to them must not violate
 * more keys than before. A table whose keys the engine can't check in either state is left out.
 */
export function keyGuards(
  tables: readonly Table[],
  sides: Sides,
  serves: readonly ObjectId[],
): readonly Statement[] {
  const names = new Set<string>();
  for (const table of tables) {
    const lower = nameIn(table).toLowerCase();
    const around = [sides.before, sides.after].flatMap((state) => referencesOf(state).from.get(lower) ?? []);
    for (const one of [table, ...around]) names.add(nameIn(one));
  }
  const stable = [...names].sort().filter((name) => {
    const before = tablesOf(sides.before).get(name.toLowerCase());
    const after = before && find(sides.after, 'table', before.id);
    return before && after && isSound(sides.before, before) && isSound(sides.after, after);
  });
  return stable.flatMap((name) => [
    statement(lookAtKeys(name), serves),
    statement(guardKeys(name), serves, { effects: newKeyEffects(name, sides) }),
  ]);
}

/** Keys aren't enforced while a table is made anew: it is the guard that stops at rows that a new key doesn't allow. */
function newKeyEffects(name: string, sides: Sides): readonly Effect[] {
  const table = tablesOf(sides.after).get(name.toLowerCase());
  if (!table) return [];
  return childrenOfKind(sides.after, table.id, 'foreign-key').flatMap((key): readonly Effect[] => {
    const before = sides.before.objects.get(key.id);
    if (before && equalObjects(before, key)) return [];
    const why = 'a new or changed foreign key';
    return [{ kind: 'needs-fitting-rows', object: key.id, table: table.id, why }];
  });
}

/** Whether other tables refer to this one in a way that the order of drops can't settle while keys are enforced. */
export function isReferredTo(table: Table, sides: Sides): boolean {
  const { from, circular } = referencesOf(sides.before);
  if (circular.has(table.id)) return true;
  const children = from.get(nameIn(table).toLowerCase()) ?? [];
  return children.some((child) => sides.after.objects.has(child.id));
}
