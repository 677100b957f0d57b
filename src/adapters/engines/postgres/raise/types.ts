import type { ColumnType } from '../../../../domain/declaration/column-type.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { typeText } from '../lower/type-text.js';
import { typeName } from '../objects/type-name.js';
import { qualified } from '../sql/quote.js';
import { inSchema } from './place.js';

/** The type that models have for what `format_type` prints. */
export type RaiseType = (text: string) => ColumnType;

const plain = [
  'smallint',
  'integer',
  'bigint',
  'real',
  'money',
  'boolean',
  'text',
  'date',
  'interval',
  'uuid',
  'json',
  'jsonb',
  'xml',
  'inet',
  'cidr',
  'macaddr',
  'tsvector',
  'tsquery',
] as const;

const plainTypes: ReadonlyMap<string, ColumnType> = new Map<string, ColumnType>([
  ...plain.map((name) => [name, { name }] as const),
  ['double precision', { name: 'double' }],
  ['bytea', { name: 'bytes' }],
]);

type Sized = (first: number | undefined, second: number | undefined) => ColumnType | undefined;

const clock =
  (name: 'time' | 'timestamp', timeZone: boolean): Sized =>
  (precision) => ({ name, timeZone, ...(precision !== undefined && { precision }) });

const withLength =
  (name: 'varchar' | 'bit' | 'varbit'): Sized =>
  (length) => ({ name, ...(length !== undefined && { length }) });

const sizedTypes: ReadonlyMap<string, Sized> = new Map<string, Sized>([
  [
    'numeric',
    (precision, scale) => ({
      name: 'numeric',
      ...(precision !== undefined && { precision }),
      ...(scale !== undefined && scale !== 0 && { scale }),
    }),
  ],
  ['character varying', withLength('varchar')],
  ['character', (length) => (length === undefined ? undefined : { name: 'char', length })],
  ['bit', withLength('bit')],
  ['bit varying', withLength('varbit')],
  ['time without time zone', clock('time', false)],
  ['time with time zone', clock('time', true)],
  ['timestamp without time zone', clock('timestamp', false)],
  ['timestamp with time zone', clock('timestamp', true)],
]);

function sizedType(text: string): ColumnType | undefined {
  const { base, modifiers } = typeName(text);
  const type = sizedTypes.get(base)?.(modifiers[0], modifiers[1]);
  return type && comesBack(type, text) ? type : undefined;
}

/** A scale below 0 or above the precision is the server's to hold, not the models'. */
function comesBack(type: ColumnType, text: string): boolean {
  const { precision = 0, scale = 0 } = type.name === 'numeric' ? type : {};
  return scale >= 0 && scale <= precision && typeText(type, []) === text;
}

/**
 * The types of a state: enums by their names, all else that models don't know in the server's words. The values of a
 * domain are those of its base type; of any other type the driver hands out text.
 */
export function typesOf(state: SchemaState): RaiseType {
  const own = new Map<string, ColumnType>();
  const domains = new Map<string, string>();
  for (const object of state.objects.values()) {
    const [schema, name = ''] = object.path;
    if (object.kind === 'enum' && object.values.length > 0)
      own.set(qualified(object.path), { name: 'enum', enum: name, ...inSchema(schema) });
    if (object.kind === 'domain') domains.set(qualified(object.path), object.type);
  }
  const raise: RaiseType = (text) => {
    if (text.endsWith('[]')) return { name: 'array', of: raise(text.slice(0, -2)) };
    const known = plainTypes.get(text) ?? own.get(text) ?? sizedType(text);
    if (known) return known;
    const base = domains.get(text);
    return { name: 'native', sql: text, like: base === undefined ? { name: 'text' } : raise(base) };
  };
  return raise;
}
