import type { ColumnType } from '../../domain/declaration/column-type.js';
import type { DeclaredDefault } from '../../domain/declaration/declaration.js';
import type { StoredDefault } from '../data.js';
import { markOf } from '../marked.js';
import { sqlText } from '../sql.js';

type Scalar = string | number | bigint | boolean | null;

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof value);

/** Dates of another realm count as well. */
const isDate = (value: unknown): value is Date => Object.prototype.toString.call(value) === '[object Date]';

function dateText(value: Date, type: ColumnType): string | undefined {
  if (Number.isNaN(value.getTime())) return undefined;
  return type.name === 'date' ? value.toISOString().slice(0, 10) : value.toISOString();
}

/** A list as the text of a PostgreSQL array: `{"a","b",NULL}`. */
function arrayText(values: readonly unknown[], of: ColumnType): string | undefined {
  const parts = values.map((value) => {
    if (value === null) return 'NULL';
    if (Array.isArray(value)) return arrayText(value, of);
    const literal = literalOf(value, of);
    return literal === undefined
      ? undefined
      : `"${String(literal).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  });
  return parts.includes(undefined) ? undefined : `{${parts.join(',')}}`;
}

function literalOf(value: unknown, type: ColumnType): Scalar | undefined {
  if (isScalar(value)) return value;
  if (isDate(value)) return dateText(value, type);
  return type.name === 'array' && Array.isArray(value) ? arrayText(value, type.of) : undefined;
}

/** Whatever JSON can hold; a function, a symbol or a bigint it can't. */
function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}

/** A default as a declaration holds it; undefined where the value can be written in no way. */
export function declareDefault(stored: StoredDefault, type: ColumnType): DeclaredDefault | undefined {
  if (stored.kind === 'sql') return { kind: 'sql', sql: sqlText(stored.sql) };
  const marked = markOf(stored.value);
  if (marked) return marked.kind === 'sql' ? { kind: 'sql', sql: sqlText(marked) } : undefined;
  const isJsonColumn = type.name === 'json' || type.name === 'jsonb';
  if (isJsonColumn && stored.value !== null) {
    return isJson(stored.value) ? { kind: 'json', value: stored.value } : undefined;
  }
  const value = literalOf(stored.value, type);
  return value === undefined ? undefined : { kind: 'literal', value };
}
