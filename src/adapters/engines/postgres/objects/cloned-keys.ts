import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { ForeignKey } from '../../../../domain/schema/objects/constraints.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';

/**
 * The foreign keys that a partition has from the tables above it, as they would be its own. They are no objects of the
 * state while it is a partition, and become some when it leaves.
 */
export function clonedKeys(table: ObjectId | undefined, state: SchemaState): readonly ForeignKey[] {
  const own = find(state, 'table', table);
  if (!own) return [];
  return childrenOfKind(state, own.id, 'partition').flatMap(({ of }) => {
    const above = objectId('table', of);
    return [...childrenOfKind(state, above, 'foreign-key'), ...clonedKeys(above, state)].map((key) => {
      const path = [...own.path, nameOf(key)];
      return { ...key, id: objectId('foreign-key', path), path, parent: own.id };
    });
  });
}
