import { SchemactlError } from '../../../../domain/error.js';
import type {
  Declaration,
  DeclaredColumn,
  DeclaredForeignKey,
  DeclaredKey,
  DeclaredTable,
} from '../../../../domain/declaration/declaration.js';
import { collationOf } from '../objects/column.js';
import type { KnownTable } from '../objects/scope.js';
import { byLowerCase, columnName } from '../objects/scope.js';
import type { ParsedColumn, ParsedConstraint, ParsedKey, ParsedTable } from '../sql/parsed.js';
import { quoteLiteral, quoteName } from '../sql/quote.js';
import { tokensOf } from '../sql/tokens.js';
import { lowerDefault, lowerSql } from './default.js';
import { reading, refuse, refuseSchema } from './refuse.js';
import { lowerType } from './types.js';

/** A declared table in the form that its CREATE TABLE would be read in. */
export interface LoweredTable {
  readonly parsed: ParsedTable;
  readonly known: KnownTable;
  readonly notNull: ReadonlySet<string>;
}

/** Lowers one table; throws BAD_MODELS for what SQLite can't hold. */
export function lowerTable(table: DeclaredTable, enums: Declaration['enums']): LoweredTable {
  refuseSchema(table.schema, table.name);
  const columns = table.columns.map((column) => lowerColumn(column, table));
  const known: KnownTable = {
    name: table.name,
    kind: 'table',
    columns: byLowerCase(columns.map((column) => column.name)),
    collations: new Map(
      columns.flatMap(({ name, collation }) => (collation ? [[name, collation] as const] : [])),
    ),
  };
  const parsed: ParsedTable = {
    name: table.name,
    columns,
    constraints: [...lowerConstraints(table), ...enumChecks(table, enums)],
    strict: table.strict === true,
    withoutRowid: table.withoutRowid === true,
  };
  return { parsed, known, notNull: notNullColumns(table, parsed, known) };
}

function lowerColumn(column: DeclaredColumn, table: DeclaredTable): ParsedColumn {
  const object = `${table.name}.${column.name}`;
  refuseNumbering(column, table, object);
  const { generated } = column;
  return {
    name: column.name,
    type: lowerType(column.type, object, table.strict === true),
    collation: lowerCollation(column.collation, object),
    notNull: column.nullable ? undefined : {},
    default: lowerDefault(column.default, object),
    generated: generated && { expression: lowerSql(generated.sql, object), stored: generated.stored },
  };
}

const collations = new Set(['BINARY', 'NOCASE', 'RTRIM']);

/** A collation as SQLite spells it; undefined for the default. */
export function lowerCollation(collation: string | undefined, object: string): string | undefined {
  if (collation === undefined || collations.has(collation.toUpperCase())) return collationOf(collation);
  throw refuse(object, `collation ${collation}`, 'Use BINARY, NOCASE or RTRIM.');
}

/** Only the one INTEGER primary key of a table with rowids is numbered by SQLite, from 1 and one by one. */
function refuseNumbering(column: DeclaredColumn, table: DeclaredTable, object: string): void {
  const { identity } = column;
  if (!identity && !column.serial) return;
  const isKey = table.primaryKey?.columns.length === 1 && table.primaryKey.columns[0] === column.name;
  if (!isKey || table.withoutRowid || !['smallint', 'integer', 'bigint'].includes(column.type.name)) {
    throw refuse(
      object,
      `${identity ? 'identity' : 'serial'} beside an integer primary key`,
      'Make it the primary key, or number rows yourself.',
    );
  }
  if ((identity?.start ?? 1) !== 1 || (identity?.increment ?? 1) !== 1) {
    throw refuse(object, 'start or increment of an identity', 'Leave start and increment out.');
  }
}

function lowerConstraints(table: DeclaredTable): readonly ParsedConstraint[] {
  const { name, primaryKey } = table;
  return [
    ...(primaryKey ? [lowerPrimaryKey(primaryKey, table)] : []),
    ...table.uniques.map((key): ParsedConstraint => {
      refuseKey(key, name);
      return { kind: 'unique', name: key.name, keys: keysOf(key) };
    }),
    ...table.checks.map((check): ParsedConstraint => ({
      kind: 'check',
      name: check.name,
      expression: lowerSql(check.sql, `${name}.${check.name ?? 'check'}`),
    })),
    ...table.foreignKeys.map((key) => lowerForeignKey(key, name)),
  ];
}

function keysOf(key: DeclaredKey): readonly ParsedKey[] {
  return key.columns.map((name) => ({ name, descending: false }));
}

function lowerPrimaryKey(key: DeclaredKey, table: DeclaredTable): ParsedConstraint {
  refuseKey(key, table.name);
  const numbered = table.columns.find((column) => column.identity && key.columns.includes(column.name));
  const autoincrement = numbered?.identity?.generation === 'always';
  return { kind: 'primary-key', name: key.name, keys: keysOf(key), autoincrement, inline: true };
}

function refuseKey(key: DeclaredKey, table: string): void {
  const object = `${table}.${key.columns.join(',')}`;
  if (key.nullsNotDistinct) throw refuse(object, 'NULLS NOT DISTINCT', 'Make the columns NOT NULL.');
  if (key.deferrable) throw refuse(object, 'deferrable key', 'Leave deferrable out.');
}

function lowerForeignKey(key: DeclaredForeignKey, table: string): ParsedConstraint {
  refuseSchema(key.references.schema, `${table}.${key.columns.join(',')}`);
  return {
    kind: 'foreign-key',
    name: key.name,
    columns: key.columns,
    table: key.references.table,
    referenced: key.references.columns,
    onDelete: key.onDelete ?? 'no action',
    onUpdate: key.onUpdate ?? 'no action',
    deferrable: key.deferrable,
  };
}

/** An enum is a text and a check of its values. */
function enumChecks(table: DeclaredTable, enums: Declaration['enums']): readonly ParsedConstraint[] {
  return table.columns.flatMap((column): readonly ParsedConstraint[] => {
    const { type } = column;
    if (type.name !== 'enum') return [];
    const object = `${table.name}.${column.name}`;
    refuseSchema(type.schema, object);
    const declared = enums.find((one) => one.name === type.enum);
    if (!declared) {
      throw new SchemactlError('BAD_MODELS', `${object}: there is no enum ${type.enum}`, {
        place: { object },
      });
    }
    const values = declared.values.map((value) => reading(object, () => quoteLiteral(value))).join(', ');
    return [{ kind: 'check', expression: tokensOf(`${quoteName(column.name)} IN (${values})`) }];
  });
}

/** Columns of a key hold no NULL in tables without rowids and in STRICT ones, except for the rowid itself. */
function notNullColumns(table: DeclaredTable, parsed: ParsedTable, known: KnownTable): ReadonlySet<string> {
  const names = new Set(table.columns.filter((column) => !column.nullable).map((column) => column.name));
  const keys = (table.primaryKey?.columns ?? []).map((name) => columnName(known, name));
  const isRowid =
    keys.length === 1 && parsed.columns.some((one) => one.name === keys[0] && one.type === 'INTEGER');
  if (parsed.withoutRowid || (parsed.strict && !isRowid)) for (const name of keys) names.add(name);
  return names;
}
