import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { everyone, ownerRole } from '../../../../domain/schema/objects/access.js';
import type { DefaultPrivilege } from '../../../../domain/schema/objects/access.js';
import { quoteName } from '../sql/quote.js';
import type { Moves } from './acl-moves.js';
import { moveTexts, movesOf } from './acl-moves.js';
import { usualAtBirth } from './default-privilege-catalog.js';
import type { ObjectSql } from './object-sql.js';
import { never } from './object-sql.js';

const words: Readonly<Record<DefaultPrivilege['on'], string>> = {
  table: 'TABLES',
  sequence: 'SEQUENCES',
  function: 'FUNCTIONS',
  type: 'TYPES',
  schema: 'SCHEMAS',
  'large-object': 'LARGE OBJECTS',
};

function roleText({ role, maker }: DefaultPrivilege): string {
  if (role === everyone) return 'PUBLIC';
  if (role !== ownerRole) return quoteName(role);
  return maker === ownerRole ? 'CURRENT_USER' : quoteName(maker);
}

function compile(rule: DefaultPrivilege, moves: Moves): readonly Statement[] {
  const head = [
    'ALTER DEFAULT PRIVILEGES',
    ...(rule.maker === ownerRole ? [] : [`FOR ROLE ${quoteName(rule.maker)}`]),
    ...(rule.schema === undefined ? [] : [`IN SCHEMA ${quoteName(rule.schema)}`]),
  ].join(' ');
  const texts = moveTexts(moves, { on: words[rule.on], role: roleText(rule) });
  return texts.map((sql) => statement(`${head} ${sql}`, [rule.id]));
}

function usual({ on, schema, role }: DefaultPrivilege): readonly string[] {
  return usualAtBirth(on, schema, role);
}

/** The SQL of default privileges. https://www.postgresql.org/docs/current/sql-alterdefaultprivileges.html */
export const defaultPrivilegeSql: ObjectSql<DefaultPrivilege> = {
  way: () => 'alone',
  create: (rule) => compile(rule, movesOf(usual(rule), rule.privileges)),
  drop: (rule) => compile(rule, movesOf(rule.privileges, usual(rule))),
  alter: (before, after) => compile(after, movesOf(before.privileges, after.privileges)),
  rename: () => never('a default privilege has no name'),
};
