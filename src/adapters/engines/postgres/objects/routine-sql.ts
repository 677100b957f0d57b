import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { quoteName } from '../sql/quote.js';
import type { ObjectSql } from './object-sql.js';
import { alterActions, isReplaceable } from './routine-alter.js';
import type { Callable } from './routine-clause.js';
import { givesLostColumns } from './row-results.js';
import { createRoutine, routineText } from './routine-clause.js';

function alter(before: Callable, after: Callable): readonly Statement[] {
  const actions = alterActions(before, after);
  if (actions === undefined) return [statement(createRoutine('CREATE OR REPLACE', after), [after.id])];
  return [statement(`ALTER ${routineText(after)} ${actions.join(' ')}`, [after.id])];
}

/** The SQL of functions and procedures. */
export const routineSql: ObjectSql<Callable> = {
  occupies: ({ path }) => [`routine ${JSON.stringify(path)}`],
  way: (before, after, sides) => {
    const isFunction = before.kind === 'function' && after.kind === 'function';
    const isStuck = isFunction && givesLostColumns(before, after, sides);
    return isReplaceable(before, after) && !isStuck ? 'alone' : 'replace';
  },
  create: (object) => [statement(createRoutine('CREATE', object), [object.id])],
  drop: (object) => [statement(`DROP ${routineText(object)}`, [object.id])],
  alter,
  rename: (before, after) => [
    statement(`ALTER ${routineText(before)} RENAME TO ${quoteName(after.name)}`, [after.id]),
  ],
};
