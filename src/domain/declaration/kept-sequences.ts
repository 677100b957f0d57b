import type { ObjectId } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import type { Sequence } from '../schema/objects/sequence.js';
import { childrenOfKind } from '../schema/state.js';
import type { SchemaState } from '../schema/state.js';

/** The sequence behind a column's numbers as it stands, and the default that asks it. */
function present(column: ObjectId, state: SchemaState): readonly SchemaObject[] {
  const [preset] = childrenOfKind(state, column, 'default');
  const own = childrenOfKind(state, column, 'sequence').find(({ id }) => preset?.needs.includes(id));
  return preset && own ? [own, preset] : [];
}

/**
 * Models say of a `serial` column only that it numbers its rows: a sequence of another name (its table was renamed),
 * type or start that does so already stays.
 */
export function withKeptSequences(
  declared: SchemaState,
  database: SchemaState,
): ReadonlyMap<ObjectId, SchemaObject> {
  const objects = new Map<ObjectId, SchemaObject>(declared.objects);
  const owned = [...declared.objects.values()].filter(
    (object): object is Sequence => object.kind === 'sequence' && object.ownedBy !== undefined,
  );
  for (const sequence of owned) {
    const kept = present(sequence.ownedBy ?? '', database);
    if (kept.length > 0) objects.delete(sequence.id);
    for (const object of kept) objects.set(object.id, object);
  }
  return objects;
}
