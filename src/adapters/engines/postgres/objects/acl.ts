import { everyone, ownerRole } from '../../../../domain/schema/objects/access.js';

/** What the privileges of an object are like: PostgreSQL has one set of them for tables, another for functions … */
export type AclKind =
  | 'table'
  | 'column'
  | 'sequence'
  | 'function'
  | 'type'
  | 'schema'
  | 'language'
  | 'foreign-data-wrapper'
  | 'foreign-server'
  | 'large-object';

/** Privileges as facets hold them: sorted, `ALL` for all there are, with `*` where the role may pass them on. */
export type Privileges = readonly string[];

const tables = ['DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE'];

/** How many different privileges a server knows for a kind. https://www.postgresql.org/docs/current/ddl-priv.html */
function count(kind: AclKind, version: number): number {
  switch (kind) {
    case 'table':
      return version >= 170000 ? tables.length + 1 : tables.length;
    case 'column':
      return 4;
    case 'sequence':
      return 3;
    case 'schema':
    case 'large-object':
      return 2;
    case 'function':
    case 'type':
    case 'language':
    case 'foreign-data-wrapper':
    case 'foreign-server':
      return 1;
  }
}

/** One privilege as an access control list has it. */
export interface AclItem {
  readonly privilege: string;
  readonly grantable: boolean;
}

/**
 * Privileges as facets: where a role has all of several, `ALL` says so, which means the same on a server that knows
 * one more.
 */
export function privilegesOf(items: readonly AclItem[], kind: AclKind, version: number): Privileges {
  const all = count(kind, version);
  const grantable = items.filter((item) => item.grantable).length;
  if (all > 1 && items.length === all && grantable === 0) return ['ALL'];
  if (all > 1 && items.length === all && grantable === all) return ['ALL*'];
  return items.map((item) => `${item.privilege}${item.grantable ? '*' : ''}`).sort();
}

/** What a role has by itself on an object of this kind, as far as nobody says otherwise. */
export function usualPrivileges(kind: AclKind, role: string): Privileges {
  const single = { function: 'EXECUTE', type: 'USAGE', language: 'USAGE' } as const;
  const forAll = kind === 'function' || kind === 'type' || kind === 'language' ? single[kind] : undefined;
  if (role === everyone) return forAll === undefined ? [] : [forAll];
  if (role !== ownerRole || kind === 'column') return [];
  if (forAll !== undefined) return [forAll];
  return kind === 'foreign-data-wrapper' || kind === 'foreign-server' ? ['USAGE'] : ['ALL'];
}

/** The kinds of privileges by the kinds of objects that have them. */
const aclKinds: Readonly<Record<string, AclKind>> = {
  table: 'table',
  view: 'table',
  'materialized-view': 'table',
  column: 'column',
  sequence: 'sequence',
  function: 'function',
  procedure: 'function',
  aggregate: 'function',
  enum: 'type',
  domain: 'type',
  composite: 'type',
  'shell-type': 'type',
  'base-type': 'type',
  range: 'type',
  schema: 'schema',
  language: 'language',
  'foreign-data-wrapper': 'foreign-data-wrapper',
  'foreign-server': 'foreign-server',
};

/** What the privileges of a kind of object are like; undefined where it has none. */
export function aclKindOf(kind: string): AclKind | undefined {
  return aclKinds[kind];
}

/** Whether two lists of privileges are the same. */
export function samePrivileges(a: Privileges, b: Privileges): boolean {
  return a.length === b.length && a.every((privilege, index) => privilege === b[index]);
}
