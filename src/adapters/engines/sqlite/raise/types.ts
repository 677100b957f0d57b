import type { ColumnType } from '../../../../domain/declaration/column-type.js';
import { affinityOf } from '../sql/affinity.js';
import { lowerType } from '../lower/types.js';

const plain: Readonly<Record<string, ColumnType>> = {
  INTEGER: { name: 'integer' },
  TEXT: { name: 'text' },
  REAL: { name: 'real' },
  BLOB: { name: 'bytes' },
  NUMERIC: { name: 'numeric' },
};

const sized = /^(NUMERIC|VARCHAR|CHAR)\((\d+)(?:,(\d+))?\)$/;

function sizedType(text: string): ColumnType | undefined {
  const [, name, first, second] = sized.exec(text) ?? [];
  const size = Number(first);
  const scale = second === undefined ? undefined : Number(second);
  if (name === undefined || size < 1) return undefined;
  if (name !== 'NUMERIC') return scale === undefined ? lengthType(name, size) : undefined;
  if (scale === undefined) return { name: 'numeric', precision: size };
  return scale > size ? undefined : { name: 'numeric', precision: size, scale };
}

function lengthType(name: string, length: number): ColumnType {
  return name === 'CHAR' ? { name: 'char', length } : { name: 'varchar', length };
}

/** What programs find in a column of a type that only SQLite knows; undefined where that may be anything. */
function valuesOf(text: string): ColumnType | undefined {
  switch (affinityOf(text)) {
    case 'INTEGER':
      return { name: 'integer' };
    case 'TEXT':
      return { name: 'text' };
    case 'REAL':
      return { name: 'real' };
    case 'BLOB':
      return /blob/i.test(text) ? { name: 'bytes' } : undefined;
    case 'NUMERIC':
      if (/bool/i.test(text)) return { name: 'integer' };
      return /date|time/i.test(text) ? { name: 'text' } : { name: 'real' };
  }
}

/** The type that models have for a type of SQLite; any other stands in SQLite's own words. */
export function raiseType(text: string, strict: boolean): ColumnType {
  const known = plain[text] ?? sizedType(text);
  if (known && (!strict || plain[text]) && lowerType(known, text, strict) === text) return known;
  const like = valuesOf(text);
  return { name: 'native', sql: text, ...(like && { like }) };
}
