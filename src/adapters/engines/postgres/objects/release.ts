import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import { quoteName } from '../sql/quote.js';
import { alterColumn } from './column-alter.js';
import { alterColumnSql } from './column-clause.js';
import { isTakenOver } from './handed-down.js';
import { partsAbove } from './kinship.js';
import { liesElsewhere } from './lies-elsewhere.js';
import { isReshaped, reshaped } from './reshape.js';

const carrier = 'pg_temp.schemactl_carry';

/** No subquery may stand in the expression of `USING`, so arrays are walked through by a function of the session. */
function carryFunction({ type, needs }: Column, waiting: Column, sides: Sides): string {
  const body = `SELECT ${reshaped('v', { type, needs }, sides)}`;
  return `CREATE FUNCTION ${carrier}(v ${type}) RETURNS ${waiting.type} LANGUAGE sql AS $carry$${body}$carry$`;
}

/** Lets a column go over to the form in which it waits while its type is made anew. */
export function releaseColumn(before: Column, waiting: Column, sides: Sides): readonly Statement[] {
  if (isTakenOver(before, sides)) return alterColumn(before, waiting, sides);
  // Where the column comes from above, it goes over together with the one there.
  if (partsAbove('column', before, sides).length > 0) return [];
  if (!isReshaped(before, sides) || liesElsewhere(before, sides)) return alterColumn(before, waiting, sides);
  const name = quoteName(nameOf(before));
  const direct = reshaped(name, before, sides);
  const isWalk = direct.includes('ARRAY(SELECT ');
  const using = isWalk ? `${carrier}(${name})` : direct;
  const serves = [before.id];
  return [
    ...(isWalk ? [statement(carryFunction(before, waiting, sides), serves)] : []),
    statement(alterColumnSql(waiting, `TYPE ${waiting.type} USING ${using}`), serves, {
      lock: 'blocks reads and writes',
      effects: [{ kind: 'rewrites-table', object: before.parent ?? '' }],
    }),
    ...(isWalk ? [statement(`DROP FUNCTION ${carrier}(${before.type})`, serves)] : []),
  ];
}
