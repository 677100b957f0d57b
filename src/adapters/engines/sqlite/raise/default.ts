import type { ColumnType } from '../../../../domain/declaration/column-type.js';
import type { DeclaredDefault } from '../../../../domain/declaration/declaration.js';
import { defaultText } from '../objects/default.js';
import { lowerDefault } from '../lower/default.js';

const texts: ReadonlySet<string> = new Set(['text', 'varchar', 'char']);
const numbers: ReadonlySet<string> = new Set(['integer', 'real', 'numeric']);

function guess(expression: string, type: ColumnType): DeclaredDefault | undefined {
  const { name } = type.name === 'native' ? (type.like ?? type) : type;
  const [, inner] = /^'((?:[^']|'')*)'$/.exec(expression) ?? [];
  if (inner !== undefined && texts.has(name)) {
    return { kind: 'literal', value: inner.replaceAll("''", "'") };
  }
  const isNumber = numbers.has(name) && /^-?\d+(\.\d+)?$/.test(expression);
  return isNumber ? { kind: 'literal', value: Number(expression) } : undefined;
}

/** A default as models would say it: a plain value where that gives the same text again, else SQL. */
export function raiseDefault(expression: string, type: ColumnType): DeclaredDefault {
  const value = guess(expression, type);
  const tokens = value && lowerDefault(value, '');
  return value && tokens && defaultText(tokens) === expression ? value : { kind: 'sql', sql: expression };
}
