import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { ColumnDefault } from '../../../../domain/schema/objects/column.js';
import { qualified, quoteName } from '../sql/quote.js';
import { only } from './kinship.js';
import type { ObjectSql } from './object-sql.js';
import { never } from './object-sql.js';

function alter(object: ColumnDefault, action: string, sides: Sides): readonly Statement[] {
  if (object.parent?.startsWith('domain:')) {
    const sql = `ALTER DOMAIN ${qualified(object.path)} ${action}`;
    return [statement(sql, [object.id], { lock: 'blocks schema changes' })];
  }
  const path = object.path.slice(0, -1);
  if (isOfView(object)) {
    const sql = `ALTER VIEW ${qualified(path)} ALTER COLUMN ${quoteName(object.path.at(-1) ?? '')} ${action}`;
    return [statement(sql, [object.id], { lock: 'blocks reads and writes' })];
  }
  const table = `${only(objectId('table', path), sides)}${qualified(path)}`;
  const sql = `ALTER TABLE ${table} ALTER COLUMN ${quoteName(object.path.at(-1) ?? '')} ${action}`;
  return [statement(sql, [object.id], { lock: 'blocks reads and writes' })];
}

const isOfView = ({ parent }: ColumnDefault): boolean => parent?.startsWith('view:') === true;

/** The SQL of defaults, where no CREATE of the column or the domain carries them. */
export const defaultSql: ObjectSql<ColumnDefault> = {
  embeds: (object) => (isOfView(object) ? 'never' : 'weak'),
  way: () => 'alone',
  create: (object, _embedded, sides) => alter(object, `SET DEFAULT ${object.expression}`, sides),
  drop: (object, sides) => alter(object, 'DROP DEFAULT', sides),
  alter: (_before, after, sides) => alter(after, `SET DEFAULT ${after.expression}`, sides),
  rename: () => never('a default has no name'),
};
