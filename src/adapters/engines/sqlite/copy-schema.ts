import type { Database } from 'better-sqlite3';
import { describeTarget } from '../../../domain/target/target.js';
import type { SqliteTarget } from '../../../domain/target/target.js';
import type { OpenOptions } from '../../../services/ports/engine.js';
import { openDatabase, openFile } from './connect.js';
import { sqliteError } from './errors.js';
import { historyPlace } from './history.js';
import { quoteName } from './sql/quote.js';

/** Settings that lie in the file; the first three only before it holds anything. */
const settings = ['page_size', 'encoding', 'auto_vacuum', 'user_version', 'application_id'] as const;

/** What a virtual table makes for itself is left to it, as is what SQLite keeps for itself. */
const objects = `SELECT s.sql FROM main.sqlite_schema s
  LEFT JOIN pragma_table_list l ON s.type = 'table' AND l.schema = 'main' AND l.name = s.name
  WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND l.type IS NOT 'shadow'
    AND NOT EXISTS (SELECT 1 FROM pragma_table_list o
      WHERE o.schema = 'main' AND o.name = s.tbl_name AND s.type <> 'table' AND o.type = 'shadow')
  ORDER BY CASE s.type WHEN 'table' THEN 1 WHEN 'view' THEN 2 WHEN 'index' THEN 3 ELSE 4 END, s.rowid`;

/** Makes a file with the schema of a database and the records of its applied revisions, but no other rows. */
export function copySchema(source: SqliteTarget, place: string, options: OpenOptions): void {
  const waitMs = options.lockTimeoutMs;
  const from = openDatabase(source, { readOnly: true, waitMs });
  try {
    const to = openFile(place, { readOnly: false, create: true, waitMs }, describeTarget(source));
    try {
      from.exec('BEGIN');
      fill(from, to, options);
    } finally {
      to.close();
    }
  } catch (error) {
    throw sqliteError(error, describeTarget(source));
  } finally {
    from.close();
  }
}

function fill(from: Database, to: Database, options: OpenOptions): void {
  const valueOf = (name: string): unknown => from.pragma(name, { simple: true });
  to.pragma('foreign_keys = off');
  for (const name of settings) to.pragma(`${name} = ${literal(valueOf(name))}`);
  const statements = from.prepare<[], string>(objects).pluck().all();
  to.exec('BEGIN');
  // An empty file is no backup of anything: it must have a page.
  to.exec('CREATE TABLE schemactl_page (a); DROP TABLE schemactl_page');
  for (const sql of statements) to.exec(sql);
  for (const table of tablesOf(from, options)) copyRows(from, to, table);
  to.exec('COMMIT');
}

const literal = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));

function tablesOf(from: Database, { migrationsTable }: OpenOptions): readonly string[] {
  const { migrations, history } = historyPlace(migrationsTable);
  const found = from.prepare<[string], string>(
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE",
  );
  return [migrations, history].flatMap((name) => found.pluck().all(name));
}

function copyRows(from: Database, to: Database, table: string): void {
  const select = from.prepare<[], unknown[]>(`SELECT * FROM main.${quoteName(table)}`).raw();
  const marks = select.columns().map(() => '?');
  const insert = to.prepare(`INSERT INTO ${quoteName(table)} VALUES (${marks.join(', ')})`);
  for (const row of select.safeIntegers().all()) insert.run(row);
}
