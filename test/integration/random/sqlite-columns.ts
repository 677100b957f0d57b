import type { ColumnSpec, TableSpec } from './sqlite-spec.js';

/** What columns of one name can be: types, a default, and the value of a row by its number. */
interface Family {
  readonly types: readonly [string, string, string, string];
  /** The same where the table is STRICT. */
  readonly strict: readonly [string, string, string, string];
  readonly literal: string;
  readonly expression: string;
  readonly value: (row: number) => string;
}

const texts = ["it''s", ';--', 'α 🎉', 'NULL', '1e3', '"', '\n\t', ' x ', '%', ''];
const numbers = ['0.5', '-1e300', '3', '1e-7', '12345678.99'];
const integers = ['9223372036854775807', '-9223372036854775808', '0', '-1', '4294967296'];
const cycle = (list: readonly string[], row: number): string => list[row % list.length] ?? '';

const whole: Family = {
  types: ['INTEGER', 'INT', 'BIGINT', 'TINYINT(1)'],
  strict: ['INTEGER', 'INT', 'INTEGER', 'INT'],
  literal: '-7',
  expression: '(1 + 1)',
  value: (row) => (row < integers.length ? cycle(integers, row) : String(row)),
};
const text: Family = {
  types: ['TEXT', 'VARCHAR(20)', 'CLOB', 'NCHAR(5)'],
  strict: ['TEXT', 'TEXT', 'TEXT', 'TEXT'],
  literal: "'it''s'",
  expression: '(lower(hex(1)))',
  value: (row) => `'${cycle(texts, row)}${row}'`,
};
const real: Family = {
  types: ['REAL', 'DOUBLE PRECISION', 'FLOAT', 'REAL'],
  strict: ['REAL', 'REAL', 'REAL', 'REAL'],
  literal: '2.5',
  expression: '(1 + 0.5)',
  value: (row) => (row < numbers.length ? cycle(numbers, row) : `${row}.25`),
};
const bytes: Family = {
  types: ['BLOB', '', 'BLOB', ''],
  strict: ['BLOB', 'ANY', 'BLOB', 'ANY'],
  literal: "x'00FF'",
  expression: "(x'' || x'')",
  value: (row) => `x'00${(row + 256).toString(16).padStart(4, '0')}'`,
};
const anything: Family = {
  types: ['', 'BLOB', '', 'BLOB'],
  strict: ['ANY', 'ANY', 'ANY', 'ANY'],
  literal: "'any'",
  expression: '(NULL)',
  value: (row) => [String(row), `'${row}'`, `${row}.5`, `x'${(row + 4096).toString(16)}'`][row % 4] ?? '1',
};
const stamp: Family = {
  ...text,
  expression: 'CURRENT_TIMESTAMP',
  types: ['TEXT', 'TEXT', 'CHARACTER(9)', 'TEXT'],
};

const families: Readonly<Record<string, Family>> = {
  a: whole,
  'Big Name': text,
  'sel"ect': real,
  'b`t': bytes,
  '[any]': anything,
  select: stamp,
  "c'd; --": whole,
};

const familyOf = (column: ColumnSpec): Family => families[column.name] ?? anything;

export function typeOf(column: ColumnSpec, table: TableSpec): string {
  const { strict, types } = familyOf(column);
  return (table.strict ? strict : types)[column.type] ?? '';
}

export function defaultOf(column: ColumnSpec): string {
  if (column.value === 'none') return '';
  return ` DEFAULT ${familyOf(column)[column.value]}`;
}

/** The value of a row; another one in every row. */
export const valueOf = (column: ColumnSpec, row: number): string => familyOf(column).value(row);
