import type { Sides } from '../../../../domain/plan/dialect.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { ForeignKey } from '../../../../domain/schema/objects/constraints.js';
import { childrenOf, dependentsOf } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { partitionedAbove } from './kinship.js';

/** The foreign keys that refer to a table. */
export function keysTo(table: ObjectId, state: SchemaState): readonly ForeignKey[] {
  const found = [table, ...childrenOf(state, table).map(({ id }) => id)].flatMap((id) =>
    dependentsOf(state, id),
  );
  return [...new Set(found)].filter(
    (each): each is ForeignKey => each.kind === 'foreign-key' && objectId('table', each.references) === table,
  );
}

/** The foreign keys to the tables above a partition: the server lets no row go that is referred to. */
export function keysAbove(object: SchemaObject, { before }: Sides): readonly ForeignKey[] {
  if (object.kind !== 'partition') return [];
  return partitionedAbove(object.parent ?? '', before).flatMap((table) => keysTo(table, before));
}

/** Those that needn't stand while a partition leaves and comes back. */
export function keysMeanwhile(object: SchemaObject, sides: Sides): readonly ForeignKey[] {
  return sides.after.objects.has(object.id) ? keysAbove(object, sides) : [];
}
