import type { ObjectId } from './id.js';
import type { SchemaObject } from './object.js';
import type { SchemaState } from './state.js';
import { childrenOf, schemaState } from './state.js';

/**
 * The part of a state whose outermost objects are kept, each with all that belongs to it; the rest lies `outside`.
 */
export function partOf(state: SchemaState, keeps: (object: SchemaObject) => boolean): SchemaState {
  const known = new Map<ObjectId, boolean>();
  const stays = (object: SchemaObject): boolean => {
    const answer = known.get(object.id);
    if (answer !== undefined) return answer;
    const parent = state.objects.get(object.parent ?? '');
    const stay = parent ? stays(parent) : keeps(object);
    known.set(object.id, stay);
    return stay;
  };
  const kept: SchemaObject[] = [];
  const outside: SchemaObject[] = [];
  for (const object of state.objects.values()) (stays(object) ? kept : outside).push(object);
  return { ...schemaState(state.engine, kept, state.unmanaged), outside };
}

/** Kinds without which nothing can refer to a table or stand on it. */
const ofTables: ReadonlySet<string> = new Set(['column', 'primary-key', 'unique']);

/**
 * What must stand around two states so that they can be built: what lies outside of them and they need, with what that
 * needs in turn, and the extensions. What both sides have is taken from the first.
 */
export function surroundings(before: SchemaState, after: SchemaState): SchemaState {
  const outside = [...(after.outside ?? []), ...(before.outside ?? [])];
  const all = schemaState(before.engine, outside);
  const inside = [...before.objects.values(), ...after.objects.values()];
  const extensions = outside.filter(({ kind }) => kind === 'extension').map(({ id }) => id);
  const queue = [...extensions, ...inside.flatMap(({ needs }) => needs)];
  const found = new Map<ObjectId, SchemaObject>();
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const object = all.objects.get(id);
    if (!object || found.has(id)) continue;
    found.set(id, object);
    queue.push(...object.needs, ...(object.parent === undefined ? [] : [object.parent]));
    if (object.kind !== 'table') continue;
    queue.push(
      ...childrenOf(all, id)
        .filter(({ kind }) => ofTables.has(kind))
        .map((part) => part.id),
    );
  }
  return schemaState(before.engine, found.values());
}
