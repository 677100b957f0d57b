import Database from 'better-sqlite3';
import { dumpCatalog } from '../../oracle/pg-catalog';
import { connected } from '../../setup/postgres';

/** The tables that keep the history; they are nobody's schema. */
const bookkeeping = /\b(?:schema_migrations|schemactl_(?:history|hold))/;

/** Runs a query on a database of any engine, by its own driver. */
export async function query(url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  if (!url.startsWith('sqlite:')) {
    return connected(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
  }
  const db = new Database(url.slice('sqlite:'.length), { timeout: 20_000 });
  try {
    const statement = db.prepare<[], Record<string, unknown>>(sql);
    if (statement.reader) return statement.all();
    statement.run();
    return [];
  } finally {
    db.close();
  }
}

/** What a database holds, one line an object, in words that share nothing with schemactl. */
export async function structureOf(url: string): Promise<readonly string[]> {
  if (!url.startsWith('sqlite:')) {
    const entries = await connected(url, dumpCatalog);
    return entries.filter((entry) => !bookkeeping.test(entry));
  }
  const found = await query(url, 'select type, name, tbl_name, sql from sqlite_schema order by type, name');
  return found.map((row) => JSON.stringify(row)).filter((line) => !bookkeeping.test(line));
}

/** The versions that dbmate's own table holds, sorted. */
export async function versionsIn(url: string): Promise<readonly unknown[]> {
  return (await query(url, 'select version from schema_migrations order by version')).map(
    ({ version }) => version,
  );
}
