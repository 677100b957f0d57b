import type { ErrorPlace } from '../error.js';
import type { ColumnType } from './column-type.js';
import type { Declaration, DeclaredEnum, DeclaredForeignKey, DeclaredTable } from './declaration.js';
import { badModels, declaredName, inTable, nameFault } from './fault.js';
import type { DeclaredObject, PlaceOf } from './fault.js';
import { firstTwice, validateTable } from './validate-table.js';

const key = (schema: string | undefined, name: string): string => JSON.stringify([schema ?? '', name]);

const placeText = ({ file, line }: ErrorPlace): string =>
  file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}`;

/** Tables, views and sequences share their names; so do enums among themselves. */
function checkTwice(what: string, objects: readonly DeclaredObject[], placeOf: PlaceOf): void {
  const seen = new Map<string, DeclaredObject>();
  for (const object of objects) {
    const fault = nameFault(object.name);
    if (fault !== undefined) throw badModels(`a ${what} ${fault}`, placeOf(object));
    const first = seen.get(key(object.schema, object.name));
    if (first) {
      const places = [first, object].map((each) => placeText(placeOf(each))).filter((text) => text !== '');
      const where = places.length === 0 ? '' : `: ${places.join(' and ')}`;
      const message = `two ${what}s are named "${declaredName(object)}"${where}`;
      throw badModels(message, placeOf(object), 'Rename one, or load only one of the files');
    }
    seen.set(key(object.schema, object.name), object);
  }
}

function checkEnum(each: DeclaredEnum, place: ErrorPlace): void {
  const twice = firstTwice(each.values);
  const what = `enum "${declaredName(each)}"`;
  if (each.values.length === 0) throw badModels(`${what} has no values`, place);
  if (twice !== undefined) throw badModels(`${what} has the value "${twice}" twice`, place);
  if (each.values.some((value) => value.includes('\0'))) {
    throw badModels(`${what} has a NUL character in a value`, place);
  }
}

interface Known {
  readonly tables: ReadonlyMap<string, { readonly columns: ReadonlySet<string> }>;
  readonly enums: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Context {
  readonly known: Known;
  readonly place: ErrorPlace;
}

function checkForeignKey(
  table: DeclaredTable,
  { columns, references }: DeclaredForeignKey,
  { known, place }: Context,
): void {
  const from = inTable(table, columns.length === 1 ? columns[0] : undefined);
  const to = declaredName({ schema: references.schema, name: references.table });
  const target = known.tables.get(key(references.schema, references.table));
  if (!target) {
    const hint = `Export "${to}" from one of the model files, or load the file that does`;
    throw badModels(`${from} refers to table "${to}", which is not among the models`, place, hint);
  }
  const missing = references.columns.find((name) => !target.columns.has(name));
  if (missing !== undefined) {
    const hint = `"${to}" has: ${[...target.columns].join(', ')}`;
    throw badModels(
      `${from} refers to column "${missing}" of table "${to}", which has none of that name`,
      place,
      hint,
    );
  }
  if (columns.length !== references.columns.length) {
    const counts = `${columns.length} and ${references.columns.length} columns`;
    throw badModels(`${from} has a foreign key to "${to}" whose sides differ: ${counts}`, place);
  }
}

function enumOf(type: ColumnType): Extract<ColumnType, { name: 'enum' }> | undefined {
  if (type.name === 'array') return enumOf(type.of);
  return type.name === 'enum' ? type : undefined;
}

function checkEnumColumns(table: DeclaredTable, { known, place }: Context): void {
  for (const column of table.columns) {
    const type = enumOf(column.type);
    if (!type) continue;
    const values = known.enums.get(key(type.schema, type.enum));
    const where = inTable(table, column.name);
    if (!values) throw badModels(`${where} is of enum "${type.enum}", which is not among the models`, place);
    const value =
      column.type.name === 'enum' && column.default?.kind === 'literal' ? column.default.value : null;
    if (value !== null && !values.has(String(value))) {
      const hint = `It has: ${[...values].join(', ')}`;
      throw badModels(
        `${where} has the default "${String(value)}", which enum "${type.enum}" lacks`,
        place,
        hint,
      );
    }
  }
}

function knownOf({ tables, enums }: Declaration): Known {
  const columnsOf = ({ columns }: DeclaredTable) => ({ columns: new Set(columns.map(({ name }) => name)) });
  return {
    tables: new Map(tables.map((each) => [key(each.schema, each.name), columnsOf(each)])),
    enums: new Map(enums.map((each) => [key(each.schema, each.name), new Set(each.values)])),
  };
}

/** Two indexes of one name in one schema; names that the engine is to find are not looked at. */
function checkIndexNames(tables: readonly DeclaredTable[], placeOf: PlaceOf): void {
  const seen = new Map<string, DeclaredTable>();
  for (const table of tables) {
    for (const { name } of table.indexes) {
      if (name === undefined) continue;
      const first = seen.get(key(table.schema, name));
      if (first) {
        const message = `two indexes are named "${name}": in ${inTable(first)} and in ${inTable(table)}`;
        throw badModels(message, placeOf(table), 'Give one of them another name');
      }
      seen.set(key(table.schema, name), table);
    }
  }
}

/**
 * Throws BAD_MODELS for the first thing in a declaration that no engine could build: names that are empty or taken,
 * columns, keys and references that lead nowhere, types and defaults that contradict themselves.
 */
export function validateDeclaration(declaration: Declaration, placeOf: PlaceOf = () => ({})): void {
  checkTwice('table', declaration.tables, placeOf);
  checkTwice('enum', declaration.enums, placeOf);
  checkTwice('relation', [...declaration.tables, ...declaration.views, ...declaration.sequences], placeOf);
  for (const each of declaration.enums) checkEnum(each, placeOf(each));
  const known = knownOf(declaration);
  for (const table of declaration.tables) {
    const place = placeOf(table);
    validateTable(table, place);
    for (const each of table.foreignKeys) checkForeignKey(table, each, { known, place });
    checkEnumColumns(table, { known, place });
  }
  checkIndexNames(declaration.tables, placeOf);
}
