import { isSchemactlError } from '../../../domain/error.js';
import type { SchemaObject } from '../../../domain/schema/object.js';
import type { SchemaState, Unmanaged } from '../../../domain/schema/state.js';
import { schemaState } from '../../../domain/schema/state.js';
import type { Scope } from '../../../services/ports/session.js';
import type { CatalogRows, ColumnRow, Query, SchemaRow } from './objects/catalog-rows.js';
import { readCatalogRows } from './objects/catalog-rows.js';
import { collationOf } from './objects/column.js';
import { indexOf } from './objects/index-object.js';
import type { Catalog, KnownTable } from './objects/scope.js';
import { byLowerCase } from './objects/scope.js';
import { tableObjects } from './objects/table.js';
import { triggerOf } from './objects/trigger.js';
import { viewOf } from './objects/view.js';
import { virtualTableOf } from './objects/virtual-table.js';
import { hiddenTest, withinSqlite } from './sql/patterns.js';
import { parseTable } from './sql/parse-table.js';
import type { ParsedTable } from './sql/parsed.js';
import { unreadable } from './sql/tokens.js';

/**
 * Reads the schema of the database `main` in a handful of statements, however many tables there are. What can't be
 * read with certainty is listed as unmanaged with the reason; tables in `hidden` and what belongs to them are left out.
 */
export function reflectSqlite(
  query: Query,
  scope: Scope,
  hidden: { readonly tables: readonly string[] },
): SchemaState {
  const rows = readCatalogRows(query);
  const isHidden = hiddenTest(hidden.tables);
  const unmanaged: Unmanaged[] = [];
  const tables = readTables(rows, isHidden, unmanaged);
  const catalog = catalogOf(tables, rows, isHidden);
  const objects: SchemaObject[] = [];
  for (const row of rows.schema) {
    if (isHidden(row.name) || isHidden(row.tbl_name)) continue;
    if (rows.kinds.get(row.tbl_name) === 'shadow') continue;
    if (rows.kinds.get(row.name) === 'virtual') {
      objects.push(...attempt(row, unmanaged, () => [virtualTableOf(row.name, row.sql ?? '', catalog)]));
      continue;
    }
    objects.push(...attempt(row, unmanaged, () => objectsOf(row, tables, catalog)));
  }
  return withinSqlite(schemaState('sqlite', objects, unmanaged), scope);
}

interface ReadTable {
  readonly parsed: ParsedTable;
  readonly known: KnownTable;
  readonly notNull: ReadonlySet<string>;
}

function attempt<T>(row: SchemaRow, unmanaged: Unmanaged[], read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (error) {
    if (!isSchemactlError(error)) throw error;
    unmanaged.push({ kind: `${row.type} (${error.message})`, name: row.name });
    return [];
  }
}

function readTables(
  rows: CatalogRows,
  isHidden: (name: string) => boolean,
  unmanaged: Unmanaged[],
): ReadonlyMap<string, ReadTable> {
  const tables = new Map<string, ReadTable>();
  for (const row of rows.schema) {
    if (row.type !== 'table' || isHidden(row.name) || isOfModule(row.name, rows)) continue;
    for (const table of attempt(row, unmanaged, () => [readTable(row, rows)])) tables.set(row.name, table);
  }
  return tables;
}

/** Virtual tables, and the tables in which their modules keep them. */
function isOfModule(table: string, rows: CatalogRows): boolean {
  const kind = rows.kinds.get(table);
  return kind === 'virtual' || kind === 'shadow';
}

function readTable(row: SchemaRow, rows: CatalogRows): ReadTable {
  const parsed = parseTable(row.sql ?? '');
  const columns = rows.columns.get(row.name) ?? [];
  confirm(parsed, columns, rows.foreignKeys.get(row.name) ?? 0);
  const known: KnownTable = {
    name: row.name,
    kind: 'table',
    columns: byLowerCase(parsed.columns.map((column) => column.name)),
    collations: new Map(
      parsed.columns.flatMap(({ name, collation }) => {
        const own = collationOf(collation);
        return own === undefined ? [] : [[name, own] as const];
      }),
    ),
  };
  return {
    parsed,
    known,
    notNull: new Set(columns.filter((column) => column.notnull !== 0).map((column) => column.name)),
  };
}

/** What was read from the text must be what the engine itself has read from it. */
function confirm(parsed: ParsedTable, columns: readonly ColumnRow[], foreignKeys: number): void {
  const bare = (type: string): string => type.replace(/\s+|\/\*.*?\*\/|--.*\n/gs, '').toUpperCase();
  const same =
    columns.length === parsed.columns.length &&
    columns.every((column, index) => {
      const own = parsed.columns[index];
      if (own?.name !== column.name || bare(own.type) !== bare(column.type)) return false;
      return (own.generated !== undefined) === (column.hidden === 2 || column.hidden === 3);
    });
  if (!same) throw unreadable('the columns are not those the engine tells');
  const keys = parsed.constraints.filter((constraint) => constraint.kind === 'foreign-key').length;
  if (keys !== foreignKeys) throw unreadable('the foreign keys are not those the engine tells');
}

function catalogOf(
  tables: ReadonlyMap<string, ReadTable>,
  rows: CatalogRows,
  isHidden: (name: string) => boolean,
): Catalog {
  const known = new Map<string, KnownTable>();
  for (const table of tables.values()) known.set(table.known.name.toLowerCase(), table.known);
  for (const row of rows.schema) {
    const isVirtual = rows.kinds.get(row.name) === 'virtual';
    if ((row.type !== 'view' && !isVirtual) || isHidden(row.name)) continue;
    const kind = isVirtual ? 'virtual-table' : 'view';
    known.set(row.name.toLowerCase(), { name: row.name, kind, columns: new Map(), collations: new Map() });
  }
  const names = [...known.values()].flatMap((table) => [table.name, ...table.columns.values()]);
  return { tables: known, names: byLowerCase([...names, 'new', 'old']) };
}

function objectsOf(
  row: SchemaRow,
  tables: ReadonlyMap<string, ReadTable>,
  catalog: Catalog,
): readonly SchemaObject[] {
  const table = tables.get(row.type === 'table' ? row.name : row.tbl_name);
  switch (row.type) {
    case 'table':
      return table ? tableObjects(table.parsed, table.known, table.notNull, catalog) : [];
    case 'index':
      if (row.sql === null) return [];
      if (!table) throw unreadable(`it belongs to ${row.tbl_name}, which is unmanaged`);
      return [indexOf(row.name, row.sql, table.known)];
    case 'view':
      return [viewOf(row.name, row.sql ?? '', catalog)];
    case 'trigger': {
      const owner = table?.known ?? catalog.tables.get(row.tbl_name.toLowerCase());
      if (!owner) throw unreadable(`it belongs to ${row.tbl_name}, which is unmanaged`);
      return [triggerOf(row.name, row.sql ?? '', owner, catalog)];
    }
  }
}
