import type { ObjectId } from '../../domain/schema/id.js';
import type { Seeded } from '../../services/ports/row-witness.js';
import { seedOrder } from './seed-order.js';
import type { Turn } from './seed-order.js';
import { rowCount, seedRow } from './seed-row.js';
import type { Inserted } from './seed-row.js';
import type { SeedRow, SeedTable, Style } from './seed-table.js';

/**
 * Puts rows into a table, all or none; gives the reason where they are refused, by the table or by a check that it is
 * to get.
 */
export type Insert = (table: SeedTable, rows: readonly SeedRow[]) => Promise<string | undefined>;

interface Try {
  readonly style: Style;
  readonly shift?: number;
}

const tries: readonly Try[] = [
  { style: 'bold' },
  { style: 'hinted' },
  { style: 'hinted', shift: 1 },
  { style: 'hinted', shift: 2 },
  { style: 'hinted', shift: 3 },
  { style: 'plain' },
  { style: 'descending' },
];

interface Filled {
  readonly rows: readonly SeedRow[];
  readonly why?: string | undefined;
}

/** All rows of a table for one statement, as bold as can be. */
function boldRows(turn: Turn, inserted: Inserted, count: number): readonly SeedRow[] {
  const own: SeedRow[] = [];
  for (let index = 0; index < count; index++) {
    const row = seedRow({ ...turn, index, inserted, own }, count, 'bold');
    if (row) own.push(row);
  }
  return own;
}

/** Row by row, each in the boldest style that the table takes. */
async function oneByOne(turn: Turn, inserted: Inserted, count: number, insert: Insert): Promise<Filled> {
  const rows: SeedRow[] = [];
  let why: string | undefined;
  for (let index = 0; index < count; index++) {
    for (const { style, shift } of tries) {
      const row = seedRow({ ...turn, index, inserted, own: rows, shift }, count, style);
      const refusal = row && (await insert(turn.table, [row]));
      if (row && refusal === undefined) {
        rows.push(row);
        break;
      }
      why = refusal ?? why;
    }
  }
  return { rows, why };
}

async function fillTable(turn: Turn, inserted: Inserted, insert: Insert): Promise<Filled> {
  const count = rowCount(turn.table, inserted);
  const rows = boldRows(turn, inserted, count);
  if (rows.length === 0) return { rows, why: 'what its foreign keys refer to has no rows' };
  const why = await insert(turn.table, rows);
  return why === undefined ? { rows } : oneByOne(turn, inserted, count, insert);
}

/**
 * Fills tables, parents first. A table that takes no row at all is skipped with the last reason it gave, and so is one
 * that has to stay empty.
 */
export async function seedTables(
  tables: readonly SeedTable[],
  without: ReadonlySet<ObjectId>,
  insert: Insert,
): Promise<Seeded> {
  const inserted = new Map<ObjectId, readonly SeedRow[]>();
  const skipped: { table: ObjectId; why: string }[] = [];
  for (const table of tables.filter(({ id }) => without.has(id))) {
    skipped.push({ table: table.id, why: 'a statement of the revision fails on rows that do not fit it' });
  }
  for (const turn of seedOrder(tables.filter(({ id }) => !without.has(id)))) {
    const { rows, why } = await fillTable(turn, inserted, insert);
    if (rows.length > 0) inserted.set(turn.table.id, rows);
    else skipped.push({ table: turn.table.id, why: why ?? 'no row fits' });
  }
  const counts = [...inserted.values()].map((rows) => rows.length);
  return { tables: inserted.size, rows: counts.reduce((sum, count) => sum + count, 0), skipped };
}
