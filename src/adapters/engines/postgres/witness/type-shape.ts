/** The family of a type: types of one family take each other's values as far as their sizes allow. */
export type Family = 'text' | 'integer' | 'decimal' | 'float' | 'boolean' | 'time' | 'enum' | 'other';

/** A type as the server spells it, taken apart: `character varying(10)[]` is text, of 10 characters, in an array. */
export interface TypeShape {
  /** Without sizes and brackets: `character varying`, `timestamp with time zone`, `public.mood`. */
  readonly name: string;
  readonly sizes: readonly number[];
  readonly array: boolean;
  readonly family: Family;
}

const families: Readonly<Record<string, Family>> = {
  text: 'text',
  'character varying': 'text',
  character: 'text',
  '"char"': 'text',
  name: 'text',
  smallint: 'integer',
  integer: 'integer',
  bigint: 'integer',
  numeric: 'decimal',
  real: 'float',
  'double precision': 'float',
  boolean: 'boolean',
  date: 'time',
  'timestamp without time zone': 'time',
  'timestamp with time zone': 'time',
};

function familyOf(name: string): Family {
  if (/(?:^|\.)citext$/.test(name)) return 'text';
  return families[name] ?? 'other';
}

/** Takes a type apart. */
export function typeShape(type: string): TypeShape {
  const array = type.endsWith('[]');
  const element = type.replace(/(?:\[\])+$/, '');
  const sizes = /\(([\d,\s]+)\)/.exec(element)?.[1]?.split(',').map(Number) ?? [];
  const name = element
    .replace(/\([^)]*\)/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return { name, sizes, array, family: array ? 'other' : familyOf(name) };
}

/** The most characters that a text type holds; undefined for no limit. */
export function lengthOf({ name, sizes }: TypeShape): number | undefined {
  if (name === '"char"') return 1;
  if (name === 'name') return 63;
  return sizes[0] ?? (name === 'character' ? 1 : undefined);
}

const integers: Readonly<Record<string, readonly [min: string, max: string]>> = {
  smallint: ['-32768', '32767'],
  integer: ['-2147483648', '2147483647'],
  bigint: ['-9223372036854775808', '9223372036854775807'],
};

/** What a numeric type holds: digits before and after the point, or the bounds of an integer. */
export interface NumberRange {
  readonly min: bigint;
  readonly max: bigint;
  /** Digits after the point; 0 for integers. */
  readonly scale: number;
}

/** The range of a numeric type; texts of plain numbers within it are taken as they are. */
export function numberRange({ name, sizes, family }: TypeShape): NumberRange | undefined {
  const bounds = integers[name];
  if (bounds) return { min: BigInt(bounds[0]), max: BigInt(bounds[1]), scale: 0 };
  if (family === 'float') return { min: -16777216n, max: 16777216n, scale: 1 };
  if (family !== 'decimal') return undefined;
  const [precision, scale = 0] = sizes;
  if (precision === undefined) return { min: -(10n ** 40n), max: 10n ** 40n, scale: 20 };
  const top = 10n ** BigInt(Math.max(0, precision - scale)) - 1n;
  return { min: -top, max: top, scale: Math.max(0, scale) };
}
