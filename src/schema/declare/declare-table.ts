import type {
  DeclaredCheck,
  DeclaredColumn,
  DeclaredForeignKey,
  DeclaredIndex,
  DeclaredKey,
  DeclaredTable,
} from '../../domain/declaration/declaration.js';
import { isSchemactlError, unreachable } from '../../domain/error.js';
import type { ColumnData, TableData, TableItem } from '../data.js';
import { mark } from '../mark.js';
import { sqlText } from '../sql.js';
import { declareDefault } from './declare-default.js';
import { declareIndex, declareIndexOptions } from './declare-index.js';
import { declareForeignKey, declareReference, ownColumn } from './declare-references.js';
import { tableFault } from './fault.js';

/** Keys, checks and indexes of a table while they are gathered from its columns and its items. */
interface Extras {
  readonly primaryKeys: DeclaredKey[];
  readonly uniques: DeclaredKey[];
  readonly checks: DeclaredCheck[];
  readonly foreignKeys: DeclaredForeignKey[];
  readonly indexes: DeclaredIndex[];
}

function defaultOf(table: TableData, name: string, data: ColumnData): Pick<DeclaredColumn, 'default'> {
  if (!data.default) return {};
  const declared = declareDefault(data.default, data.type);
  if (declared) return { default: declared };
  throw tableFault(
    table,
    name,
    `has a default that can't be written as a literal of type ${data.type.name}`,
    'Give it as SQL: .default(sql`…`)',
  );
}

function declareColumn(table: TableData, name: string, data: ColumnData): DeclaredColumn {
  const { type, nullable, identity, serial, generated, collation, comment, renamedFrom } = data;
  return {
    name,
    type,
    nullable,
    ...defaultOf(table, name, data),
    ...(identity && { identity }),
    ...(serial && { serial }),
    ...(generated && { generated: { sql: sqlText(generated.sql), stored: generated.stored } }),
    ...(collation !== undefined && { collation }),
    ...(comment !== undefined && { comment }),
    ...(renamedFrom !== undefined && { renamedFrom }),
  };
}

function fromColumn(table: TableData, name: string, data: ColumnData, extras: Extras): void {
  const { primaryKey, unique, index, checks, references } = data;
  if (primaryKey) extras.primaryKeys.push({ columns: [name], ...primaryKey });
  if (unique) extras.uniques.push({ columns: [name], ...unique });
  if (index) extras.indexes.push({ keys: [{ column: name }], ...declareIndexOptions(table, index) });
  if (references) extras.foreignKeys.push(declareReference(table, name, references));
  for (const check of checks) extras.checks.push({ ...check, sql: sqlText(check.sql) });
}

function fromItem(table: TableData, { [mark]: item }: TableItem, extras: Extras): void {
  switch (item.kind) {
    case 'primaryKey': {
      const columns = item.columns.map((each) => ownColumn(table, each, 'a primary key'));
      return void extras.primaryKeys.push({ columns, ...item.options });
    }
    case 'unique': {
      const columns = item.columns.map((each) => ownColumn(table, each, 'a unique constraint'));
      return void extras.uniques.push({ columns, ...item.options });
    }
    case 'check': {
      const name = item.name === undefined ? {} : { name: item.name };
      return void extras.checks.push({ ...name, sql: sqlText(item.sql) });
    }
    case 'foreignKey':
      return void extras.foreignKeys.push(declareForeignKey(table, item.columns, item.target, item.options));
    case 'index':
      return void extras.indexes.push(declareIndex(table, item.parts, item.options));
    default:
      return unreachable(item);
  }
}

/** The list after the columns is the user's own code, run only now. */
function itemsOf(table: TableData): readonly TableItem[] {
  try {
    return table.items();
  } catch (error) {
    if (isSchemactlError(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw tableFault(table, undefined, `has a list of keys and indexes that fails: ${reason}`);
  }
}

function gather(table: TableData): Extras {
  const extras: Extras = { primaryKeys: [], uniques: [], checks: [], foreignKeys: [], indexes: [] };
  for (const [key, data] of table.columns) fromColumn(table, data.name ?? key, data, extras);
  for (const item of itemsOf(table)) fromItem(table, item, extras);
  if (extras.primaryKeys.length > 1) {
    const hint = 'A key of several columns is primaryKey([t.a, t.b]) in the list after the columns';
    throw tableFault(table, undefined, 'has more than one primary key', hint);
  }
  return extras;
}

/** A table as a declaration holds it. Throws BAD_MODELS for references that lead nowhere and impossible defaults. */
export function declareTable(table: TableData): DeclaredTable {
  const { primaryKeys, ...extras } = gather(table);
  const [primaryKey] = primaryKeys;
  return {
    ...(table.schema !== undefined && { schema: table.schema }),
    name: table.name,
    columns: table.columns.map(([key, data]) => declareColumn(table, data.name ?? key, data)),
    ...(primaryKey && { primaryKey }),
    ...extras,
    ...table.options,
  };
}
