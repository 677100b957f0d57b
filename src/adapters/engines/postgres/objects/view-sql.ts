import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { View } from '../../../../domain/schema/objects/view.js';
import { qualified, quoteName } from '../sql/quote.js';
import { rowTypeNames } from './names.js';
import type { ObjectSql } from './object-sql.js';

/** Whether `CREATE OR REPLACE VIEW` accepts it: the old columns stay as they are, new ones come behind them. */
function extendsColumns(before: View, after: View): boolean {
  if (!before.columns || !after.columns) return false;
  return before.columns.every((column, index) => {
    const now = after.columns?.[index];
    return now?.name === column.name && now.type === column.type;
  });
}

function createView(verb: string, view: View, lock: Statement['lock']): Statement {
  const options = view.options ? ` WITH (${view.options.join(', ')})` : '';
  return statement(`${verb} VIEW ${qualified(view.path)}${options} AS\n${view.definition}`, [view.id], {
    lock,
  });
}

/** The SQL of views. */
export const viewSql: ObjectSql<View> = {
  occupies: rowTypeNames,
  way: (before, after) => (extendsColumns(before, after) ? 'alone' : 'replace'),
  create: (object) => [createView('CREATE', object, 'none')],
  drop: (object) => [
    statement(`DROP VIEW ${qualified(object.path)}`, [object.id], { lock: 'blocks reads and writes' }),
  ],
  alter: (_before, after) => [createView('CREATE OR REPLACE', after, 'blocks reads and writes')],
  rename: (before, after) => [
    statement(`ALTER VIEW ${qualified(before.path)} RENAME TO ${quoteName(nameOf(after))}`, [after.id]),
  ],
};
