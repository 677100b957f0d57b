import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { everyone, ownerRole } from '../../../../domain/schema/objects/access.js';
import type { DefaultPrivilege } from '../../../../domain/schema/objects/access.js';
import { quoteName } from '../sql/quote.js';
import type { Moves } from './acl-moves.js';
import { moveTexts, movesOf } from './acl-moves.js';
import { rulesOf } from './birth.js';
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

/**
 * What stands around a statement that makes objects which nobody names, in a schema: what they would get at birth is no
 * wish for them, so the rules of the role that works here rest meanwhile.
 */
export function withoutRules(
  schema: string,
  statements: readonly Statement[],
  { before }: Sides,
): readonly Statement[] {
  const rules = rulesOf(before).filter((rule) => rule.schema === undefined || rule.schema === schema);
  const told = (each: DefaultPrivilege, moves: Moves): readonly Statement[] =>
    compile(each, moves).map((made) => ({ ...made, serves: statements.flatMap(({ serves }) => serves) }));
  return [
    ...rules.flatMap((each) => told(each, movesOf(each.privileges, usual(each)))),
    ...statements,
    ...rules.flatMap((each) => told(each, movesOf(usual(each), each.privileges))),
  ];
}

/** The SQL of default privileges. https://www.postgresql.org/docs/current/sql-alterdefaultprivileges.html */
export const defaultPrivilegeSql: ObjectSql<DefaultPrivilege> = {
  way: () => 'alone',
  create: (rule) => compile(rule, movesOf(usual(rule), rule.privileges)),
  drop: (rule) => compile(rule, movesOf(rule.privileges, usual(rule))),
  alter: (before, after) => compile(after, movesOf(before.privileges, after.privileges)),
  rename: () => never('a default privilege has no name'),
};
