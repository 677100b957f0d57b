import type { Sides } from '../../../../domain/plan/dialect.js';
import type { SchemaDiff } from '../../../../domain/diff/change.js';
import { subjectOf } from '../../../../domain/diff/change.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { EnumType } from '../../../../domain/schema/objects/types.js';
import { childrenOfKind, dependentsOf, schemaState } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { gained, onlyGains } from './enum-labels.js';

/** A type that has more labels on one side than on the other, those labels, and its form with them. */
interface Growth {
  readonly type: EnumType;
  readonly labels: readonly string[];
}

function growths(difference: SchemaDiff, direction: 'gains' | 'loses'): readonly Growth[] {
  return difference.changes.flatMap((change): readonly Growth[] => {
    if (change.verb !== 'alter' || change.before.kind !== 'enum' || change.after.kind !== 'enum') return [];
    const [less, more] =
      direction === 'gains' ? [change.before, change.after] : [change.after, change.before];
    return onlyGains(less, more) ? [{ type: more, labels: gained(less, more) }] : [];
  });
}

/** The types that the values of a type can lie in: itself and all that are made of it. */
function typesAround(type: ObjectId, state: SchemaState): ReadonlySet<ObjectId> {
  const kinds: readonly string[] = ['domain', 'composite', 'range'];
  const found = new Set([type]);
  for (const id of found) {
    for (const { kind, id: outer } of dependentsOf(state, id)) if (kinds.includes(kind)) found.add(outer);
  }
  return found;
}

/** What an object's text is about: for the bounds of a partition, the columns of the table above. */
function subjectsOf(object: SchemaObject, state: SchemaState): readonly ObjectId[] {
  const own = [...object.needs, ...(object.mentions ?? [])];
  if (object.kind !== 'partition') return own;
  return childrenOfKind(state, objectId('table', object.of), 'column').flatMap(({ needs }) => needs);
}

/** Whether the object is about the type, or one made of it, and its text speaks of a label that the other side lacks. */
function uses(object: SchemaObject, { type, labels }: Growth, state: SchemaState): boolean {
  if (object.kind === 'enum' || object.kind === 'comment') return false;
  const text = JSON.stringify(object);
  if (!labels.some((label) => text.includes(JSON.stringify(label.replaceAll("'", "''")).slice(1, -1))))
    return false;
  const types = typesAround(type.id, state);
  return subjectsOf(object, state).some((id) => types.has(id));
}

/** A state with these types in place of its own. */
function withTypes(state: SchemaState, types: readonly Growth[]): SchemaState {
  const objects = new Map<string, SchemaObject>(state.objects);
  for (const { type } of types) {
    objects.set(type.id, { ...type, needs: objects.get(type.id)?.needs ?? [] });
  }
  return schemaState(state.engine, objects.values(), state.unmanaged);
}

/**
 * A new label can't be used by the transaction that adds it. So where something uses it, it comes before the rest; and
 * a label that goes does so after the rest, because on the way back it comes again.
 */
export function phases(sides: Sides, difference: SchemaDiff): readonly SchemaState[] {
  const made = difference.changes.flatMap((change) => (change.verb === 'drop' ? [] : [subjectOf(change)]));
  const gone = difference.changes.flatMap((change) => {
    if (change.verb === 'create') return [];
    return [change.verb === 'drop' ? change.object : change.before];
  });
  const isUsed =
    (objects: readonly SchemaObject[], state: SchemaState) =>
    (growth: Growth): boolean =>
      objects.some((object) => uses(object, growth, state));
  const first = growths(difference, 'gains').filter(isUsed(made, sides.after));
  const last = growths(difference, 'loses').filter(isUsed(gone, sides.before));
  return [
    ...(first.length > 0 ? [withTypes(sides.before, first)] : []),
    ...(last.length > 0 ? [withTypes(sides.after, last)] : []),
    sides.after,
  ];
}
