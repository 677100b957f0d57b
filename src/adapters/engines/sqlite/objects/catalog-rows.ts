/** Runs one query and gives its rows. */
export type Query = (sql: string, parameters?: readonly unknown[]) => readonly Record<string, unknown>[];

/** One row of sqlite_schema. */
export interface SchemaRow {
  readonly type: 'table' | 'index' | 'view' | 'trigger';
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
}

/** One row of pragma_table_xinfo. `hidden`: 1 of a virtual table, 2 generated, 3 generated and stored. */
export interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly hidden: number;
}

/** What the engine tells of its tables, each by the table's name. */
export interface CatalogRows {
  readonly schema: readonly SchemaRow[];
  /** `table`, `view`, `virtual` or `shadow`. */
  readonly kinds: ReadonlyMap<string, string>;
  readonly columns: ReadonlyMap<string, readonly ColumnRow[]>;
  /** How many foreign keys it has. */
  readonly foreignKeys: ReadonlyMap<string, number>;
}

const schemaQuery = `
  SELECT type, name, tbl_name, sql FROM main.sqlite_schema
  WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' OR type NOT IN ('table', 'view') ORDER BY rowid`;

const kindQuery = `SELECT name, type FROM pragma_table_list WHERE schema = 'main'`;

const ordinary = `s.type = 'table' AND s.sql NOT LIKE 'CREATE VIRTUAL%' AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`;

const columnQuery = `
  SELECT s.name AS tbl, x.name AS name, x.type AS type, x."notnull" AS "notnull", x.hidden AS hidden
  FROM main.sqlite_schema s, pragma_table_xinfo(s.name, 'main') x WHERE ${ordinary} ORDER BY s.rowid, x.cid`;

const foreignKeyQuery = `
  SELECT s.name AS tbl, count(DISTINCT f.id) AS found
  FROM main.sqlite_schema s, pragma_foreign_key_list(s.name, 'main') f WHERE ${ordinary} GROUP BY s.name`;

/** Asks the engine for everything, in four statements. */
export function readCatalogRows(query: Query): CatalogRows {
  const columns = new Map<string, ColumnRow[]>();
  for (const row of query(columnQuery)) {
    const table = String(row['tbl']);
    const column: ColumnRow = {
      name: String(row['name']),
      type: String(row['type']),
      notnull: Number(row['notnull']),
      hidden: Number(row['hidden']),
    };
    const list = columns.get(table);
    if (list) list.push(column);
    else columns.set(table, [column]);
  }
  return {
    schema: query(schemaQuery) as unknown as readonly SchemaRow[],
    kinds: new Map(query(kindQuery).map((row) => [String(row['name']), String(row['type'])])),
    columns,
    foreignKeys: new Map(query(foreignKeyQuery).map((row) => [String(row['tbl']), Number(row['found'])])),
  };
}
