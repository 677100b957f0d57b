import { SchemactlError } from '../../../../domain/error.js';

/** Runs one query of the catalog; rows come back as plain objects. */
export type Query = (
  sql: string,
  parameters?: readonly unknown[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** One row of a catalog query, as the JSON object the server made of it: the same from every driver. */
export type Row = Readonly<Record<string, unknown>>;

/** Asks one query of the catalog and reads its rows. */
export type Ask = (sql: string) => Promise<readonly Row[]>;

function unexpected(row: Row, key: string, wanted: string): SchemactlError {
  return new SchemactlError(
    'INTERNAL',
    `the catalog gave ${JSON.stringify(row[key])} for ${key}, not ${wanted}`,
  );
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Runs a query and reads its rows; each travels as one JSON text, so that no driver's parsers matter. */
export async function readRows(query: Query, sql: string): Promise<readonly Row[]> {
  const found = await query(`select pg_catalog.row_to_json(q)::pg_catalog.text as found from (${sql}) as q`);
  return found.map((each) => {
    const row: unknown = JSON.parse(text(each, 'found'));
    if (!isRow(row)) throw unexpected(each, 'found', 'a row');
    return row;
  });
}

/** A text that must be there. */
export function text(row: Row, key: string): string {
  const value = row[key];
  if (typeof value !== 'string') throw unexpected(row, key, 'a text');
  return value;
}

/** A text, or undefined where the catalog has NULL. */
export function textOrNone(row: Row, key: string): string | undefined {
  return row[key] === null || row[key] === undefined ? undefined : text(row, key);
}

/** A boolean; NULL counts as false. */
export function flag(row: Row, key: string): boolean {
  return row[key] === true;
}

/** A small number that must be there. */
export function number(row: Row, key: string): number {
  const value = row[key];
  if (typeof value !== 'number') throw unexpected(row, key, 'a number');
  return value;
}

/** A list of texts; NULL counts as the empty list. */
export function texts(row: Row, key: string): readonly string[] {
  const value = row[key] ?? [];
  if (!Array.isArray(value)) throw unexpected(row, key, 'a list');
  return value.map(String);
}

/** A list of rows; NULL counts as the empty list. */
export function rows(row: Row, key: string): readonly Row[] {
  const value = row[key] ?? [];
  if (!Array.isArray(value)) throw unexpected(row, key, 'a list');
  return value.filter(isRow);
}

/** Sorted, or undefined where the list is empty: as facets hold lists whose order says nothing. */
export function someSorted(list: readonly string[]): readonly string[] | undefined {
  return list.length === 0 ? undefined : [...list].sort();
}

/** The list, or undefined where it is empty. */
export function some<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length === 0 ? undefined : list;
}
