import { objectId } from '../../../../domain/schema/id.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';

/**
 * An index of a partitioned table that lacks parts (`ON ONLY`, not valid yet) comes after the partitions are attached:
 * the server gives a table that is attached later each of the parts.
 */
export function withPartial(objects: readonly SchemaObject[]): readonly SchemaObject[] {
  if (!objects.some((each) => each.kind === 'index' && each.invalid)) return objects;
  const below = new Map<ObjectId, ObjectId[]>();
  for (const each of objects) {
    if (each.kind !== 'partition') continue;
    const above = objectId('table', each.of);
    below.set(above, [...(below.get(above) ?? []), each.id]);
  }
  return objects.map((object) => {
    if (object.kind !== 'index' || !object.invalid) return object;
    const links = below.get(object.parent ?? '') ?? [];
    return links.length === 0 ? object : { ...object, mentions: [...(object.mentions ?? []), ...links] };
  });
}
