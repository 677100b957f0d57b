import Database from 'better-sqlite3';
import { reflectSqlite } from '../../../src/adapters/engines/sqlite/reflect.js';
import { sqliteDialect } from '../../../src/adapters/engines/sqlite/dialect.js';
import { diff } from '../../../src/domain/diff/diff.js';
import type { Framed } from '../../../src/domain/plan/dialect.js';
import { compileDifference } from '../../../src/domain/plan/plan.js';
import type { SchemaState } from '../../../src/domain/schema/state.js';

export type Db = Database.Database;

/** A database in memory (or a file) that holds what the SQL makes; foreign keys are enforced once it stands. */
export function open(sql = '', path = ':memory:'): Db {
  const db = new Database(path);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.pragma('foreign_keys = ON');
  return db;
}

export function reflect(
  db: Db,
  hidden: readonly string[] = [],
  exclude: readonly string[] = [],
): SchemaState {
  const query = (sql: string, parameters: readonly unknown[] = []) =>
    db.prepare<unknown[], Record<string, unknown>>(sql).all(...parameters);
  return reflectSqlite(query, { exclude }, { tables: hidden });
}

export function stateOf(sql: string): SchemaState {
  const db = open(sql);
  const state = reflect(db);
  db.close();
  return state;
}

export function blockBetween(before: SchemaState, after: SchemaState): Framed {
  return sqliteDialect.frame(compileDifference({ before, after }, sqliteDialect));
}

/** The text of a block as a file holds it. */
export function fileText({ statements, transaction }: Framed): string {
  const lines = statements.map(({ sql }) => `${sql};\n`).join('');
  return transaction ? `BEGIN;\n${lines}COMMIT;\n` : lines;
}

/** Runs a block statement by statement, in a transaction where the block doesn't bring its own. */
export function run(db: Db, block: Framed): void {
  try {
    if (block.transaction) db.exec('BEGIN');
    for (const { sql } of block.statements) db.exec(sql);
    if (block.transaction) db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    db.pragma('foreign_keys = ON');
    throw error;
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

type Row = Readonly<Record<string, string>>;
type Rows = ReadonlyMap<string, readonly Row[]>;

/** Every row of every table; values as text with their storage class. */
export function rowsOf(db: Db): Rows {
  const tables = db
    .prepare<[], { name: string }>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .all();
  return new Map(tables.map(({ name }) => [name, tableRows(db, name)] as const));
}

function tableRows(db: Db, table: string): readonly Row[] {
  const columns = db.prepare<[string], { name: string }>('SELECT name FROM pragma_table_xinfo(?)').all(table);
  const values = columns.map(
    ({ name }) => `typeof(${quoted(name)}) || ':' || quote(${quoted(name)}) AS ${quoted(name)}`,
  );
  return db.prepare<[], Row>(`SELECT ${values.join(', ')} FROM ${quoted(table)}`).all();
}

/** The rows in the columns that both sides have, on either side; equal where nothing was lost. */
export function surviving(before: Rows, after: Rows): { readonly old: unknown; readonly now: unknown } {
  const [old, now]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  for (const [table, rows] of before) {
    const kept = after.get(table);
    const [first, second] = [rows[0], kept?.[0]];
    if (!kept) continue;
    const columns = Object.keys(first ?? {}).filter((column) => second === undefined || column in second);
    const project = (all: readonly Row[]): readonly string[] =>
      all.map((row) => JSON.stringify(columns.map((column) => row[column]))).sort();
    [old[table], now[table]] = [project(rows), project(kept)];
  }
  return { old, now };
}

export function violations(db: Db): number {
  try {
    return db.prepare('SELECT * FROM pragma_foreign_key_check').all().length;
  } catch {
    return 0; // a key to columns that are no key: the engine won't look
  }
}

/** What the engine itself tells of the schema, without our reader: for a second opinion. */
export function pragmasOf(db: Db): unknown {
  const all = (sql: string, ...parameters: unknown[]): Record<string, unknown>[] =>
    db.prepare<unknown[], Record<string, unknown>>(sql).all(...parameters);
  const tables = all(
    "SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main' AND type <> 'view' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name",
  );
  const bare = (value: unknown): unknown =>
    typeof value === 'string' ? value.replace(/["`[\]\s]/g, '').toUpperCase() : value;
  return tables.map((table) => ({
    ...table,
    columns: all(
      'SELECT cid, name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?)',
      table['name'],
    ).map((column) => ({ ...column, dflt_value: bare(column['dflt_value']) })),
    keys: all(
      'SELECT "table", "from", "to", on_update, on_delete, seq FROM pragma_foreign_key_list(?) ORDER BY 1, 2, 3, 4, 5',
      table['name'],
    ),
    indexes: all('SELECT name, "unique", origin, partial FROM pragma_index_list(?)', table['name'])
      .map((index) => ({
        ...index,
        name: index['origin'] === 'c' ? index['name'] : '',
        keys: all('SELECT name, "desc", coll FROM pragma_index_xinfo(?) WHERE key = 1', index['name']),
      }))
      .map((index) => JSON.stringify(index))
      .sort(),
  }));
}

/** Leads a database with rows there and back, and says at each end what must be so. */
export function checkLoop(before: string, after: string, rows = ''): void {
  const db = open(before);
  try {
    const [from, to] = [reflect(db), stateOf(after)];
    db.exec(`PRAGMA foreign_keys = OFF; ${rows}; PRAGMA foreign_keys = ON`);
    step(db, from, to, after);
    step(db, to, from, before);
  } finally {
    db.close();
  }
}

function step(db: Db, from: SchemaState, to: SchemaState, target: string): void {
  const [old, broken] = [rowsOf(db), violations(db)];
  run(db, blockBetween(from, to));
  expect(diff(reflect(db), to).changes).toEqual([]);
  const fresh = open(target);
  expect(pragmasOf(db)).toEqual(pragmasOf(fresh));
  fresh.close();
  const { old: was, now } = surviving(old, rowsOf(db));
  expect(now).toEqual(was);
  expect(violations(db)).toBeLessThanOrEqual(broken);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(db.inTransaction).toBe(false);
  expect(db.prepare('SELECT name FROM temp.sqlite_schema').all()).toEqual([]);
}
