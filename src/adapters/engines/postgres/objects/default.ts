import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { ColumnDefault } from '../../../../domain/schema/objects/column.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { ObjectSql } from './object-sql.js';
import { never } from './object-sql.js';

function alter(object: ColumnDefault, action: string): readonly Statement[] {
  if (object.parent?.startsWith('domain:')) {
    const sql = `ALTER DOMAIN ${qualified(object.path)} ${action}`;
    return [statement(sql, [object.id], { lock: 'blocks schema changes' })];
  }
  const table = qualified(object.path.slice(0, -1));
  const sql = `ALTER TABLE ${table} ALTER COLUMN ${quoteName(object.path.at(-1) ?? '')} ${action}`;
  return [statement(sql, [object.id], { lock: 'blocks reads and writes' })];
}

/** The SQL of defaults, where no CREATE of the column or the domain carries them. */
export const defaultSql: ObjectSql<ColumnDefault> = {
  embeds: () => 'weak',
  way: () => 'alone',
  create: (object) => alter(object, `SET DEFAULT ${object.expression}`),
  drop: (object) => alter(object, 'DROP DEFAULT'),
  alter: (_before, after) => alter(after, `SET DEFAULT ${after.expression}`),
  rename: () => never('a default has no name'),
};
