import { unreachable } from '../error.js';
import type { ColumnType } from './column-type.js';

const isCount = (value: number | undefined, least: number): boolean =>
  value === undefined || (Number.isInteger(value) && value >= least);

function lengthFault(name: string, length: number | undefined): string | undefined {
  return isCount(length, 1) ? undefined : `${name} needs a length of 1 or more, not ${length}`;
}

function precisionFault(precision: number | undefined): string | undefined {
  const fits = isCount(precision, 0) && (precision ?? 0) <= 6;
  return fits ? undefined : `the precision of a time is 0 to 6 digits, not ${precision}`;
}

function numericFault(precision: number | undefined, scale: number | undefined): string | undefined {
  if (!isCount(precision, 1)) return `numeric needs a precision of 1 or more, not ${precision}`;
  if (!isCount(scale, 0)) return `numeric needs a scale of 0 or more, not ${scale}`;
  if (scale === undefined) return undefined;
  if (precision === undefined) return 'numeric has a scale but no precision';
  return scale > precision ? `numeric(${precision}, ${scale}) has a scale above its precision` : undefined;
}

/** What no engine could make of a type, in words, or undefined; what only some engines refuse is left to them. */
export function typeFault(type: ColumnType): string | undefined {
  switch (type.name) {
    case 'varchar':
    case 'char':
    case 'bit':
    case 'varbit':
      return lengthFault(type.name, type.length);
    case 'numeric':
      return numericFault(type.precision, type.scale);
    case 'time':
    case 'timestamp':
      return precisionFault(type.precision);
    case 'array':
      return typeFault(type.of);
    case 'native':
    case 'enum':
    case 'smallint':
    case 'integer':
    case 'bigint':
    case 'real':
    case 'double':
    case 'money':
    case 'boolean':
    case 'text':
    case 'bytes':
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
      return undefined;
    default:
      return unreachable(type);
  }
}
