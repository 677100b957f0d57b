import { objectId } from '../../../../domain/schema/id.js';
import type { DefaultPrivilege, DefaultPrivilegeSubject } from '../../../../domain/schema/objects/access.js';
import { everyone, ownerRole } from '../../../../domain/schema/objects/access.js';
import type { Privileges } from './acl.js';
import { privilegesOf, samePrivileges, usualPrivileges } from './acl.js';
import type { Row } from './row.js';
import { flag, rows, text, textOrNone } from './row.js';

/** Reads what later objects of each role get at birth. https://www.postgresql.org/docs/current/sql-alterdefaultprivileges.html */
export const defaultPrivilegeQuery = `
  select n.nspname as schema, d.defaclobjtype as letter,
    case pg_catalog.pg_get_userbyid(d.defaclrole) when current_user then '' else pg_catalog.pg_get_userbyid(d.defaclrole) end
      as maker,
    (select pg_catalog.json_agg(pg_catalog.json_build_object('privilege', i.privilege_type, 'grantable', i.is_grantable,
       'role', case i.grantee when 0 then '${everyone}' when d.defaclrole then ''
         else pg_catalog.pg_get_userbyid(i.grantee) end))
     from pg_catalog.aclexplode(d.defaclacl) i) as items
  from pg_catalog.pg_default_acl d left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace`;

const subjects: Readonly<Record<string, DefaultPrivilegeSubject>> = {
  r: 'table',
  S: 'sequence',
  f: 'function',
  T: 'type',
  n: 'schema',
  L: 'large-object',
};

/** What a role gets at birth by itself: all rules of one schema come on top of that, the others stand in its place. */
export function usualAtBirth(
  on: DefaultPrivilegeSubject,
  schema: string | undefined,
  role: string,
): Privileges {
  return schema === undefined ? usualPrivileges(on, role) : [];
}

/** The default privileges that a row of the catalog tells of, one for each grantee. */
export function defaultPrivilegesOf(row: Row, version: number): readonly DefaultPrivilege[] {
  const on = subjects[text(row, 'letter')];
  if (on === undefined) return [];
  const [maker, schema] = [text(row, 'maker'), textOrNone(row, 'schema')];
  const items = rows(row, 'items');
  const roles = new Set([ownerRole, everyone, ...items.map((item) => text(item, 'role'))]);
  return [...roles].flatMap((role): readonly DefaultPrivilege[] => {
    const own = items
      .filter((item) => text(item, 'role') === role)
      .map((item) => ({ privilege: text(item, 'privilege'), grantable: flag(item, 'grantable') }));
    const privileges = privilegesOf(own, on, version);
    if (samePrivileges(privileges, usualAtBirth(on, schema, role))) return [];
    const path = [maker, schema ?? '', on, role];
    const parent = schema === undefined || schema === 'public' ? undefined : objectId('schema', [schema]);
    const facets = { maker, schema, on, role, privileges };
    return [
      {
        kind: 'default-privilege',
        id: objectId('default-privilege', path),
        path,
        parent,
        needs: [],
        ...facets,
      },
    ];
  });
}
