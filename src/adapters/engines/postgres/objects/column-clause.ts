import type { Statement } from '../../../../domain/plan/statement.js';
import { statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Column, ColumnDefault, Generated, Identity } from '../../../../domain/schema/objects/column.js';
import type { Sequence } from '../../../../domain/schema/objects/sequence.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import { objectName } from '../sql/names.js';
import { qualified, quoteLiteral, quoteName } from '../sql/quote.js';
import { optionsText } from './foreign-options.js';
import { defaultOptions, optionClauses, retyped } from './sequence-options.js';
import { notNullExtras, notNullWords } from './not-null.js';
import { settingActions } from './column-settings.js';
import { sequencesOf } from './sequence.js';

const serials: Readonly<Record<string, string>> = {
  smallint: 'smallserial',
  integer: 'serial',
  bigint: 'bigserial',
};

/** The default that reads a sequence, as the server prints it. */
export function nextValue(sequence: Sequence): string {
  return `nextval(${quoteLiteral(qualified(sequence.path))}::regclass)`;
}

/**
 * The one sequence that makes a column exactly what `serial` makes, if there is one. In an unlogged table that depends
 * on the server: the sequence is unlogged too since PostgreSQL 15.
 */
export function serialSequence(
  column: Column,
  embedded: readonly SchemaObject[],
  owner: Table | undefined,
): Sequence | undefined {
  if (owner?.unlogged) return undefined;
  const [schema = '', table = '', name = ''] = column.path;
  const expected = objectName(table, name, 'seq');
  const preset = embedded.find((each) => each.kind === 'default' && each.parent === column.id);
  if (column.nullable || serials[column.type] === undefined || preset?.kind !== 'default') return undefined;
  return sequencesOf(embedded).find(
    (sequence) =>
      sequence.ownedBy === column.id &&
      sequence.path[0] === schema &&
      nameOf(sequence) === expected &&
      sequence.type === column.type &&
      !sequence.unlogged &&
      optionClauses(defaultOptions(sequence.type), sequence).length === 0 &&
      preset.expression === nextValue(sequence),
  );
}

/** Schema and name of the sequence behind an identity column. */
export function identitySequence({ path }: Column, { sequence }: Identity): readonly string[] {
  const [schema = '', table = '', name = ''] = path;
  return [schema, sequence ?? objectName(table, name, 'seq')];
}

/** `GENERATED … AS IDENTITY` with the options that aren't the server's defaults. */
export function identityClause(column: Column, identity: Identity): string {
  const { type } = column;
  const { increment, sequence } = identity;
  const clauses = [
    ...(sequence === undefined ? [] : [`SEQUENCE NAME ${qualified(identitySequence(column, identity))}`]),
    ...(increment === '1' ? [] : [`INCREMENT BY ${increment}`]),
    ...optionClauses(defaultOptions(type, increment), retyped(identity, identity.sequenceType ?? type, type)),
  ];
  const options = clauses.length === 0 ? '' : ` (${clauses.join(' ')})`;
  return `GENERATED ${identity.generation.toUpperCase()} AS IDENTITY${options}`;
}

/** Gives the sequence behind an identity a type that isn't the column's; `was` is the one it has. */
export function sequenceTypeChange(column: Column, was: string = column.type): readonly Statement[] {
  const { identity } = column;
  const type = identity?.sequenceType ?? column.type;
  if (!identity || type === was) return [];
  const options = optionClauses(retyped(identity, was, type), identity);
  const sql = `ALTER SEQUENCE ${qualified(identitySequence(column, identity))} AS ${[type, ...options].join(' ')}`;
  return [statement(sql, [column.id])];
}

function generatedClause({ expression, stored }: Generated): string {
  return `GENERATED ALWAYS AS ${bracketed(expression)} ${stored ? 'STORED' : 'VIRTUAL'}`;
}

/** An expression in brackets, which aren't doubled where the server printed them already. */
export function bracketed(expression: string): string {
  return isBracketed(expression) ? expression : `(${expression})`;
}

/** The same without one pair of brackets around the whole, which the server adds where it prints keys of indexes. */
export function unbracketed(expression: string | undefined): string | undefined {
  return expression !== undefined && isBracketed(expression) ? expression.slice(1, -1) : expression;
}

/** Whether one pair of brackets stands around the whole. */
export function isBracketed(text: string): boolean {
  if (!text.startsWith('(')) return false;
  let depth = 0;
  let quote = '';
  for (const [index, character] of [...text].entries()) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === "'" || character === '"') quote = character;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return index === [...text].length - 1;
  }
  return false;
}

/** One column as it stands in CREATE TABLE and ADD COLUMN. */
export function columnClause(
  column: Column,
  embedded: readonly SchemaObject[],
  table: Table | undefined,
): string {
  const name = quoteName(nameOf(column));
  const collation = column.collation === undefined ? [] : [`COLLATE ${column.collation}`];
  const compression = column.compression === undefined ? [] : [`COMPRESSION ${column.compression}`];
  if (serialSequence(column, embedded, table)) {
    return [name, serials[column.type], ...compression, ...notNullWords(column, true)].join(' ');
  }
  const preset = embedded.find(
    (each): each is ColumnDefault => each.kind === 'default' && each.parent === column.id,
  );
  const options = optionsText(column.foreignOptions).trim();
  return [
    name,
    column.type,
    ...(options === '' ? [] : [options]),
    ...compression,
    ...collation,
    ...(column.identity ? [identityClause(column, column.identity)] : []),
    ...(column.generated ? [generatedClause(column.generated)] : []),
    ...(preset ? [`DEFAULT ${preset.expression}`] : []),
    ...notNullWords(column, column.identity !== undefined),
  ].join(' ');
}

/** `ALTER TABLE … ALTER COLUMN …` and what follows. */
export function alterColumnSql(column: Column, action: string, only = ''): string {
  return `ALTER TABLE ${only}${qualified(column.path.slice(0, -1))} ALTER COLUMN ${quoteName(nameOf(column))} ${action}`;
}

/** What is set on a column, which its clause can't say; `before` is what it has already. */
export function columnExtras(
  column: Column,
  before: Partial<Pick<Column, 'storage' | 'statistics' | 'options'>> = {},
  only = '',
): readonly Statement[] {
  return settingActions(before, column, column.type).map((action) =>
    statement(alterColumnSql(column, action, only), [column.id], { lock: 'blocks schema changes' }),
  );
}

/**
 * What a new column has that its clause can't say; `only` keeps it from tables below, which have settings of their own.
 * `given` is what it comes with already.
 */
export function newColumnExtras(
  column: Column,
  only = '',
  given: Pick<Column, 'storage'> = {},
): readonly Statement[] {
  return [...sequenceTypeChange(column), ...notNullExtras(column), ...columnExtras(column, given, only)];
}

/** A default that is the same for every row needs no rewrite: constants and the time the statement began. */
const constantDefault =
  /^(?:[^(]*|\(*[-\d.]+\)*(?:::[\w ]+)?|(?:pg_catalog\.)?(?:now|transaction_timestamp)\(\)|'(?:[^']|'')*'::.*)$/;

/** Whether a default is the same for every row, so that none is written anew for it. */
export function isConstant(expression: string): boolean {
  return constantDefault.test(expression);
}

/** The path of the table that a column belongs to. */
export const tablePath = ({ path }: Column): readonly string[] => path.slice(0, -1);
