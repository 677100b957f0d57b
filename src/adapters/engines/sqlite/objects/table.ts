import type { ObjectOf, SchemaObject } from '../../../../domain/schema/object.js';
import type { Remarks } from '../../../../domain/schema/objects/base.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { PrimaryKey } from '../../../../domain/schema/objects/constraints.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import type { ParsedConstraint, ParsedTable } from '../sql/parsed.js';
import { linesWithRemarks } from '../sql/remarks.js';
import { quoteName } from '../sql/quote.js';
import { checkOf, checkSql } from './check.js';
import { columnOf, columnSql } from './column.js';
import { pathGiver } from './constraint.js';
import { defaultOf } from './default.js';
import { foreignKeyOf, foreignKeySql } from './foreign-key.js';
import { inlineKeySql, isInline, primaryKeyOf, primaryKeySql } from './primary-key.js';
import type { Catalog, KnownTable } from './scope.js';
import { columnName, facets, tableId } from './scope.js';
import { uniqueOf, uniqueSql } from './unique.js';

/** A table with its columns, defaults and constraints; `notNull` are the columns that the engine says hold no NULL. */
export function tableObjects(
  parsed: ParsedTable,
  table: KnownTable,
  notNull: ReadonlySet<string>,
  catalog: Catalog,
): readonly SchemaObject[] {
  const columns = parsed.columns.map((column, index) =>
    columnOf(column, index, notNull.has(column.name), table),
  );
  const defaults = parsed.columns.flatMap((column, index) => {
    const owner = columns[index];
    return column.default && owner ? [defaultOf(column.default, owner)] : [];
  });
  return [tableOf(parsed, table), ...columns, ...defaults, ...constraintsOf(parsed, table, catalog)];
}

function tableOf(parsed: ParsedTable, table: KnownTable): Table {
  return facets<Table>({
    kind: 'table',
    id: tableId(table),
    path: [table.name],
    needs: [],
    strict: parsed.strict || undefined,
    withoutRowid: parsed.withoutRowid || undefined,
    columnOrder: parsed.columns.map((column) => column.name),
  });
}

function constraintsOf(parsed: ParsedTable, table: KnownTable, catalog: Catalog): readonly SchemaObject[] {
  const give = pathGiver(table.name);
  return parsed.constraints.map((constraint, ordinal) => {
    switch (constraint.kind) {
      case 'primary-key':
        return primaryKeyOf(constraint, table, isRowid(constraint, parsed, table));
      case 'unique':
        return uniqueOf(constraint, ordinal, table, give);
      case 'check':
        return checkOf(constraint, ordinal, table, give);
      case 'foreign-key':
        return foreignKeyOf(constraint, ordinal, table, catalog, give);
    }
  });
}

function isRowid(constraint: ParsedConstraint, parsed: ParsedTable, table: KnownTable): boolean {
  if (constraint.kind !== 'primary-key' || constraint.keys.length !== 1 || parsed.withoutRowid) return false;
  const [key] = constraint.keys;
  if (!key || (constraint.inline && key.descending)) return false;
  const name = columnName(table, key.name);
  return parsed.columns.some((column) => column.name === name && column.type === 'INTEGER');
}

function only<Kind extends SchemaObject['kind']>(
  children: readonly SchemaObject[],
  kind: Kind,
): readonly ObjectOf<Kind>[] {
  return children.filter((child): child is ObjectOf<Kind> => child.kind === kind);
}

function byOrdinal(a: SchemaObject, b: SchemaObject): number {
  return (a.ordinal ?? 0) - (b.ordinal ?? 0);
}

interface Line {
  readonly text: string;
  readonly remarks?: Remarks | undefined;
}

const lineOf = <T extends SchemaObject>(object: T, write: (object: T) => string): Line => ({
  text: write(object),
  remarks: object.remarks,
});

/** The lines between the parentheses of a CREATE TABLE: columns in the table's order, then constraints. */
function bodyLines(table: Table, children: readonly SchemaObject[]): readonly Line[] {
  const [key] = only(children, 'primary-key');
  const columns = new Map(only(children, 'column').map((column) => [column.path.at(-1), column]));
  const defaults = new Map(only(children, 'default').map((value) => [value.parent, value]));
  const lines = (table.columnOrder ?? []).flatMap((name) => {
    const column = columns.get(name);
    const write = (own: Column): string => columnSql(own, defaults.get(own.id), keyOfColumn(key, name));
    return column ? [lineOf(column, write)] : [];
  });
  const apart = key && !isInline(key) ? [lineOf(key, primaryKeySql)] : [];
  return [
    ...lines,
    ...apart,
    ...[...only(children, 'unique')].sort(byOrdinal).map((each) => lineOf(each, uniqueSql)),
    ...[...only(children, 'check')].sort(byOrdinal).map((each) => lineOf(each, checkSql)),
    ...[...only(children, 'foreign-key')].sort(byOrdinal).map((each) => lineOf(each, foreignKeySql)),
  ];
}

function keyOfColumn(key: PrimaryKey | undefined, column: string): string {
  return key && isInline(key) && key.columns[0] === column ? inlineKeySql(key) : '';
}

/** The whole CREATE TABLE with what it carries, under its own or another name. */
export function tableSql(
  table: Table,
  children: readonly SchemaObject[],
  name = table.path.at(-1) ?? '',
): string {
  const options = [...(table.strict ? ['STRICT'] : []), ...(table.withoutRowid ? ['WITHOUT ROWID'] : [])];
  const end = options.length > 0 ? ` ${options.join(', ')}` : '';
  return `CREATE TABLE ${quoteName(name)} (\n${linesWithRemarks(bodyLines(table, children))})${end}`;
}
