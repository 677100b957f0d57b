import type { Database } from 'better-sqlite3';
import { sortedEntries } from './entries.js';
import type { Entry } from './entries.js';
import { tableClauses } from './sqlite-clauses.js';
import { line, tokens } from './sqlite-tokens.js';

type Row = Readonly<Record<string, string | number | null>>;

/** What a comparison may leave out. */
export interface StructureOptions {
  /** False: the order of a table's columns leaves no trace. */
  readonly columnOrder?: boolean;
}

const rows = (db: Database, sql: string, ...values: readonly string[]): readonly Row[] =>
  db.prepare<string[], Row>(sql).all(...values);

const text = (value: string | number | null | undefined): string => String(value ?? '-');

const facts = (row: Row, ...keys: readonly string[]): string =>
  keys.map((key) => `${key}=${text(row[key])}`).join(' ');

const tokenLine = (sql: unknown): string => (typeof sql === 'string' ? line(tokens(sql)) : '-');

/** FOR EACH ROW may be written or not: there is nothing else. */
const triggerLine = (sql: unknown): string => {
  const told = tokenLine(sql);
  const head = told.indexOf(' begin ');
  return told.slice(0, head).replace(' for each row', '') + told.slice(head);
};

/** SQLite leaves `generated always` and comments in the type of a generated column unless it is spelled just so. */
function typeOf(row: Row): string {
  const told = tokenLine(row['type']);
  return row['hidden'] === 2 || row['hidden'] === 3
    ? told.replace(/(?:^| )generated(?: always)?$/, '')
    : told;
}

function columnEntries(db: Database, table: string, options: StructureOptions): readonly Entry[] {
  const found = rows(db, 'select * from pragma_table_xinfo(?)', table);
  const entries = found.map((row) => {
    const told = facts({ ...row, type: typeOf(row) }, 'type', 'notnull', 'pk', 'hidden');
    return `column ${table}.${text(row['name'])}: ${told} default=${tokenLine(row['dflt_value'])}`;
  });
  const order = `column order ${table}: ${found.map((row) => text(row['name'])).join(', ')}`;
  return options.columnOrder === false ? entries : [...entries, order];
}

/** The numbers of foreign keys depend on the order they were written in, so a key is named by what it says. */
function foreignKeyEntries(db: Database, table: string): readonly Entry[] {
  const keys = new Map<unknown, Row[]>();
  for (const row of rows(db, 'select * from pragma_foreign_key_list(?) order by id, seq', table)) {
    keys.set(row['id'], [...(keys.get(row['id']) ?? []), row]);
  }
  return [...keys.values()].map((parts) => {
    const columns = parts.map((part) => `${text(part['from'])}->${text(part['to'])}`).join(', ');
    const [first = {}] = parts;
    const told = facts(first, 'on_update', 'on_delete', 'match');
    // Names are the same in upper and lower case; a key may spell them unlike the table it points at.
    return `foreign key ${table}: ${columns.toLowerCase()} table=${text(first['table']).toLowerCase()} ${told}`;
  });
}

/** An index that a constraint made has a numbered name, which says no more than the order of constraints. */
function indexEntries(db: Database, table: string): readonly Entry[] {
  return rows(db, 'select * from pragma_index_list(?)', table).map((row) => {
    const name = text(row['name']);
    const keys = rows(db, 'select * from pragma_index_xinfo(?) order by seqno', name)
      .filter((key) => key['key'] === 1)
      .map((key) => `${facts(key, 'name', 'desc')} coll=${text(key['coll']).toLowerCase()}`);
    const stored = row['origin'] === 'c' ? storedSql(db, 'index', name) : undefined;
    const title = row['origin'] === 'c' ? name : `of ${text(row['origin'])}`;
    const told = facts(row, 'unique', 'origin', 'partial');
    return `index ${table} ${title}: ${told} [${keys.join('; ')}]${stored === undefined ? '' : ` ${tokenLine(stored)}`}`;
  });
}

function storedSql(db: Database, type: string, name: string): string | undefined {
  const sql = rows(db, 'select sql from sqlite_schema where type = ? and name = ?', type, name)[0]?.['sql'];
  return typeof sql === 'string' ? sql : undefined;
}

function tableEntries(db: Database, row: Row, options: StructureOptions): readonly Entry[] {
  const table = text(row['name']);
  const sql = storedSql(db, 'table', table) ?? '';
  return [
    `table ${table}: ${facts(row, 'wr', 'strict')}`,
    ...columnEntries(db, table, options),
    ...foreignKeyEntries(db, table),
    ...indexEntries(db, table),
    ...tableClauses(sql).map((clause) => `clause ${table} ${clause.of}: ${clause.text}`),
  ];
}

function entriesOf(db: Database, row: Row, options: StructureOptions): readonly Entry[] {
  const name = text(row['name']);
  switch (text(row['type'])) {
    case 'table':
      return tableEntries(db, row, options);
    case 'virtual':
      return [`virtual table ${name}: ${tokenLine(storedSql(db, 'table', name))}`];
    case 'view':
      return [`view ${name}: ${tokenLine(storedSql(db, 'view', name))}`];
    default:
      // Shadow tables follow from the virtual table that keeps them.
      return [];
  }
}

/**
 * The structure of an SQLite database as entries, told by its pragmas and, where they are silent, by the tokens of the
 * stored SQL. White space, comments, quotes and the order of constraints leave no trace.
 */
export function structure(db: Database, options: StructureOptions = {}): readonly Entry[] {
  const listed = rows(
    db,
    `select * from pragma_table_list where schema = 'main' and name not like 'sqlite\\_%' escape '\\'`,
  );
  const triggers = rows(db, `select name, tbl_name, sql from sqlite_schema where type = 'trigger'`);
  return sortedEntries([
    ...listed.flatMap((row) => entriesOf(db, row, options)),
    ...triggers.map(
      (row) => `trigger ${text(row['tbl_name'])} ${text(row['name'])}: ${triggerLine(row['sql'])}`,
    ),
  ]);
}
