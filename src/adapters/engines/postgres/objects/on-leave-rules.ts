import type { Statement } from '../../../../domain/plan/statement.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Check } from '../../../../domain/schema/objects/constraints.js';
import { childrenOfKind } from '../../../../domain/schema/state.js';
import { quoteName } from '../sql/quote.js';
import { tablePath } from './column-clause.js';
import { constraintClause, constraintName } from './constraint-clause.js';
import { computedAnew, isMovedWith } from './handed-down.js';
import { notNullRestored } from './not-null.js';
import type { Leave } from './on-leave.js';
import { alter, generatedWords, isBound, pathOf, speaksOf, typeOf } from './on-leave.js';

/** The checks of a table that go and come back with its columns. */
export function moved(table: ObjectId | undefined, { columns, drawn, sides }: Leave): readonly Check[] {
  return childrenOfKind(sides.after, table ?? '', 'check')
    .filter((check) => speaksOf(check, [...columns, ...drawn]))
    .filter((check) => isMovedWith(check, sides));
}

/** Takes them away. */
export function dropChecks(family: Leave): readonly Statement[] {
  return tablesOf(family).flatMap((column) =>
    alter(
      tablePath(column),
      moved(column.parent, family).map(
        (check) => `DROP CONSTRAINT IF EXISTS ${quoteName(constraintName(check))}`,
      ),
      family,
    ),
  );
}

/** NOT NULL and checks of the tables' own, which no table above has for them. */
export function ownRules(family: Leave): readonly Statement[] {
  const { columns, drawn, sides } = family;
  const own = [...columns, ...drawn]
    .filter((column) => !column.nullable && !isBound(column, sides))
    .map(notNullRestored);
  const checks = tablesOf(family).flatMap((column) =>
    alter(
      tablePath(column),
      moved(column.parent, family)
        .filter(({ inherited }) => inherited !== 'only')
        .map((check) => `ADD ${constraintClause(check)}`),
      family,
    ),
  );
  return [...own, ...checks];
}

/** One column of each table that is touched. */
function tablesOf({ columns, drawn }: Leave): readonly Column[] {
  const all = [...columns, ...drawn];
  return all.filter(({ parent }, index) => all.findIndex((each) => each.parent === parent) === index);
}

/** Columns that are computed from others come after those. */
export function computed(family: Leave): readonly Statement[] {
  const { table, foster, sides } = family;
  const added = computedAnew(table, sides).map(
    (column) => `ADD COLUMN ${quoteName(nameOf(column))} ${typeOf(column)}${generatedWords(column)}`,
  );
  const effects = added.length > 0 ? [{ kind: 'rewrites-table', object: table } as const] : [];
  return alter(foster, added, family, effects);
}

/** They go before those do. */
export function dropComputed(family: Leave): readonly Statement[] {
  const actions = computedAnew(family.table, family.sides).map(
    (column) => `DROP COLUMN ${quoteName(nameOf(column))}`,
  );
  return alter(pathOf(family), actions, family);
}
