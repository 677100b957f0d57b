import { objectId } from '../../../../domain/schema/id.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Policy } from '../../../../domain/schema/objects/access.js';
import { nameList, qualified, quoteName } from '../sql/quote.js';
import type { CatalogReader } from './catalog.js';
import { made } from './census.js';
import { address, notOfExtension, ownSchema } from './catalog.js';
import type { ObjectSql } from './object-sql.js';
import { sameNames } from './object-sql.js';
import type { Row } from './row.js';
import { flag, someSorted, text, textOrNone, texts } from './row.js';

const commands: Readonly<Record<string, Policy['command']>> = {
  r: 'select',
  a: 'insert',
  w: 'update',
  d: 'delete',
};

/** Reads the policies of row security; PUBLIC is written as the role 0. */
export const policyCatalog: CatalogReader = {
  table: ['schema', 'table_name'],
  present: made('pg_policy'),
  query: ({ key, tables }) => `
    select ${key('p.oid')} as oid, n.nspname as schema, c.relname as table_name, p.polname as name,
      p.polcmd as command, not p.polpermissive as restrictive,
      (select pg_catalog.json_agg(pg_catalog.pg_get_userbyid(r)) from pg_catalog.unnest(p.polroles) r where r <> 0) as roles,
      pg_catalog.pg_get_expr(p.polqual, p.polrelid) as using,
      pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as check
    from pg_catalog.pg_policy p
    join ${tables} c on c.oid = p.polrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where ${ownSchema} and ${notOfExtension('pg_class', 'c')} and ${notOfExtension('pg_policy', 'p')}`,
  read(row) {
    return [{ object: policyOf(row), addresses: [address('pg_policy', text(row, 'oid'))] }];
  },
};

function policyOf(row: Row): Policy {
  const table = [text(row, 'schema'), text(row, 'table_name')];
  const path = [...table, text(row, 'name')];
  return {
    kind: 'policy',
    id: objectId('policy', path),
    path,
    parent: objectId('table', table),
    needs: [],
    command: commands[text(row, 'command')] ?? 'all',
    restrictive: flag(row, 'restrictive') || undefined,
    roles: someSorted(texts(row, 'roles')),
    using: textOrNone(row, 'using'),
    check: textOrNone(row, 'check'),
  };
}

function policyStatement(head: string, policy: Policy, clauses: readonly string[]): Statement {
  const table = qualified(policy.path.slice(0, -1));
  const sql = [`${head} ${quoteName(nameOf(policy))} ON ${table}`, ...clauses].join(' ');
  return statement(sql, [policy.id], { lock: 'blocks reads and writes' });
}

function rolesClause({ roles }: Policy): string {
  return `TO ${roles ? nameList(roles) : 'PUBLIC'}`;
}

/** The expression in one pair of brackets, as the server prints it or around what it prints. */
function expressionClause(word: string, expression: string | undefined): readonly string[] {
  return expression === undefined ? [] : [`${word} (${expression})`];
}

function create(policy: Policy): readonly Statement[] {
  const clauses = [
    ...(policy.restrictive ? ['AS RESTRICTIVE'] : []),
    ...(policy.command === 'all' ? [] : [`FOR ${policy.command.toUpperCase()}`]),
    ...(policy.roles ? [rolesClause(policy)] : []),
    ...expressionClause('USING', policy.using),
    ...expressionClause('WITH CHECK', policy.check),
  ];
  return [policyStatement('CREATE POLICY', policy, clauses)];
}

function alter(before: Policy, after: Policy): readonly Statement[] {
  const clauses = [
    ...(sameNames(before.roles, after.roles) ? [] : [rolesClause(after)]),
    ...(before.using === after.using ? [] : expressionClause('USING', after.using)),
    ...(before.check === after.check ? [] : expressionClause('WITH CHECK', after.check)),
  ];
  return [policyStatement('ALTER POLICY', after, clauses)];
}

/** What ALTER POLICY has no words for: another command or strictness, and taking an expression away. */
function needsReplacing(before: Policy, after: Policy): boolean {
  return (
    before.command !== after.command ||
    before.restrictive !== after.restrictive ||
    (before.using !== undefined && after.using === undefined) ||
    (before.check !== undefined && after.check === undefined)
  );
}

/** The SQL of policies. https://www.postgresql.org/docs/current/sql-alterpolicy.html */
export const policySql: ObjectSql<Policy> = {
  way: (before, after) => (needsReplacing(before, after) ? 'replace' : 'alone'),
  create,
  drop: (policy) => [policyStatement('DROP POLICY', policy, [])],
  alter,
  rename: (before, after) => [
    {
      ...policyStatement('ALTER POLICY', before, [`RENAME TO ${quoteName(nameOf(after))}`]),
      serves: [after.id],
    },
  ],
};
