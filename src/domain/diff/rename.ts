import type { ObjectId } from '../schema/id.js';
import { objectId } from '../schema/id.js';
import type { ObjectKind, SchemaObject } from '../schema/object.js';
import { nameOf } from '../schema/object.js';
import type { SchemaState } from '../schema/state.js';
import { childrenOf, schemaState } from '../schema/state.js';
import { SchemactlError } from '../error.js';
import type { Rename } from './change.js';

/** The wish that one object be renamed, from a model, a flag or an answer: its id of today and its new own name. */
export interface RenameIntent {
  readonly id: ObjectId;
  readonly to: string;
}

/** A constraint says its name beside its path, since it may have none; a routine the bare one. */
function named(object: SchemaObject, path: readonly string[]): { readonly name?: string } {
  if ('signature' in object) return { name: (path.at(-1) ?? '').slice(0, -object.signature.length - 2) };
  const isOwn = object.kind !== 'primary-key' && 'name' in object && object.name === object.path.at(-1);
  return isOwn ? { name: path.at(-1) ?? '' } : {};
}

export function withPath(
  object: SchemaObject,
  path: readonly string[],
  parent: ObjectId | undefined,
): SchemaObject {
  return {
    ...object,
    id: objectId(object.kind, path),
    path,
    ...named(object, path),
    ...(parent === undefined ? {} : { parent }),
  };
}

/** The path of an object under another name (with `suffix` behind it): a routine's ends in its arguments' types. */
export function pathAs(object: SchemaObject, name: string, suffix = ''): readonly string[] {
  const ends = 'signature' in object ? `(${object.signature})` : '';
  const bare = name.endsWith(ends) ? name.slice(0, name.length - ends.length) : name;
  return [...object.path.slice(0, -1), `${bare}${suffix}${ends}`];
}

function startsWith(path: readonly string[], prefix: readonly string[]): boolean {
  return path.length >= prefix.length && prefix.every((name, index) => path[index] === name);
}

function swap(names: readonly string[], from: string, to: string): readonly string[] {
  return names.includes(from) ? names.map((name) => (name === from ? to : name)) : names;
}

/** Rewrites the facets that hold names of columns of the object's own table. */
function withColumn(object: SchemaObject, from: string, to: string): SchemaObject {
  switch (object.kind) {
    case 'primary-key':
    case 'unique':
      return {
        ...object,
        columns: swap(object.columns, from, to),
        ...(object.include ? { include: swap(object.include, from, to) } : {}),
      };
    case 'foreign-key':
      return { ...object, columns: swap(object.columns, from, to) };
    case 'index':
      return {
        ...object,
        keys: object.keys.map((key) => (key.column === from ? { ...key, column: to } : key)),
        ...(object.include ? { include: swap(object.include, from, to) } : {}),
      };
    case 'table':
      return object.columnOrder ? { ...object, columnOrder: swap(object.columnOrder, from, to) } : object;
    default:
      return object;
  }
}

function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && startsWith(a, b);
}

/** Rewrites what other objects say of the renamed one in facets that hold names. */
function withReference(object: SchemaObject, renamed: SchemaObject, to: readonly string[]): SchemaObject {
  if (object.kind === 'partition' || object.kind === 'inheritance') {
    return samePath(object.of, renamed.path) ? { ...object, of: to } : object;
  }
  if (object.kind !== 'foreign-key') return object;
  if (renamed.kind === 'table' && samePath(object.references, renamed.path))
    return { ...object, references: to };
  if (renamed.kind === 'column' && samePath(object.references, renamed.path.slice(0, -1))) {
    return { ...object, referencedColumns: swap(object.referencedColumns, nameOf(renamed), to.at(-1) ?? '') };
  }
  return object;
}

function descendants(state: SchemaState, id: ObjectId): ReadonlySet<ObjectId> {
  const found = new Set<ObjectId>([id]);
  const queue = [id];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const child of childrenOf(state, next)) {
      if (found.has(child.id)) continue;
      found.add(child.id);
      queue.push(child.id);
    }
  }
  return found;
}

const ofSubjects: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  'comment',
  'grant',
  'owner',
  'extension-dependency',
]);

