import type { PostgresTarget } from '../../../../domain/target/target.js';
import type { Contents } from '../../../../services/ports/clones.js';
import { connectClient } from '../connect.js';
import { statementError } from '../errors.js';
import { endOf } from '../pg-wire.js';

/** What a clone has to know of a database and of the server on which it lies. */
export interface Facts {
  /** The server, however it is reached: a standby is another one than its primary. */
  readonly server: string;
  readonly database: string;
  readonly major: number;
  /** The roles that own something in it. */
  readonly owners: readonly string[];
  /** The roles that something is granted to. */
  readonly grantees: readonly string[];
  /** What it takes on the disk. */
  readonly bytes: number;
  /** What the rows alone take, which is about what a stream of them has. */
  readonly rowBytes: number;
  readonly filled: boolean;
}

/** What template1 gives every database of a server by an extension is no content of its own. */
const notOfExtensions = (catalog: string): string => `x.oid >= 16384 and not exists (select from pg_depend e
    where e.classid = '${catalog}'::regclass and e.objid = x.oid and e.deptype = 'e')`;

/** The owner of a server is one whom pg_shdepend doesn't mention. */
const owned = (catalog: string, owner: string): string =>
  `select x.${owner} from ${catalog} x where ${notOfExtensions(catalog)}`;

const byKind = (kinds: string): string => `select s.refobjid from pg_shdepend s
    where s.dbid = d.oid and s.refclassid = 'pg_authid'::regclass and s.deptype in (${kinds})`;

const names = (roles: string): string =>
  `(select coalesce(json_agg(distinct pg_get_userbyid(r)), '[]') from (${roles}) as s(r))`;

const owners = [
  byKind("'o'"),
  owned('pg_class', 'relowner'),
  owned('pg_proc', 'proowner'),
  owned('pg_type', 'typowner'),
  owned('pg_namespace', 'nspowner'),
].join(' union ');

const systemSchemas = `select n.oid from pg_namespace n where n.nspname ~ '^pg_toast|^pg_temp'`;

const query = `
  select (select system_identifier::text from pg_control_system()) || '/' || pg_postmaster_start_time()::text as server,
    d.datname::text as database, current_setting('server_version_num')::int / 10000 as major,
    ${names(owners)} as owners, ${names(byKind("'a', 'r'"))} as grantees, pg_database_size(d.oid)::float8 as bytes,
    (select coalesce(sum(pg_table_size(c.oid)), 0)::float8 from pg_class c
      where c.relkind = 'r' and c.oid >= 16384) as "rowBytes",
    exists (select from pg_class x where ${notOfExtensions('pg_class')} and x.relnamespace not in (${systemSchemas}))
      or exists (select from pg_proc x where ${notOfExtensions('pg_proc')})
      or exists (select from pg_type x where ${notOfExtensions('pg_type')})
      or exists (select from pg_namespace x where ${notOfExtensions('pg_namespace')} and x.oid not in (${systemSchemas}))
      as filled
  from pg_database d where d.datname = current_database()`;

/** Reads what is to be known of a database. Throws what a connection to it throws. */
export async function factsOf(target: PostgresTarget): Promise<Facts> {
  const client = await connectClient(target);
  try {
    await client.query(`set search_path = pg_catalog`);
    const { rows } = await client.query<Facts>(query);
    const [facts] = rows;
    if (!facts) throw new Error('the server knows nothing of the database');
    return facts;
  } catch (error) {
    throw statementError(error, '', target);
  } finally {
    await endOf(client);
  }
}

/** Whether a database that is there holds anything. */
export const contentsOf = ({ filled }: Facts): Contents => (filled ? 'filled' : 'empty');
