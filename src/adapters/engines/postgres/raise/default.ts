import type { ColumnType } from '../../../../domain/declaration/column-type.js';
import type { DeclaredDefault } from '../../../../domain/declaration/declaration.js';
import { defaultText } from '../lower/default-text.js';

const integers = /^(?:'(-?\d+)'::\w+|(\d+))$/;
const fractions = /^(?:'(-?\d+\.\d+)'::numeric|(\d+\.\d+))$/;
const strings = /^'((?:[^']|'')*)'::/;

type Guess = (expression: string) => DeclaredDefault | undefined;

const literal = (value: string | number | bigint | boolean): DeclaredDefault => ({ kind: 'literal', value });

const number: Guess = (expression) => {
  const [, quoted, bare] = integers.exec(expression) ?? fractions.exec(expression) ?? [];
  const text = quoted ?? bare;
  return text === undefined ? undefined : literal(Number(text));
};

/** Beyond 2^53 a number of JavaScript is another one; columns that hold such take a bigint. */
const wideNumber: Guess = (expression) => {
  const [, quoted, bare] = integers.exec(expression) ?? [];
  const text = quoted ?? bare;
  if (text === undefined || Number.isSafeInteger(Number(text))) return number(expression);
  return literal(BigInt(text));
};

const string: Guess = (expression) => {
  const [, inner] = strings.exec(expression) ?? [];
  return inner === undefined ? undefined : literal(inner.replaceAll("''", "'"));
};

const boolean: Guess = (expression) =>
  /^(true|false)$/.test(expression) ? literal(expression === 'true') : undefined;

const json: Guess = (expression) => {
  const [, inner] = strings.exec(expression) ?? [];
  try {
    const value: unknown = inner === undefined ? null : JSON.parse(inner.replaceAll("''", "'"));
    return value === null || inner?.includes('__proto__') ? undefined : { kind: 'json', value };
  } catch {
    return undefined;
  }
};

const guesses: Readonly<Partial<Record<ColumnType['name'], Guess>>> = {
  smallint: number,
  integer: number,
  real: number,
  double: number,
  bigint: wideNumber,
  numeric: wideNumber,
  boolean,
  text: string,
  varchar: string,
  char: string,
  uuid: string,
  xml: string,
  inet: string,
  cidr: string,
  macaddr: string,
  bit: string,
  varbit: string,
  date: string,
  time: string,
  timestamp: string,
  interval: string,
  enum: string,
  json,
  jsonb: json,
};

/**
 * A default as models would say it: a plain value where that gives the same text again, else the server's own SQL. An
 * empty list is the one value of an array that is told apart.
 */
export function raiseDefault(expression: string, type: ColumnType, typeText: string): DeclaredDefault {
  const guess = type.name === 'array' ? emptyList(expression) : guesses[type.name]?.(expression);
  return guess && defaultText(guess, typeText) === expression ? guess : { kind: 'sql', sql: expression };
}

function emptyList(expression: string): DeclaredDefault | undefined {
  return expression.startsWith("'{}'::") ? literal('{}') : undefined;
}
