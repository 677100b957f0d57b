import type { ErrorPlace } from '../error.js';
import type { DeclaredIndex, DeclaredTable } from './declaration.js';
import { badModels, inTable, nameFault } from './fault.js';
import { columnFault } from './validate-column.js';

/** The first thing that comes a second time. */
export function firstTwice(values: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return values.find((value) => seen.has(value) || !seen.add(value));
}

function checkColumns(table: DeclaredTable, place: ErrorPlace): void {
  if (table.columns.length === 0) {
    throw badModels(`${inTable(table)} has no columns`, place, 'Give it one, or leave the table out');
  }
  for (const column of table.columns) {
    const fault = columnFault(column);
    if (fault !== undefined) throw badModels(`${inTable(table, column.name)} ${fault}`, place);
  }
  const twice = firstTwice(table.columns.map(({ name }) => name));
  if (twice !== undefined) throw badModels(`${inTable(table)} has two columns named "${twice}"`, place);
}

/** The columns that keys and indexes of a table name, each with the words for what names it. */
function* uses(table: DeclaredTable): Generator<readonly [what: string, columns: readonly string[]]> {
  if (table.primaryKey) yield ['the primary key', table.primaryKey.columns];
  for (const each of table.uniques) yield ['a unique constraint', each.columns];
  for (const each of table.foreignKeys) yield ['a foreign key', each.columns];
  for (const each of table.indexes) {
    yield ['an index', each.keys.flatMap(({ column }) => (column === undefined ? [] : [column]))];
    yield ['an index', each.include ?? []];
  }
}

function checkUses(table: DeclaredTable, place: ErrorPlace): void {
  const columns = new Set(table.columns.map(({ name }) => name));
  for (const [what, names] of uses(table)) {
    const missing = names.find((name) => !columns.has(name));
    if (missing === undefined) continue;
    const message = `${inTable(table)}: ${what} is on column "${missing}", which the table does not have`;
    throw badModels(message, place, `It has: ${[...columns].join(', ')}`);
  }
}

function checkKeys(table: DeclaredTable, place: ErrorPlace): void {
  const constraints = [
    ...(table.primaryKey ? [table.primaryKey] : []),
    ...table.uniques,
    ...table.foreignKeys,
  ];
  for (const { columns } of constraints) {
    const twice = firstTwice(columns);
    if (columns.length === 0) throw badModels(`${inTable(table)} has a key without columns`, place);
    if (twice !== undefined)
      throw badModels(`${inTable(table)} has a key that names "${twice}" twice`, place);
  }
  const nullable = table.columns.find(
    (column) => column.nullable && table.primaryKey?.columns.includes(column.name),
  );
  if (nullable) {
    throw badModels(`${inTable(table, nullable.name)} is nullable but part of the primary key`, place);
  }
}

const isEmptyIndex = ({ keys }: DeclaredIndex): boolean =>
  keys.length === 0 || keys.some(({ column, sql }) => column === undefined && (sql ?? '').trim() === '');

function checkNames(table: DeclaredTable, place: ErrorPlace): void {
  const fault = nameFault(table.name) ?? (table.schema === undefined ? undefined : nameFault(table.schema));
  if (fault !== undefined) throw badModels(`a table ${fault}: ${JSON.stringify(table.name)}`, place);
  const constraints = [
    ...(table.primaryKey ? [table.primaryKey] : []),
    ...table.uniques,
    ...table.foreignKeys,
  ];
  const named = [...constraints, ...table.checks].flatMap(({ name }) => (name === undefined ? [] : [name]));
  for (const name of [...named, ...table.indexes.flatMap((each) => each.name ?? [])]) {
    const wrong = nameFault(name);
    if (wrong !== undefined) throw badModels(`a constraint or index of ${inTable(table)} ${wrong}`, place);
  }
  const twice = firstTwice(named);
  if (twice !== undefined) throw badModels(`${inTable(table)} has two constraints named "${twice}"`, place);
}

/** Throws BAD_MODELS for a table that contradicts itself; what it says of other tables is not looked at here. */
export function validateTable(table: DeclaredTable, place: ErrorPlace): void {
  checkNames(table, place);
  checkColumns(table, place);
  checkUses(table, place);
  checkKeys(table, place);
  if (table.indexes.some(isEmptyIndex)) throw badModels(`${inTable(table)} has an index on nothing`, place);
  if (table.checks.some(({ sql }) => sql.trim() === '')) {
    throw badModels(`${inTable(table)} has a check without a condition`, place);
  }
}
