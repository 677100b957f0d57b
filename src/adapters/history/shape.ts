import { SchemactlError } from '../../domain/error.js';
import type { FoundColumn, HistoryPlace, HistoryRow } from './store.js';

/** Which of the two tables are there. */
export interface Present {
  readonly migrations: boolean;
  readonly history: boolean;
}

const historyColumns: Readonly<Record<keyof HistoryRow, true>> = {
  version: true,
  kind: true,
  name: true,
  checksum: true,
  token_checksum: true,
  text: true,
  applied_at: true,
  duration_ms: true,
  applied_by: true,
  statements_done: true,
  statements_total: true,
};

function foreign(table: string, why: string, hint: string): SchemactlError {
  return new SchemactlError('BAD_SOURCE', `the table ${table} is not ours: ${why}`, { hint });
}

function checkMigrations(name: string, columns: readonly FoundColumn[]): void {
  const hint = 'Another tool keeps it. Give ours another name with --migrations-table.';
  const version = columns.find(({ column }) => column === 'version');
  if (!version) throw foreign(name, 'it has no column version', hint);
  if (!version.text) throw foreign(name, 'its column version does not hold text', hint);
  const other = columns.find(({ column, optional }) => column !== 'version' && !optional);
  if (other) throw foreign(name, `its column ${other.column} must be filled`, hint);
}

function checkHistory(name: string, columns: readonly FoundColumn[]): void {
  const found = new Set(columns.map(({ column }) => column));
  const lacking = Object.keys(historyColumns).find((column) => !found.has(column));
  if (lacking === undefined) return;
  throw foreign(
    name,
    `it has no column ${lacking}`,
    'Rename or drop that table; a new one is made in its place.',
  );
}

/** Which tables are there; throws BAD_SOURCE for one of that name that belongs to another tool. */
export function present(place: HistoryPlace, columns: readonly FoundColumn[]): Present {
  const migrations = columns.filter(({ table }) => table === place.migrations);
  const history = columns.filter(({ table }) => table === place.history);
  const shown = (table: string): string => `${place.schema}.${table}`;
  if (migrations.length > 0) checkMigrations(shown(place.migrations), migrations);
  if (history.length > 0) checkHistory(shown(place.history), history);
  return { migrations: migrations.length > 0, history: history.length > 0 };
}
