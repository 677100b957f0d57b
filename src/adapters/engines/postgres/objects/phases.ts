import type { Sides } from '../../../../domain/plan/dialect.js';
import type { SchemaDiff } from '../../../../domain/diff/change.js';
import { subjectOf } from '../../../../domain/diff/change.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { EnumType } from '../../../../domain/schema/objects/types.js';
import { schemaState } from '../../../../domain/schema/state.js';
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

/** Whether the object needs the type and its text speaks of a label that the other side doesn't have. */
function uses(object: SchemaObject, { type, labels }: Growth): boolean {
  if (object.kind === 'enum' || object.kind === 'comment' || !object.needs.includes(type.id)) return false;
  const text = JSON.stringify(object);
  return labels.some((label) => text.includes(JSON.stringify(label.replaceAll("'", "''")).slice(1, -1)));
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
    (objects: readonly SchemaObject[]) =>
    (growth: Growth): boolean =>
      objects.some((object) => uses(object, growth));
  const first = growths(difference, 'gains').filter(isUsed(made));
  const last = growths(difference, 'loses').filter(isUsed(gone));
  return [
    ...(first.length > 0 ? [withTypes(sides.before, first)] : []),
    ...(last.length > 0 ? [withTypes(sides.after, last)] : []),
    sides.after,
  ];
}
