import { SchemactlError, messageOf } from '../../../../domain/error.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import type { RowWitness, Seeded, TableRows } from '../../../../services/ports/row-witness.js';
import { seedTables } from '../../../witness/seed.js';
import type { Both } from '../../../witness/seed-facts.js';
import { newChecks } from '../../../witness/seed-facts.js';
import type { SeedRow, SeedTable } from '../../../witness/seed-table.js';
import { isLost } from '../errors.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { Row, Wire } from '../wire.js';
import { withRoots } from './partitions.js';
import { seedTablesOf } from './tables.js';

/** What the witness needs of its session. */
export interface WitnessSession {
  readonly rows: (sql: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;
  readonly wire: Wire;
}

function tableOf(state: SchemaState, id: ObjectId): Table {
  const table = find(state, 'table', id);
  if (!table) throw new SchemactlError('INTERNAL', `there is no ${id} to seed or read`);
  return table;
}

function insertText(table: Table, rows: readonly SeedRow[]): string {
  const columns = [...(rows[0]?.keys() ?? [])];
  if (columns.length === 0) return `insert into ${qualified(table.path)} default values`;
  const tuples = rows.map((row) => `(${columns.map((name) => row.get(name) ?? 'NULL').join(', ')})`);
  const names = columns.map(quoteName).join(', ');
  return `insert into ${qualified(table.path)} (${names}) overriding system value values ${tuples.join(', ')}`;
}

/** The check to come that a row breaks; one that speaks of columns to come can't be asked. */
async function broken(
  { wire }: WitnessSession,
  table: Table,
  checks: readonly string[],
): Promise<string | undefined> {
  for (const check of checks) {
    await wire.exec('savepoint schemactl_check');
    try {
      const found = await wire.query(`select from ${qualified(table.path)} where not (${check}) limit 1`);
      if (found.length > 0) return `no row fits the check ${check}`;
    } catch {
      await wire.exec('rollback to savepoint schemactl_check');
    }
  }
  return undefined;
}

/** One message a table where all goes well: the savepoint costs no trip of its own. */
async function insert(
  session: WitnessSession,
  both: Both,
  seed: SeedTable,
  rows: readonly SeedRow[],
): Promise<string | undefined> {
  const { wire } = session;
  const table = tableOf(both.state, seed.id);
  const checks = newChecks(both, seed.id);
  try {
    await wire.exec('savepoint schemactl_seed');
    await wire.exec(insertText(table, rows));
    const refusal = await broken(session, table, checks);
    if (refusal !== undefined) await wire.exec('rollback to savepoint schemactl_seed');
    await wire.exec('release savepoint schemactl_seed');
    return refusal;
  } catch (error) {
    if (isLost(error)) throw error;
    await wire.exec('rollback to savepoint schemactl_seed; release savepoint schemactl_seed');
    return messageOf(error).split('\n')[0] ?? 'refused';
  }
}

async function seed(session: WitnessSession, both: Both, without: ReadonlySet<ObjectId>): Promise<Seeded> {
  const { wire } = session;
  const own = wire.status() === 'idle';
  if (own) await wire.exec('begin');
  await wire.exec('set constraints all immediate');
  const seeded = await seedTables(seedTablesOf(both), withRoots(without, both.state), (table, rows) =>
    insert(session, both, table, rows),
  );
  if (own) await wire.exec('commit');
  return seeded;
}

/**
 * Of a table by itself: what lies in those below is read there. Rows come in the order of the primary key where all of it is read, else of all that is read.
 */
async function read(
  session: WitnessSession,
  state: SchemaState,
  id: ObjectId,
  columns: readonly string[],
): Promise<TableRows> {
  const table = tableOf(state, id);
  const primary = childrenOfKind(state, id, 'primary-key')[0]?.columns ?? [];
  const key = primary.length > 0 && primary.every((name) => columns.includes(name)) ? primary : columns;
  const order = key.map((name) => `${quoteName(name)}::pg_catalog.text collate pg_catalog."C"`).join(', ');
  const values = columns.map((name, at) => `${quoteName(name)}::pg_catalog.text as c${at}`).join(', ');
  const rows = await session.rows(`select ${values} from only ${qualified(table.path)} order by ${order}`);
  const entries = columns.map((name, at): [string, readonly (string | null)[]] => [
    name,
    rows.map((row) => row[`c${at}`] as string | null),
  ]);
  return { count: rows.length, columns: new Map(entries) };
}

/** Rows in a shadow: put there so that a proof can say whether a change loses any. */
export function postgresWitness(session: WitnessSession): RowWitness {
  return {
    seed: (state, fitting, without) => seed(session, { state, fitting }, without),
    read: (state, table, columns) => read(session, state, table, columns),
  };
}
