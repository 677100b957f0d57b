import type { Database } from 'better-sqlite3';
import { SchemactlError, messageOf } from '../../../../domain/error.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import type { RowWitness, Seeded, TableRows } from '../../../../services/ports/row-witness.js';
import { seedTables } from '../../../witness/seed.js';
import type { Both } from '../../../witness/seed-facts.js';
import { newChecks } from '../../../witness/seed-facts.js';
import type { SeedRow, SeedTable } from '../../../witness/seed-table.js';
import { quoteName } from '../sql/quote.js';
import { seedTablesOf } from './tables.js';

function nameOfTable(state: SchemaState, id: ObjectId): string {
  const table = find(state, 'table', id);
  if (!table) throw new SchemactlError('INTERNAL', `there is no ${id} to seed or read`);
  return quoteName(nameOf(table));
}

/** Conflict clauses of the schema may drop or replace rows without a word; ABORT makes them speak. */
function insertText(table: string, rows: readonly SeedRow[]): string {
  const columns = [...(rows[0]?.keys() ?? [])];
  if (columns.length === 0) return `INSERT OR ABORT INTO ${table} DEFAULT VALUES`;
  const tuples = rows.map((row) => `(${columns.map((name) => row.get(name) ?? 'NULL').join(', ')})`);
  return `INSERT OR ABORT INTO ${table} (${columns.map(quoteName).join(', ')}) VALUES ${tuples.join(', ')}`;
}

/** The check to come that a row breaks; one that speaks of columns to come can't be asked. */
function broken(database: Database, table: string, checks: readonly string[]): string | undefined {
  for (const check of checks) {
    try {
      const found = database.prepare(`SELECT 1 FROM ${table} WHERE NOT (${check}) LIMIT 1`).get();
      if (found !== undefined) return `no row fits the check ${check}`;
    } catch {
      continue;
    }
  }
  return undefined;
}

function insert(
  database: Database,
  both: Both,
  seed: SeedTable,
  rows: readonly SeedRow[],
): string | undefined {
  const table = nameOfTable(both.state, seed.id);
  database.exec('SAVEPOINT schemactl_seed');
  let refusal: string | undefined;
  try {
    database.exec(insertText(table, rows));
    refusal = broken(database, table, newChecks(both, seed.id));
  } catch (error) {
    refusal = messageOf(error);
  }
  // A trigger may have rolled everything back, the savepoint with it.
  if (refusal !== undefined && database.inTransaction) database.exec('ROLLBACK TO schemactl_seed');
  if (database.inTransaction) database.exec('RELEASE schemactl_seed');
  return refusal;
}

async function seed(database: Database, both: Both, without: ReadonlySet<ObjectId>): Promise<Seeded> {
  const own = !database.inTransaction;
  if (own) database.exec('BEGIN');
  const seeded = await seedTables(seedTablesOf(both), without, (table, rows) =>
    Promise.resolve(insert(database, both, table, rows)),
  );
  if (own && database.inTransaction) database.exec('COMMIT');
  return seeded;
}

/** Values as SQLite itself writes them in SQL, so that 1, 1.0, '1' and x'31' stay four different things. */
function read(database: Database, state: SchemaState, id: ObjectId, columns: readonly string[]): TableRows {
  const primary = childrenOfKind(state, id, 'primary-key')[0]?.columns ?? [];
  const key = primary.length > 0 && primary.every((name) => columns.includes(name)) ? primary : columns;
  const values = columns.map((name) => `iif(${quoteName(name)} IS NULL, NULL, quote(${quoteName(name)}))`);
  const order = key.map((name) => `quote(${quoteName(name)})`).join(', ');
  const text = `SELECT ${values.join(', ')} FROM ${nameOfTable(state, id)} ORDER BY ${order}`;
  const rows = database.prepare(text).raw().all() as (string | null)[][];
  const entries = columns.map((name, at): [string, readonly (string | null)[]] => [
    name,
    rows.map((row) => row[at] ?? null),
  ]);
  return { count: rows.length, columns: new Map(entries) };
}

/** Rows in a shadow: put there so that a proof can say whether a change loses any. */
export function sqliteWitness(database: Database, attempt: <T>(work: () => T) => Promise<T>): RowWitness {
  return {
    seed: (state, fitting, without) => seed(database, { state, fitting }, without),
    read: (state, table, columns) => attempt(() => read(database, state, table, columns)),
  };
}
