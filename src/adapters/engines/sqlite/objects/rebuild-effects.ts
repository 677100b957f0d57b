import type { Effect } from '../../../../domain/plan/effect.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import type { RebuildStep } from '../../../../domain/plan/step.js';
import { equalObjects } from '../../../../domain/schema/equal.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { ObjectKind, SchemaObject } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import type { Affinity } from '../sql/affinity.js';
import { affinityOf } from '../sql/affinity.js';
import { changedValues, namesAny } from './changed-values.js';
import { copiedColumns } from './copied-columns.js';

/** What making a table anew does beside changing it: told of the copying, and of the drop of the old table. */
export function rebuildEffects(
  step: RebuildStep,
  sides: Sides,
): { readonly copy: readonly Effect[]; readonly drop: readonly Effect[] } {
  const copied = copiedColumns(step.before, step.after, sides);
  const kept = new Set(copied.map((pair) => pair.from.id));
  const lost = childrenOfKind(sides.before, step.before.id, 'column').filter(
    (column) => !kept.has(column.id) && !column.generated,
  );
  return {
    copy: [
      { kind: 'rewrites-table', object: step.after.id },
      ...copied.flatMap(({ from, to }) => columnEffects(from, to, step, sides)),
      ...newColumnEffects(step, new Set(copied.map((pair) => pair.to.id)), sides),
      ...constraintEffects(step, sides),
    ],
    drop: lost.map((column) => ({ kind: 'drops-data', object: column.id })),
  };
}

const fitting = (object: SchemaObject, step: RebuildStep, why: string): Effect => ({
  kind: 'needs-fitting-rows',
  object: object.id,
  table: step.after.id,
  why,
});

/** Numbers that can be written as text keep all they are; text, or anything, that becomes a number may not. */
function narrows(before: Affinity, after: Affinity): boolean {
  if (before === after || after === 'BLOB') return false;
  if (after === 'TEXT') return before === 'REAL' || before === 'BLOB' || before === 'NUMERIC';
  if (before === 'INTEGER') return after === 'REAL';
  return !(before === 'REAL' && after === 'NUMERIC') && !(before === 'NUMERIC' && after === 'INTEGER');
}

function columnEffects(from: Column, to: Column, step: RebuildStep, sides: Sides): readonly Effect[] {
  const effects: Effect[] = [];
  if (narrows(affinityOf(from.type, step.before.strict), affinityOf(to.type, step.after.strict))) {
    effects.push({ kind: 'narrows-type', object: to.id, from: from.type || 'any', to: to.type || 'any' });
  }
  if (!to.nullable && from.nullable) effects.push(fitting(to, step, 'NULL is no longer allowed'));
  const strict = find(sides.after, 'table', step.after.id)?.strict === true;
  if (strict && to.type !== 'ANY' && (from.type !== to.type || step.before.strict !== true)) {
    effects.push(fitting(to, step, `the table is STRICT and takes only ${to.type}`));
  }
  return effects;
}

function newColumnEffects(step: RebuildStep, copied: ReadonlySet<string>, sides: Sides): readonly Effect[] {
  const [key] = childrenOfKind(sides.after, step.after.id, 'primary-key');
  const rowid = key?.columns.length === 1 ? key.columns[0] : undefined;
  return childrenOfKind(sides.after, step.after.id, 'column').flatMap((column): readonly Effect[] => {
    if (column.nullable || copied.has(column.id)) return [];
    if (column.generated) return generatedEffects(column, step, sides);
    const isNumbered = column.path.at(-1) === rowid && column.type === 'INTEGER' && !step.after.withoutRowid;
    const value = find(sides.after, 'default', objectId('default', column.path));
    if (isNumbered || (value && value.expression !== 'NULL')) return [];
    const why = 'a new column without a default that takes no NULL';
    return [{ kind: 'needs-empty-table', object: column.id, table: step.after.id, why }];
  });
}

function generatedEffects(column: Column, step: RebuildStep, sides: Sides): readonly Effect[] {
  const before = sides.before.objects.get(column.id);
  if (before && equalObjects(before, column)) return [];
  return [fitting(column, step, 'it is computed from the row and takes no NULL')];
}

const reasons: Readonly<Partial<Record<ObjectKind, string>>> = {
  'primary-key': 'a new or changed primary key',
  unique: 'a new or changed unique constraint',
  check: 'a new or changed check',
};

/** Foreign keys are not among them: they are not enforced while rows are copied, but guarded in the end. */
function constraintEffects(step: RebuildStep, sides: Sides): readonly Effect[] {
  const changed = changedValues(step.before.id, step.after.id, sides);
  return step.embedded.flatMap((object): readonly Effect[] => {
    const why = reasons[object.kind];
    if (why === undefined) return [];
    const before = sides.before.objects.get(object.id);
    if (!before || !equalObjects(before, object)) return [fitting(object, step, why)];
    return isOver(object, changed)
      ? [fitting(object, step, 'its columns hold or compare values otherwise')]
      : [];
  });
}

function isOver(object: SchemaObject, columns: ReadonlySet<string>): boolean {
  if (object.kind === 'check') return namesAny(object.expression, columns);
  if (object.kind !== 'primary-key' && object.kind !== 'unique') return false;
  return object.columns.some((name) => columns.has(name.toLowerCase()));
}