/** The path of a comment, grant and the like begins with its subject's kind and path; everything else below the renamed object starts with its path. */
function movedPath(object: SchemaObject, from: readonly string[], to: readonly string[]): readonly string[] {
  if (ofSubjects.has(object.kind)) {
    const [kind = '', ...path] = object.path;
    return startsWith(path, from) ? [kind, ...to, ...path.slice(from.length)] : object.path;
  }
  return startsWith(object.path, from) ? [...to, ...object.path.slice(from.length)] : object.path;
}

/** The parts of tables below that the engine renames with a column or check of the table above them. */
function partsBelow(state: SchemaState, object: SchemaObject): readonly ObjectId[] {
  if (object.kind !== 'column' && object.kind !== 'check') return [];
  const table = object.path.slice(0, -1);
  const found: ObjectId[] = [];
  for (const link of state.objects.values()) {
    if (link.kind !== 'partition' && link.kind !== 'inheritance') continue;
    const below = state.objects.get(link.parent ?? '');
    if (!below || !samePath(link.of, table)) continue;
    const id = objectId(object.kind, [...below.path, nameOf(object)]);
    if (state.objects.has(id)) found.push(id);
  }
  return found;
}

/**
 * The state after one rename: ids, `needs` and the facets that hold names follow. Texts (expressions, views) stay as
 * they are, since only the engine can rewrite them: whoever has a shadow reads them again there.
 */
export function renameInState(
  state: SchemaState,
  intent: RenameIntent,
): { state: SchemaState; change: Rename } {
  const before = state.objects.get(intent.id);
  if (!before) throw new SchemactlError('INTERNAL', `cannot rename ${intent.id}: it is not in the state`);
  const to = pathAs(before, intent.to);
  const family = descendants(state, before.id);
  const ids = new Map<ObjectId, ObjectId>();
  for (const id of family) {
    const object = state.objects.get(id);
    if (object) ids.set(id, objectId(object.kind, movedPath(object, before.path, to)));
  }
  const owner = before.kind === 'column' ? before.parent : undefined;
  const rewrite = (object: SchemaObject): SchemaObject => {
    let next = object;
    if (family.has(object.id))
      next = withPath(object, movedPath(object, before.path, to), parentAfter(object, ids));
    if (owner !== undefined && (object.id === owner || object.parent === owner)) {
      next = withColumn(next, nameOf(before), intent.to);
    }
    next = withReference(next, before, to);
    if (next.kind === 'sequence' && next.ownedBy !== undefined && ids.has(next.ownedBy)) {
      next = { ...next, ownedBy: ids.get(next.ownedBy) };
    }
    if ('partOf' in next && next.partOf !== undefined && ids.has(next.partOf)) {
      next = { ...next, partOf: ids.get(next.partOf) };
    }
    if (next.kind === 'trigger' && next.copies) {
      const copies = next.copies.map((copy) => ({ ...copy, table: ids.get(copy.table) ?? copy.table }));
      next = { ...next, copies };
    }
    return withNeeds(next, ids);
  };
  const renamed = schemaState(state.engine, [...state.objects.values()].map(rewrite), state.unmanaged);
  const after = renamed.objects.get(ids.get(before.id) ?? '');
  if (!after) throw new SchemactlError('INTERNAL', `renaming ${intent.id} lost it`);
  const last = partsBelow(state, before).reduce(
    (next, id) => renameInState(next, { id, to: intent.to }).state,
    renamed,
  );
  return { state: last, change: { verb: 'rename', before, after } };
}

function parentAfter(object: SchemaObject, ids: ReadonlyMap<ObjectId, ObjectId>): ObjectId | undefined {
  return object.parent === undefined ? undefined : (ids.get(object.parent) ?? object.parent);
}

function withNeeds(object: SchemaObject, ids: ReadonlyMap<ObjectId, ObjectId>): SchemaObject {
  const { needs, mentions = [] } = object;
  if (![...needs, ...mentions].some((need) => ids.has(need))) return object;
  const moved = (list: readonly ObjectId[]): readonly ObjectId[] =>
    list.map((id) => ids.get(id) ?? id).sort();
  return { ...object, needs: moved(needs), ...(mentions.length > 0 ? { mentions: moved(mentions) } : {}) };
}
