import type { Sides } from '../../../../domain/plan/dialect.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { FunctionObject } from '../../../../domain/schema/objects/routine.js';
import { childrenOfKind } from '../../../../domain/schema/state.js';
import { qualified } from '../sql/quote.js';
import { elementOf } from './named-type.js';
import { rowTyped } from './row-type.js';

const kinds: ReadonlySet<string> = new Set(rowTyped);

/** The table, view or type whose rows a function gives. */
function sourceOf(
  routine: FunctionObject,
  find: (id: ObjectId) => SchemaObject | undefined,
): readonly ObjectId[] {
  const type = elementOf(routine.result.replace(/^SETOF /, ''));
  return routine.needs.filter((need) => {
    const object = find(need);
    return object !== undefined && kinds.has(object.kind) && qualified(object.path) === type;
  });
}

/** The texts in which an object may turn something into rows: those that the server keeps as it parsed them. */
function textOf(object: SchemaObject): string {
  switch (object.kind) {
    case 'view':
    case 'materialized-view':
    case 'rule':
      return object.definition;
    case 'function':
    case 'procedure':
      return object.bodyKind === 'parsed' ? object.body : '';
    default:
      return '';
  }
}

/** The tables, views and types to whose rows an object's text casts, or arrays of such. */
function castTo(object: SchemaObject, byId: ReadonlyMap<ObjectId, SchemaObject>): readonly ObjectId[] {
  const text = textOf(object);
  if (!text.includes('::')) return [];
  return object.needs.filter((need) => {
    const other = byId.get(need);
    return other !== undefined && kinds.has(other.kind) && text.includes(`::${qualified(other.path)}`);
  });
}

function columnsOf(objects: readonly SchemaObject[]): ReadonlyMap<ObjectId, readonly ObjectId[]> {
  const columns = new Map<ObjectId, ObjectId[]>();
  for (const { kind, id, parent } of objects) {
    if (kind !== 'column' || parent === undefined) continue;
    const list = columns.get(parent);
    if (list) list.push(id);
    else columns.set(parent, [id]);
  }
  return columns;
}

/**
 * The objects with the columns of the rows that functions give them, or that come out of a cast. The server names all of
 * these in the text of a view over such rows, and checks that a parsed body gives all of them, but keeps no dependency on
 * each.
 */
export function withRowResults(objects: readonly SchemaObject[]): readonly SchemaObject[] {
  const byId = new Map(objects.map((object) => [object.id, object]));
  const sources = new Map<ObjectId, readonly ObjectId[]>();
  for (const object of objects) {
    const found = object.kind === 'function' ? sourceOf(object, (id) => byId.get(id)) : [];
    if (found.length > 0) sources.set(object.id, found);
  }
  let columns: ReadonlyMap<ObjectId, readonly ObjectId[]> | undefined;
  return objects.map((object) => {
    const given = [object.id, ...object.needs].flatMap((id) => sources.get(id) ?? []);
    const rows = [...given, ...castTo(object, byId)];
    if (rows.length === 0) return object;
    columns ??= columnsOf(objects);
    const named = rows.flatMap((id) => [id, ...(columns?.get(id) ?? [])]);
    const known = new Set([object.id, ...object.needs, ...(object.mentions ?? [])]);
    const fresh = [...new Set(named)].filter((id) => !known.has(id));
    return fresh.length > 0 ? { ...object, mentions: [...(object.mentions ?? []), ...fresh].sort() } : object;
  });
}

function lostOf(tables: readonly ObjectId[], { before, after }: Sides): readonly ObjectId[] {
  return tables
    .flatMap((id) => childrenOfKind(before, id, 'column'))
    .map(({ id }) => id)
    .filter((id) => !after.objects.has(id));
}

/** The columns that the rows which a function gives shall lose: the server still expects them until they are gone. */
function lostBy(routine: FunctionObject, sides: Sides): readonly ObjectId[] {
  return lostOf(
    sourceOf(routine, (id) => sides.after.objects.get(id)),
    sides,
  );
}

/** What goes before an object is made or changed that names or gives all columns of the rows of a function. */
export function lostColumns(object: SchemaObject, sides: Sides): readonly ObjectId[] {
  const given = [object.id, ...object.needs].flatMap((id) => {
    const routine = sides.after.objects.get(id);
    return routine?.kind === 'function' ? lostBy(routine, sides) : [];
  });
  return [...given, ...lostOf(castTo(object, sides.after.objects), sides)];
}

/** Whether a parsed body holds on to columns of the rows it gives that shall go, and couldn't do without them before. */
export function givesLostColumns(before: FunctionObject, after: FunctionObject, sides: Sides): boolean {
  if (before.bodyKind !== 'parsed' || after.bodyKind !== 'parsed') return false;
  const lost = new Set(lostBy(after, sides));
  return before.needs.some((need) => lost.has(need));
}
