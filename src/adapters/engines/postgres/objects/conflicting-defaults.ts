import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Column, ColumnDefault } from '../../../../domain/schema/objects/column.js';
import type { Inheritance } from '../../../../domain/schema/objects/partition.js';
import { find } from '../../../../domain/schema/state.js';
import { defaultSql } from './default.js';

/** The defaults above that differ from the first one which a new column would take. */
function othersAbove(
  column: Column,
  above: readonly Inheritance[],
  { after }: Sides,
): readonly ColumnDefault[] {
  const [first, ...rest] = above.flatMap(
    ({ of }) => find(after, 'default', objectId('default', [...of, nameOf(column)])) ?? [],
  );
  return rest.filter(({ expression }) => expression !== first?.expression);
}

/**
 * What stands around the CREATE of a table whose columns have different defaults in the tables above: the server makes it
 * only while they don't, and saying a default for it would make the column one of its own. So those give way meanwhile.
 * https://www.postgresql.org/docs/current/sql-createtable.html
 */
export function givingWay(
  table: ObjectId,
  inherited: readonly Column[],
  above: readonly Inheritance[],
  sides: Sides,
): { readonly before: readonly Statement[]; readonly after: readonly Statement[] } {
  const inOrder = [...above].sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0));
  const others = inherited.flatMap((column) => othersAbove(column, inOrder, sides));
  const serving = (each: Statement): Statement => ({ ...each, serves: [table] });
  return {
    before: others.flatMap((each) => defaultSql.drop(each, sides)).map(serving),
    after: others.flatMap((each) => defaultSql.create(each, [], sides)).map(serving),
  };
}
