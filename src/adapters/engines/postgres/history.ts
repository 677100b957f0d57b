import type { HistoryTable } from '../../../services/ports/history-table.js';
import { messageOf } from '../../../domain/error.js';
import { historyTable } from '../../history/history.js';
import type { FoundColumn, HistoryWords } from '../../history/store.js';
import type { HistoryPlace } from '../../history/store.js';
import { kyselyDialect } from './kysely.js';
import { qualified, quoteLiteral, quoteName } from './sql/quote.js';
import type { Row } from './wire.js';

/** What the history needs of its session. */
export interface HistorySession {
  readonly rows: (sql: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;
  readonly run: (sql: string) => Promise<void>;
  readonly names: HistoryPlace;
}

/** The engine's spelling in the statements of the history. */
export const words: HistoryWords = {
  versionType: 'varchar',
  timeType: 'timestamptz',
  bytesType: 'bytea',
  durationType: 'double precision',
  equals: 'operator(pg_catalog.=)',
  less: 'operator(pg_catalog.<)',
  asText: '::pg_catalog.text',
  isoTime: (column) =>
    `pg_catalog.to_char(pg_catalog.timezone('UTC', ${column}), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  quoteName,
};

const columnsQuery = `
  select c.relname as table, a.attname as column, t.typcategory::pg_catalog.text as category,
    (a.atthasdef or a.attidentity operator(pg_catalog.<>) ''::pg_catalog."char" or not a.attnotnull) as optional
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid operator(pg_catalog.=) c.oid
  join pg_catalog.pg_type t on t.oid operator(pg_catalog.=) a.atttypid
  where n.nspname operator(pg_catalog.=) $1::pg_catalog.name
    and c.relname operator(pg_catalog.=) any ($2::pg_catalog.name[])
    and c.relkind operator(pg_catalog.=) any ('{r,p,v,f,m}'::pg_catalog."char"[])
    and a.attnum operator(pg_catalog.>) 0::pg_catalog.int2 and not a.attisdropped
  order by a.attnum`;

async function columns(
  { rows, names }: HistorySession,
  tables: readonly [string, string] = [names.migrations, names.history],
): Promise<readonly FoundColumn[]> {
  const found = await rows(columnsQuery, [names.schema, tables]);
  return found.map((row) => ({
    table: String(row['table']),
    column: String(row['column']),
    text: row['category'] === 'S',
    optional: row['optional'] === true,
  }));
}

function script({ schema, migrations }: HistoryPlace, versions: readonly string[]): string {
  const table = qualified([schema, migrations]);
  const space = schema === 'public' ? '' : `CREATE SCHEMA IF NOT EXISTS ${quoteName(schema)};\n`;
  const create = `${space}CREATE TABLE IF NOT EXISTS ${table} (version varchar PRIMARY KEY);\n`;
  const values = versions.map((version) => `    (${quoteLiteral(version)})`).join(',\n');
  const insert = versions.length === 0 ? '' : `\nINSERT INTO ${table} (version) VALUES\n${values};\n`;
  return `--\n-- Dbmate schema migrations\n--\n\n${create}${insert}`;
}

/** Makes the schema only where it is missing: the role need not be allowed to. */
async function prepare({ rows, run, names }: HistorySession): Promise<void> {
  const query =
    'select from pg_catalog.pg_namespace n where n.nspname operator(pg_catalog.=) $1::pg_catalog.name';
  if ((await rows(query, [names.schema])).length > 0) return;
  await run(`create schema if not exists ${quoteName(names.schema)}`);
}

/** The history of a PostgreSQL database; every name and operator in its statements is qualified. */
export function postgresHistory(session: HistorySession): HistoryTable {
  return historyTable({
    place: session.names,
    words,
    rows: session.rows,
    kyselyDialect: () => kyselyDialect(session.rows),
    inspect: (tables) => columns(session, tables),
    prepare: () => prepare(session),
    isRace: (error) => /SQLSTATE (?:23505|42P07|42P06|42710)/.test(messageOf(error)),
    script: (versions) => script(session.names, versions),
  });
}
