import { objectId } from '../../../../domain/schema/id.js';
import type { Owner } from '../../../../domain/schema/objects/access.js';
import { ownerRole } from '../../../../domain/schema/objects/access.js';
import type { Row } from './row.js';
import { flag, text, textOrNone } from './row.js';
import type { Subjects } from './subjects.js';

function part(catalog: string, prefix: string, condition = 'true'): string {
  return `select '${catalog}' as catalog, x.oid, x.${prefix}owner as owner, null::pg_catalog.oid as usual
    from pg_catalog.${catalog} x where ${condition}`;
}

/** A sequence that a column owns always has the owner of the table. */
const relations = `x.relkind in ('r', 'p', 'v', 'm', 'f') or x.relkind = 'S' and not exists (
  select from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
    and d.objid = x.oid and d.refclassid = d.classid and d.refobjsubid > 0 and d.deptype in ('a', 'i'))`;

const parts: readonly string[] = [
  part('pg_class', 'rel', relations),
  part('pg_type', 'typ', `x.typtype in ('d', 'e', 'r', 'c', 'b', 'p')`),
  part('pg_proc', 'pro'),
  part('pg_operator', 'opr'),
  part('pg_opclass', 'opc'),
  part('pg_opfamily', 'opf'),
  part('pg_collation', 'coll'),
  part('pg_language', 'lan'),
  part('pg_conversion', 'con'),
  part('pg_ts_dict', 'dict'),
  part('pg_ts_config', 'cfg'),
  part('pg_statistic_ext', 'stx'),
  part('pg_event_trigger', 'evt'),
  part('pg_publication', 'pub'),
  part('pg_subscription', 'sub'),
  part('pg_foreign_data_wrapper', 'fdw'),
  part('pg_foreign_server', 'srv'),
  part('pg_namespace', 'nsp', `x.nspname <> 'public'`),
];

/** The schema `public` belongs to the owner of the database, before 15 to whoever made the cluster. */
const publicSchema = (version: number): string => {
  const usual =
    version >= 150000 ? `'pg_database_owner'::pg_catalog.regrole::pg_catalog.oid` : '10::pg_catalog.oid';
  return `select 'pg_namespace', x.oid, x.nspowner, ${usual} from pg_catalog.pg_namespace x
    where x.nspname = 'public' and x.nspowner <> ${usual}`;
};

const roleName = (oid: string): string => `pg_catalog.pg_get_userbyid(${oid})`;

/** Reads the owners that aren't the role that works here. */
export const ownerQuery = (version: number): string => `
  select q.catalog, q.oid::pg_catalog.text as oid, ${roleName('q.owner')} as role,
    ${roleName('q.owner')} = current_user as own,
    case when q.usual is not null then ${roleName('q.usual')} end as usual
  from (${parts.join('\nunion all\n')}\nunion all\n${publicSchema(version)}) q
  where q.usual is not null or q.oid >= 16384 and ${roleName('q.owner')} <> current_user`;

/** The owner that a row of the catalog tells of. */
export function ownersOf(row: Row, subjects: Subjects): readonly Owner[] {
  const role = flag(row, 'own') ? ownerRole : text(row, 'role');
  const usual = textOrNone(row, 'usual');
  if (usual !== undefined) return [ownerOf(['schema', 'public'], undefined, role, usual)];
  const subject = subjects(text(row, 'catalog'), text(row, 'oid'), 0);
  return subject ? [ownerOf([subject.kind, ...subject.path], subject.parent, role)] : [];
}

function ownerOf(path: readonly string[], parent: string | undefined, role: string, usual?: string): Owner {
  return { kind: 'owner', id: objectId('owner', path), path, parent, needs: [], role, usual };
}
