import type { Effect } from '../../../../domain/plan/effect.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { equalObjects } from '../../../../domain/schema/equal.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';

/** What adding a constraint or a unique index does to a table that may hold rows; nothing to one just made. */
export function addedEffects(object: SchemaObject, table: ObjectId, sides: Sides): readonly Effect[] {
  if (!sides.before.objects.has(table)) return [];
  const scan: Effect = { kind: 'scans-table', object: table };
  const old = sides.before.objects.get(object.id);
  if (old && equalObjects(old, object)) return [scan];
  return [scan, { kind: 'needs-fitting-rows', object: object.id, table, why: 'every row must satisfy it' }];
}
