import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { everyone, ownerRole } from '../../../../domain/schema/objects/access.js';
import type { Grant, Owner } from '../../../../domain/schema/objects/access.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { AclKind, Privileges } from './acl.js';
import { aclKindOf, usualPrivileges } from './acl.js';
import type { Moves } from './acl-moves.js';
import { moveTexts, movesFromAny, movesOf, takesAway } from './acl-moves.js';
import { privilegesAtBirth } from './birth.js';
import { closedTo } from './grantor-usage.js';
import { specialName } from './ddl-name.js';
import { routineName } from './routine-clause.js';
import type { ObjectSql } from './object-sql.js';
import { never } from './object-sql.js';

const words: Readonly<Record<AclKind, string>> = {
  table: 'TABLE',
  column: 'TABLE',
  sequence: 'SEQUENCE',
  function: 'FUNCTION',
  type: 'TYPE',
  schema: 'SCHEMA',
  language: 'LANGUAGE',
  'foreign-data-wrapper': 'FOREIGN DATA WRAPPER',
  'foreign-server': 'FOREIGN SERVER',
  'large-object': 'LARGE OBJECT',
};

/** The path of what is granted on, its kind first. */
function subjectOf({ path, grantor }: Grant): readonly string[] {
  return path.slice(0, grantor === undefined ? -1 : -2);
}

/** What follows ON in the words of DDL, and the column where only that is meant. */
export function targetOf(
  grant: Grant,
  state: SchemaState,
): { readonly on: string; readonly column?: string } {
  if (grant.on !== undefined) {
    return { on: grant.on, ...(grant.column !== undefined && { column: quoteName(grant.column) }) };
  }
  const [kind = '', ...path] = subjectOf(grant);
  const aclKind = aclKindOf(kind) ?? 'table';
  if (aclKind === 'column') {
    return { on: `TABLE ${qualified(path.slice(0, -1))}`, column: quoteName(path.at(-1) ?? '') };
  }
  const subject = state.objects.get(grant.parent ?? '');
  // GRANT has no word for aggregates of their own, and knows one by the types of its arguments alone.
  if (subject?.kind === 'aggregate') return { on: `FUNCTION ${routineName(subject)}` };
  const name = aclKind === 'function' && subject ? specialName(subject) : undefined;
  return { on: name ?? `${words[aclKind]} ${qualified(path)}` };
}

/** The role in the words of DDL; the owner has a name only where it isn't the role that works here. */
export function roleText(grant: Grant, state: SchemaState | undefined): string {
  if (grant.role === everyone) return 'PUBLIC';
  if (grant.role !== ownerRole) return quoteName(grant.role);
  return ownerText(state && ownerOf(grant, state));
}

/** A column belongs to the owner of its table. */
function ownerOf({ parent = '' }: Grant, state: SchemaState): Owner | undefined {
  const column = find(state, 'column', parent);
  return childrenOfKind(state, column?.parent ?? parent, 'owner')[0];
}

/** The owner in the words of DDL. */
export function ownerText(owner: Owner | undefined): string {
  return owner === undefined || owner.role === ownerRole ? 'CURRENT_USER' : quoteName(owner.role);
}

/** What the role has where nobody says otherwise. */
export function usual(grant: Grant): Privileges {
  if (grant.usual) return grant.usual;
  const kind = aclKindOf(grant.path[0] ?? '');
  return kind === undefined || grant.grantor !== undefined ? [] : usualPrivileges(kind, grant.role);
}

/** What the role may have when the grant is to be made: an object that was just made has what it got at birth. */
function before(grant: Grant, { before: state }: Sides): readonly Privileges[] {
  const kind = aclKindOf(grant.path[0] ?? '');
  if (kind === undefined || grant.grantor !== undefined || grant.on !== undefined) return [usual(grant)];
  const [, schema = ''] = grant.path;
  const atBirth = privilegesAtBirth(kind, schema, state).get(grant.role) ?? [];
  const isNew = grant.parent !== undefined && !state.objects.has(grant.parent);
  return isNew ? [atBirth] : [usual(grant), atBirth];
}

/** GRANT speaks for the owner; what somebody else gave is only given, or taken back, by that role itself. */
function asGrantor(grant: Grant, texts: readonly string[], sides: Sides): readonly Statement[] {
  const own = texts.map((sql) => statement(sql, [grant.id], { lock: 'blocks schema changes' }));
  if (grant.grantor === undefined || own.length === 0) return own;
  const role = quoteName(grant.grantor);
  const schema = closedTo(grant, sides);
  const usage = schema === undefined ? undefined : `USAGE ON SCHEMA ${quoteName(schema)}`;
  const told = (...texts: readonly string[]): readonly Statement[] =>
    texts.map((sql) => statement(sql, [grant.id]));
  return [
    ...(usage === undefined ? [] : told(`GRANT ${usage} TO ${role}`)),
    ...told(`SET LOCAL ROLE ${role}`),
    ...own,
    ...told('RESET ROLE', ...(usage === undefined ? [] : [`REVOKE ${usage} FROM ${role}`])),
  ];
}

function compile(grant: Grant, moves: Moves, side: keyof Sides, sides: Sides): readonly Statement[] {
  const state = sides[side];
  const texts = moveTexts(moves, { ...targetOf(grant, state), role: roleText(grant, state) });
  return asGrantor(grant, texts, sides);
}

/** Whether an alter takes away what other grants stand on: the option to pass on, or what REVOKE takes with it. */
export function weakensGrant(from: Grant, to: Grant): boolean {
  return takesAway(movesOf(from.privileges, to.privileges));
}

/** The SQL of grants. https://www.postgresql.org/docs/current/sql-grant.html */
export const grantSql: ObjectSql<Grant> = {
  way: () => 'alone',
  create: (grant, _embedded, sides) =>
    compile(grant, movesFromAny(before(grant, sides), grant.privileges), 'after', sides),
  drop: (grant, sides) => compile(grant, movesOf(grant.privileges, usual(grant)), 'before', sides),
  alter: (from, to, sides) => compile(to, movesOf(from.privileges, to.privileges), 'after', sides),
  rename: () => never('a grant has no name'),
};
