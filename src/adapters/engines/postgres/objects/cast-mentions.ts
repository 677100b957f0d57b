import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Cast } from '../../../../domain/schema/objects/plain.js';

/** What an object is tied to, itself or by the columns that it reads. */
function reachOf(object: SchemaObject, byId: ReadonlyMap<ObjectId, SchemaObject>): ReadonlySet<ObjectId> {
  const columns = object.needs.flatMap((id) => {
    const need = byId.get(id);
    return need?.kind === 'column' ? need.needs : [];
  });
  return new Set([...object.needs, ...columns]);
}

/** What a cast calls, where it calls a function that somebody made. */
function functionOf(cast: Cast, byId: ReadonlyMap<ObjectId, SchemaObject>): ObjectId | undefined {
  return cast.needs.find((id) => byId.get(id)?.kind === 'function');
}

/**
 * The objects with the casts that their texts may go through. The server ties a text to the function that a cast calls,
 * or to the types on both sides of it, and not to the cast; but it prints the cast, and looks for it when it reads that
 * again.
 * https://www.postgresql.org/docs/current/sql-createcast.html
 */
export function withCasts(objects: readonly SchemaObject[]): readonly SchemaObject[] {
  const casts = objects.filter((object): object is Cast => object.kind === 'cast' && object.needs.length > 0);
  if (casts.length === 0) return objects;
  const byId = new Map(objects.map((object) => [object.id, object]));
  return objects.map((object) => {
    if (object.kind === 'cast') return object;
    const reach = reachOf(object, byId);
    const used = casts.filter((cast) => {
      const called = functionOf(cast, byId);
      if (cast.needs.includes(object.id)) return false;
      return called === undefined ? cast.needs.every((id) => reach.has(id)) : object.needs.includes(called);
    });
    if (used.length === 0) return object;
    const mentions = new Set([...(object.mentions ?? []), ...used.map(({ id }) => id)]);
    return { ...object, mentions: [...mentions].sort() };
  });
}
