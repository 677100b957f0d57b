import { objectId } from '../../../../domain/schema/id.js';
import type { Grant } from '../../../../domain/schema/objects/access.js';
import { everyone, ownerRole } from '../../../../domain/schema/objects/access.js';
import type { AclKind, Privileges } from './acl.js';
import { privilegesOf, samePrivileges, usualPrivileges } from './acl.js';
import type { Row } from './row.js';
import { flag, number, rows, text, textOrNone } from './row.js';
import type { Subjects } from './subjects.js';

/** SQL: the rows of one catalog whose privileges were ever changed; the others have names that nobody asks for. */
function part(
  catalog: string,
  kind: string,
  prefix: string,
  fields: string,
  condition = 'true',
  always = 'false',
): string {
  const own = `'pg_catalog.${catalog}'::pg_catalog.regclass`;
  return `select '${catalog}' as catalog, ${own} as class, ${kind} as kind, ${fields}
    from pg_catalog.${catalog} x
    where ${condition} and (x.${prefix}acl is not null or ${always} or x.oid in (
      select p.objoid from pg_catalog.pg_init_privs p where p.classoid = ${own} and p.objsubid = 0))`;
}

const routineWord = `case x.prokind when 'p' then 'PROCEDURE ' else 'FUNCTION ' end`;

const fields = (prefix: string, oid: string, name: string, schema = 'null::pg_catalog.oid'): string =>
  `x.oid, 0 as sub, x.${prefix}owner as owner, x.${prefix}acl as acl, '${oid}'::"char" as letter, ${name} as name,
   ${schema} as schema, null::pg_catalog.name as column_name`;

const parts: readonly string[] = [
  part(
    'pg_class',
    `case x.relkind when 'S' then 'sequence' else 'table' end`,
    'rel',
    `x.oid, 0 as sub, x.relowner as owner, x.relacl as acl,
     case x.relkind when 'S' then 's' else 'r' end::"char" as letter,
     case x.relkind when 'S' then 'SEQUENCE ' else 'TABLE ' end || x.oid::pg_catalog.regclass::pg_catalog.text as name,
     x.relnamespace as schema, null::pg_catalog.name as column_name`,
    `x.relkind in ('r', 'p', 'v', 'm', 'f', 'S')`,
  ),
  `select 'pg_class', 'pg_catalog.pg_class'::pg_catalog.regclass, 'column', a.attrelid, a.attnum::pg_catalog.int4,
    c.relowner, a.attacl, 'c'::"char", 'TABLE ' || c.oid::pg_catalog.regclass::pg_catalog.text, c.relnamespace, a.attname
   from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
   where a.attacl is not null and a.attnum > 0 and not a.attisdropped`,
  part(
    'pg_proc',
    `'function'`,
    'pro',
    fields('pro', 'f', `${routineWord} || x.oid::pg_catalog.regprocedure::pg_catalog.text`, 'x.pronamespace'),
  ),
  part(
    'pg_type',
    `'type'`,
    'typ',
    fields(
      'typ',
      'T',
      `'TYPE ' || x.typnamespace::pg_catalog.regnamespace::pg_catalog.text || '.' || pg_catalog.quote_ident(x.typname)`,
      'x.typnamespace',
    ),
  ),
  part(
    'pg_namespace',
    `'schema'`,
    'nsp',
    fields('nsp', 'n', `'SCHEMA ' || pg_catalog.quote_ident(x.nspname)`, 'x.oid'),
    'true',
    // Made anew it has no list, and so less than at the start.
    `x.nspname = 'public'`,
  ),
  part(
    'pg_language',
    `'language'`,
    'lan',
    fields('lan', 'l', `'LANGUAGE ' || pg_catalog.quote_ident(x.lanname)`),
  ),
  part(
    'pg_foreign_data_wrapper',
    `'foreign-data-wrapper'`,
    'fdw',
    fields('fdw', 'F', `'FOREIGN DATA WRAPPER ' || pg_catalog.quote_ident(x.fdwname)`),
  ),
  part(
    'pg_foreign_server',
    `'foreign-server'`,
    'srv',
    fields('srv', 'S', `'FOREIGN SERVER ' || pg_catalog.quote_ident(x.srvname)`),
  ),
];

/** SQL: an access control list as rows of JSON; the owner has the name '', and so has nobody else. */
const items = (list: string): string => `
  (select pg_catalog.json_agg(pg_catalog.json_build_object('privilege', i.privilege_type, 'grantable', i.is_grantable,
     'role', case i.grantee when 0 then '${everyone}' when q.owner then '' else pg_catalog.pg_get_userbyid(i.grantee) end,
     'grantor', case i.grantor when q.owner then null else pg_catalog.pg_get_userbyid(i.grantor) end))
   from pg_catalog.aclexplode(${list}) i)`;

/**
 * Reads the privileges that differ from those an object has by itself, or (members of extensions, the system's own
 * objects) from those it was installed with. What those of the information schema were is recorded nowhere, so they are
 * left alone, as pg_dump does.
 */
