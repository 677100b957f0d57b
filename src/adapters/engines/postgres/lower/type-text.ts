import type { ColumnType } from '../../../../domain/declaration/column-type.js';
import { unreachable } from '../../../../domain/error.js';
import { qualified } from '../sql/quote.js';
import { nativeText } from './native-text.js';
import { badModel, schemaOf } from './place.js';

function sized(name: string, ...sizes: readonly (number | undefined)[]): string {
  const given = sizes.filter((size) => size !== undefined);
  return given.length === 0 ? name : `${name}(${given.join(',')})`;
}

interface Range {
  readonly what: string;
  readonly least: number;
  readonly most: number;
}

const lengths: Range = { what: 'length', least: 1, most: 10_485_760 };
const bitLengths: Range = { what: 'length', least: 1, most: 83_886_080 };
const precisions: Range = { what: 'precision', least: 1, most: 1000 };
const fractions: Range = { what: 'precision', least: 0, most: 6 };

function within(path: readonly string[], size: number | undefined, range: Range): number | undefined {
  if (size === undefined || (Number.isInteger(size) && size >= range.least && size <= range.most))
    return size;
  const allowed = `${range.least} to ${range.most}`;
  throw badModel(path, `a ${range.what} of ${size} is not possible`, `PostgreSQL takes ${allowed}.`);
}

function numericText(type: ColumnType & { readonly name: 'numeric' }, path: readonly string[]): string {
  const precision = within(path, type.precision, precisions);
  if (precision === undefined) return 'numeric';
  return sized('numeric', precision, type.scale ?? 0);
}

function clockText(
  type: ColumnType & { readonly name: 'time' | 'timestamp' },
  path: readonly string[],
): string {
  const zone = type.timeZone ? 'with' : 'without';
  return `${sized(type.name, within(path, type.precision, fractions))} ${zone} time zone`;
}

/** A declared type as `format_type` prints it. Throws BAD_MODELS naming the column for sizes out of range. */
export function typeText(type: ColumnType, path: readonly string[]): string {
  switch (type.name) {
    case 'numeric':
      return numericText(type, path);
    case 'double':
      return 'double precision';
    case 'varchar':
      return sized('character varying', within(path, type.length, lengths));
    case 'char':
      return sized('character', within(path, type.length, lengths));
    case 'bytes':
      return 'bytea';
    case 'time':
    case 'timestamp':
      return clockText(type, path);
    case 'bit':
      return sized('bit', within(path, type.length ?? 1, bitLengths));
    case 'varbit':
      return sized('bit varying', within(path, type.length, bitLengths));
    case 'enum':
      return qualified([schemaOf(type), type.enum]);
    case 'array':
      return `${typeText(type.of, path).replace(/(\[\])+$/, '')}[]`;
    case 'native':
      if (type.sql.trim() !== '') return nativeText(type.sql);
      throw badModel(path, 'a column needs a type', "Name one: native('text').");
    case 'smallint':
    case 'integer':
    case 'bigint':
    case 'real':
    case 'money':
    case 'boolean':
    case 'text':
    case 'date':
    case 'interval':
    case 'uuid':
    case 'json':
    case 'jsonb':
    case 'xml':
    case 'inet':
    case 'cidr':
    case 'macaddr':
    case 'tsvector':
    case 'tsquery':
      return type.name;
    default:
      return unreachable(type);
  }
}
