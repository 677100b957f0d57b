import { equalValues } from '../../../../domain/schema/equal.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Index } from '../../../../domain/schema/objects/index-object.js';

const isTwin = (a: Index, b: Index): boolean =>
  a.unique === b.unique && a.where === b.where && a.method === b.method && equalValues(a.keys, b.keys);

/**
 * A table that is attached brings of two indexes that are alike the older one along: the one that is to stay outside is
 * made after the other.
 */
export function withTwins(objects: readonly SchemaObject[]): readonly SchemaObject[] {
  const parts = objects.filter((each): each is Index => each.kind === 'index' && each.partOf !== undefined);
  if (parts.length === 0) return objects;
  const byTable = new Map<ObjectId | undefined, Index[]>();
  for (const part of parts) byTable.set(part.parent, [...(byTable.get(part.parent) ?? []), part]);
  return objects.map((object) => {
    if (object.kind !== 'index' || object.partOf !== undefined) return object;
    const older = (byTable.get(object.parent) ?? [])
      .filter((part) => isTwin(object, part))
      .map(({ id }) => id);
    return older.length === 0 ? object : { ...object, mentions: [...(object.mentions ?? []), ...older] };
  });
}
