import type { ColumnType } from '../../../../domain/declaration/column-type.js';
import { unreachable } from '../../../../domain/error.js';
import type { Code } from './code.js';
import { call, join, object } from './code.js';
import { text } from './literals.js';
import type { Writing } from './writing.js';

const counts = (...values: readonly (number | undefined)[]): readonly string[] =>
  values.filter((value) => value !== undefined).map(String);

/** The beginning of a column of that type: `varchar(255)`, `role()`, `integer().array()`. */
export function typeCode(type: ColumnType, writing: Writing): Code {
  const plain = (name: string, ...items: readonly Code[]): Code => call(writing.use(name), ...items);
  switch (type.name) {
    case 'numeric':
      return plain('numeric', ...counts(type.precision, type.scale));
    case 'varchar':
    case 'bit':
    case 'varbit':
    case 'char':
      return plain(type.name, ...counts(type.length));
    case 'time':
    case 'timestamp': {
      const { precision } = type;
      const options = precision === undefined ? [] : [object([['precision', String(precision)]])];
      return plain(type.timeZone ? `${type.name}tz` : type.name, ...options);
    }
    case 'enum': {
      const named = { name: type.enum, ...(type.schema !== undefined && { schema: type.schema }) };
      return call(writing.nameOf('enum', named));
    }
    case 'array':
      return join(typeCode(type.of, writing), '.array()');
    case 'native': {
      const generic = type.like === undefined ? '' : `<${valueType(type.like)}>`;
      return call(writing.use('native') + generic, text(type.sql));
    }
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
      return plain(type.name);
    default:
      return unreachable(type);
  }
}

/** What a program gets of a column that only the engine has a name for. */
function valueType(like: ColumnType): string {
  switch (like.name) {
    case 'smallint':
    case 'integer':
    case 'real':
    case 'double':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'bytes':
      return 'Uint8Array';
    case 'date':
    case 'timestamp':
      return 'Date';
    case 'json':
    case 'jsonb':
      return 'unknown';
    case 'array':
      return `readonly ${valueType(like.of)}[]`;
    default:
      return 'string';
  }
}