export const grantQuery = `
  select q.catalog, q.oid::pg_catalog.text as oid, q.sub, q.kind, q.name, q.column_name, ip.initprivs is not null as installed,
    ${items('coalesce(q.acl, pg_catalog.acldefault(q.letter, q.owner))')} as items,
    ${items('ip.initprivs')} as first_items, xt.extname as extension, q.oid < 16384 as of_system,
    tn.nspname as owner_schema, t.relname as owner_table, oa.attname as owner_column,
    sn.nspname as own_schema, s.relname as own_name
  from (${parts.join('\nunion all\n')}) q
  left join pg_catalog.pg_init_privs ip on ip.classoid = q.class and ip.objoid = q.oid and ip.objsubid = q.sub
  left join pg_catalog.pg_depend e on e.classid = q.class and e.objid = q.oid and e.deptype = 'e'
  left join pg_catalog.pg_extension xt on xt.oid = e.refobjid
  left join pg_catalog.pg_depend o on q.kind = 'sequence' and o.classid = q.class and o.objid = q.oid
    and o.refclassid = q.class and o.deptype = 'i'
  left join pg_catalog.pg_class s on s.oid = o.objid left join pg_catalog.pg_namespace sn on sn.oid = s.relnamespace
  left join pg_catalog.pg_class t on t.oid = o.refobjid left join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
  left join pg_catalog.pg_attribute oa on oa.attrelid = o.refobjid and oa.attnum = o.refobjsubid
  where (q.acl is distinct from ip.initprivs or q.name = 'SCHEMA public')
    and q.schema is distinct from (select oid from pg_catalog.pg_namespace where nspname = 'information_schema')`;

/** What a grant belongs to; `on` names it in DDL where the state doesn't hold it. */
interface Place {
  readonly path: readonly string[];
  readonly parent?: string | undefined;
  readonly on?: string | undefined;
  readonly column?: string | undefined;
}

/** Where the grants of a row belong: its object, the identity column it lies behind, an extension, the system. */
function placeOf(row: Row, subjects: Subjects): Place | undefined {
  const subject = subjects(text(row, 'catalog'), text(row, 'oid'), number(row, 'sub'));
  if (subject) return { path: [subject.kind, ...subject.path], parent: subject.parent };
  const column = textOrNone(row, 'owner_column');
  if (column !== undefined) {
    const parent = objectId('column', [text(row, 'owner_schema'), text(row, 'owner_table'), column]);
    return { path: ['sequence', text(row, 'own_schema'), text(row, 'own_name')], parent };
  }
  const on = textOrNone(row, 'name');
  if (on === undefined) return undefined;
  if (isPublicSchema(row)) return { path: ['schema', 'public'] };
  const ownColumn = textOrNone(row, 'column_name');
  const place = { path: [on, ...(ownColumn === undefined ? [] : [ownColumn])], on, column: ownColumn };
  const extension = textOrNone(row, 'extension');
  if (extension === 'plpgsql') return place;
  if (extension !== undefined) return { ...place, parent: objectId('extension', [extension]) };
  return flag(row, 'of_system') ? place : undefined;
}

interface Holder {
  readonly role: string;
  readonly grantor: string | undefined;
}

const keyOf = (holder: Holder): string => JSON.stringify([holder.role, holder.grantor]);

function holdersOf(row: Row, key: string): ReadonlyMap<string, Holder> {
  const holders = rows(row, key).map((item): Holder => {
    return { role: text(item, 'role'), grantor: textOrNone(item, 'grantor') };
  });
  return new Map(holders.map((holder) => [keyOf(holder), holder]));
}

function privilegesIn(row: Row, key: string, holder: Holder, kind: AclKind, version: number): Privileges {
  const own = rows(row, key).filter(
    (item) => text(item, 'role') === holder.role && textOrNone(item, 'grantor') === holder.grantor,
  );
  const list = own.map((item) => ({
    privilege: text(item, 'privilege'),
    grantable: flag(item, 'grantable'),
  }));
  return privilegesOf(list, kind, version);
}

function isPublicSchema(row: Row): boolean {
  return textOrNone(row, 'name') === 'SCHEMA public';
}

/** The schema `public` starts with privileges of its own, since 15 with fewer of them. */
function firstOf(row: Row, holder: Holder, kind: AclKind, version: number): Privileges {
  if (isPublicSchema(row)) {
    if (holder.role === everyone) return version >= 150000 ? ['USAGE'] : ['ALL'];
    return usualPrivileges(kind, holder.role);
  }
  if (flag(row, 'installed')) return privilegesIn(row, 'first_items', holder, kind, version);
  return holder.grantor === undefined ? usualPrivileges(kind, holder.role) : [];
}

/** The grants that a row of the catalog tells of. */
export function grantsOf(row: Row, subjects: Subjects, version: number): readonly Grant[] {
  const place = placeOf(row, subjects);
  if (!place) return [];
  const kind = text(row, 'kind') as AclKind;
  const usual: readonly Holder[] = [ownerRole, everyone].map((role) => ({ role, grantor: undefined }));
  const holders = new Map([
    ...usual.map((holder) => [keyOf(holder), holder] as const),
    ...(isPublicSchema(row) ? [] : holdersOf(row, 'first_items')),
    ...holdersOf(row, 'items'),
  ]);
  return [...holders.values()].flatMap((holder): readonly Grant[] => {
    const privileges = privilegesIn(row, 'items', holder, kind, version);
    const first = firstOf(row, holder, kind, version);
    return samePrivileges(privileges, first) ? [] : [grantOf(place, holder, privileges, kind, first)];
  });
}

function grantOf(
  { path: subject, parent, on, column }: Place,
  { role, grantor }: Holder,
  privileges: Privileges,
  kind: AclKind,
  first: Privileges,
): Grant {
  const path = [...subject, role, ...(grantor === undefined ? [] : [grantor])];
  return {
    kind: 'grant',
    id: objectId('grant', path),
    path,
    parent,
    needs: [],
    role,
    grantor,
    privileges,
    usual: on === undefined && samePrivileges(first, usualPrivileges(kind, role)) ? undefined : first,
    on,
    column,
  };
}
