import { SchemactlError } from '../../../../domain/error.js';
import type { ColumnType } from '../../../../domain/declaration/column-type.js';
import { typeText } from '../sql/parse-column.js';
import { tokensOf } from '../sql/tokens.js';
import { reading, refuse } from './refuse.js';

const plain: Readonly<Partial<Record<ColumnType['name'], string>>> = {
  smallint: 'INTEGER',
  integer: 'INTEGER',
  bigint: 'INTEGER',
  boolean: 'INTEGER',
  real: 'REAL',
  double: 'REAL',
  money: 'NUMERIC',
  text: 'TEXT',
  bytes: 'BLOB',
  date: 'TEXT',
  time: 'TEXT',
  timestamp: 'TEXT',
  uuid: 'TEXT',
  json: 'TEXT',
  jsonb: 'TEXT',
  xml: 'TEXT',
  enum: 'TEXT',
};

const instead: Readonly<Partial<Record<ColumnType['name'], string>>> = {
  array: 'Use json, or a table of its own with a row for each element.',
  interval: 'Use integer for a number of seconds, or text for an ISO 8601 duration.',
  inet: 'Use text.',
  cidr: 'Use text.',
  macaddr: 'Use text.',
  bit: 'Use integer, or bytes.',
  varbit: 'Use bytes.',
  tsvector: 'Use text, and an FTS5 table made by hand in a revision of its own.',
  tsquery: 'Use text.',
};

const strictTypes: ReadonlySet<string> = new Set(['INT', 'INTEGER', 'REAL', 'TEXT', 'BLOB', 'ANY']);

/** The types of a STRICT table for those that no such table takes. */
const strictForms: Readonly<Record<string, string>> = { NUMERIC: 'REAL', VARCHAR: 'TEXT', CHAR: 'TEXT' };

/**
 * The type as SQLite spells it. Numbers that count are INTEGER, fractions REAL, decimals NUMERIC(p,s); whatever reads
 * as text (dates, times, uuid, json, enums) is TEXT, so that no numeric affinity changes it; booleans are INTEGER 1 and
 * 0. A STRICT table takes only the engine's own types. Throws BAD_MODELS for a type that SQLite can't hold.
 */
export function lowerType(type: ColumnType, object: string, strict: boolean): string {
  const text = nameOfType(type, object);
  if (!strict || strictTypes.has(text.toUpperCase())) return text;
  const form = strictForms[/^[A-Z]+/.exec(text)?.[0] ?? ''];
  if (form !== undefined && type.name !== 'native') return form;
  throw new SchemactlError('BAD_MODELS', `${object}: a STRICT table has no type ${text}`, {
    hint: 'Use INTEGER, REAL, TEXT, BLOB or ANY, or leave strict out.',
    place: { object },
  });
}

function nameOfType(type: ColumnType, object: string): string {
  switch (type.name) {
    case 'numeric':
      if (type.precision === undefined) return 'NUMERIC';
      return `NUMERIC(${[type.precision, ...(type.scale === undefined ? [] : [type.scale])].join(',')})`;
    case 'varchar':
      return type.length === undefined ? 'TEXT' : `VARCHAR(${type.length})`;
    case 'char':
      return `CHAR(${type.length})`;
    case 'native':
      return typeText(reading(object, () => tokensOf(type.sql)));
    case 'smallint':
    case 'integer':
    case 'bigint':
    case 'boolean':
    case 'real':
    case 'double':
    case 'money':
    case 'text':
    case 'bytes':
    case 'date':
    case 'time':
    case 'timestamp':
    case 'uuid':
    case 'json':
    case 'jsonb':
    case 'xml':
    case 'enum':
    case 'array':
    case 'interval':
    case 'inet':
    case 'cidr':
    case 'macaddr':
    case 'bit':
    case 'varbit':
    case 'tsvector':
    case 'tsquery': {
      const text = plain[type.name];
      if (text !== undefined) return text;
      throw refuse(object, `type ${type.name}`, instead[type.name] ?? 'Use text.');
    }
  }
}
