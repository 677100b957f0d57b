import type { Hold } from '../../../domain/hold/hold.js';
import type { HoldPlace } from '../../../services/ports/hold-place.js';
import { holdTableName } from '../../history/names.js';
import { qualified } from './sql/quote.js';
import type { Row } from './wire.js';

interface HoldSession {
  readonly rows: (sql: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;
  readonly run: (sql: string) => Promise<void>;
  /** The schema of the table of applied versions. */
  readonly schema: string;
}

/** What no copy of a database has, whether it was made by a template or from a dump. */
const identity = `((select s.system_identifier::pg_catalog.text from pg_catalog.pg_control_system() s)
  operator(pg_catalog.||) '/'::pg_catalog.text operator(pg_catalog.||)
  (select d.oid::pg_catalog.text from pg_catalog.pg_database d
    where d.datname operator(pg_catalog.=) pg_catalog.current_database()))`;

const tableQuery = `select from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace
  where n.nspname operator(pg_catalog.=) $1::pg_catalog.name and c.relname operator(pg_catalog.=) $2::pg_catalog.name`;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function holdOf(row: Row): Hold {
  return {
    by: String(row['held_by']),
    reason: textOf(row['reason']),
    since: String(row['since']),
    until: textOf(row['until']),
  };
}

/** The hold in a table of its own, whose row names the one database that it is meant for. */
export function postgresHold({ rows, run, schema }: HoldSession): HoldPlace {
  const table = qualified([schema, holdTableName]);
  const exists = async (): Promise<boolean> => (await rows(tableQuery, [schema, holdTableName])).length > 0;
  const isThis = `database operator(pg_catalog.=) ${identity}`;
  const clear = async (): Promise<void> => {
    if (await exists()) await run(`delete from ${table}`);
  };
  return {
    read: async () => {
      if (!(await exists())) return undefined;
      const [row] = await rows(`select held_by, reason, since, until from ${table} where ${isThis}`);
      return row && holdOf(row);
    },
    write: async ({ by, reason, since, until }) => {
      await run(`create table if not exists ${table} (database text primary key, held_by text not null,
  reason text, since text not null, until text)`);
      await clear();
      const values = [by, reason ?? null, since, until ?? null];
      const insert = `insert into ${table} (database, held_by, reason, since, until)`;
      await rows(`${insert} values (${identity}, $1, $2, $3, $4)`, values);
    },
    remove: clear,
  };
}
