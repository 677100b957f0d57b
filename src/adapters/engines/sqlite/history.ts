import { messageOf } from '../../../domain/error.js';
import type { HistoryTable } from '../../../services/ports/history-table.js';
import { historyTable } from '../../history/history.js';
import { historyTableName } from '../../history/names.js';
import type { FoundColumn, HistoryPlace, HistoryWords } from '../../history/store.js';
import { kyselyDialect } from './kysely.js';
import { quoteLiteral, quoteName } from './sql/quote.js';

type Rows = (
  sql: string,
  parameters?: readonly unknown[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** The engine's spelling in the statements of the history. */
export const words: HistoryWords = {
  versionType: 'varchar(128)',
  timeType: 'text',
  bytesType: 'blob',
  durationType: 'real',
  equals: '=',
  less: '<',
  asText: '',
  isoTime: (column) => column,
  quoteName,
};

/** Both tables lie in the database itself; dots in a name are a part of it, as in dbmate. */
export function historyPlace(table: string): HistoryPlace {
  return { schema: 'main', migrations: table, history: historyTableName(table) };
}

const columnsQuery = `
  SELECT s.name AS "table", x.name AS "column", x.type AS type, x."notnull" AS required, x.dflt_value AS preset, x.pk AS pk
  FROM main.sqlite_schema s, pragma_table_info(s.name, 'main') x
  WHERE s.type IN ('table', 'view') AND s.name IN (?, ?)`;

async function columns(
  rows: Rows,
  place: HistoryPlace,
  tables: readonly [string, string] = [place.migrations, place.history],
): Promise<readonly FoundColumn[]> {
  const found = await rows(columnsQuery, tables);
  return found.map((row) => ({
    table: String(row['table']),
    column: String(row['column']),
    text: /char|clob|text|^$/i.test(String(row['type'])),
    optional: (row['required'] !== 1 && row['pk'] === 0) || row['preset'] !== null,
  }));
}

function script(place: HistoryPlace, versions: readonly string[]): string {
  const table = `"${place.migrations.replaceAll('"', '""')}"`;
  const create = `CREATE TABLE IF NOT EXISTS ${table} (version varchar(128) primary key);\n`;
  const values = versions.map((version) => `  (${quoteLiteral(version)})`).join(',\n');
  const insert = versions.length === 0 ? '' : `INSERT INTO ${table} (version) VALUES\n${values};\n`;
  return `-- Dbmate schema migrations\n${create}${insert}`;
}

/** The history of an SQLite database. */
export function sqliteHistory(rows: Rows, place: HistoryPlace): HistoryTable {
  return historyTable({
    place,
    words,
    rows,
    kyselyDialect: () => kyselyDialect(rows),
    inspect: (tables) => columns(rows, place, tables),
    prepare: () => Promise.resolve(),
    isRace: (error) => /already exists/.test(messageOf(error)),
    script: (versions) => script(place, versions),
  });
}
