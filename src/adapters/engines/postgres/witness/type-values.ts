import type { NumberRange, TypeShape } from './type-shape.js';
import { lengthOf, numberRange } from './type-shape.js';

const unlike = ['', 'O\'Brien "q" \\ %_', 'Grüße 😀 日本\n\t', '1', '2', '3', 'a', 'b', 'c'];

/** Texts at the edges: empty, as long as can be, with quotes, with characters of many bytes. */
export function boldTexts(limit: number | undefined): readonly string[] {
  const longest = 'x'.repeat(Math.min(limit ?? 300, 1000));
  const cut = (text: string): string => [...text].slice(0, limit ?? 300).join('');
  return [longest, ...unlike.map(cut)];
}

/** Short texts in ascending order, which can be read as numbers too. */
export const plainTexts: readonly string[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c'];

/** Numbers at the edges of a range, with a fraction where it has one. */
export function boldNumbers({ min, max, scale }: NumberRange): readonly string[] {
  const fraction = scale > 0 ? `.${'9'.repeat(Math.min(scale, 20))}` : '';
  const edges = max > 0n ? [`${max}${fraction}`, `${min}${fraction}`] : [`0${fraction}`, `-0${fraction}`];
  return [...edges, '0', ...(max > 0n ? ['1', '-1', '2', '3'] : [`0.${'0'.repeat(scale - 1)}1`])];
}

/** Small whole numbers in ascending order. */
export function plainNumbers({ max, scale }: NumberRange): readonly string[] {
  const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
  if (max > 0n) return numbers.map(String).filter((text) => BigInt(text) <= max);
  return numbers.slice(0, 9).map((each) => `0.${'0'.repeat(Math.max(0, scale - 1))}${each}`);
}

const two = (number: number): string => String(number).padStart(2, '0');

const ascending = (make: (number: number) => string): readonly string[] =>
  Array.from({ length: 12 }, (_, index) => make(index + 1));

/** Edges first, then ordinary ones in ascending order; by the name of the type. */
const byName: Readonly<
  Record<string, { readonly bold: readonly string[]; readonly plain: readonly string[] }>
> = {
  boolean: { bold: ['true', 'false'], plain: ['false', 'true'] },
  real: { bold: ['0', '1.5', '-3.402823e+38', 'NaN', 'Infinity'], plain: ascending(String) },
  'double precision': {
    bold: ['0', '1.5', '-1.7976931348623157e+308', 'NaN', '-Infinity'],
    plain: ascending(String),
  },
  money: { bold: ['0', '-1.50', '12345678.90', '2', '3'], plain: ascending(String) },
  bytea: {
    bold: ['\\x00', '\\x', '\\xdeadbeef', '\\xff', '\\x27225c'],
    plain: ascending((n) => `\\x${two(n)}`),
  },
  date: {
    bold: ['infinity', '-infinity', '2024-02-29', '0001-01-01 BC', '9999-12-31'],
    plain: ascending((n) => `2020-${two(n)}-02`),
  },
  'time without time zone': {
    bold: ['24:00:00', '00:00:00', '12:34:56.123456', '23:59:59', '01:00'],
    plain: ascending((n) => `${two(n)}:00`),
  },
  'time with time zone': {
    bold: ['24:00:00+14', '00:00:00-12', '12:34:56.123456+05:30', '23:59:59+00', '01:00+00'],
    plain: ascending((n) => `${two(n)}:00+00`),
  },
  'timestamp without time zone': {
    bold: ['infinity', '-infinity', '2024-02-29 23:59:59.999999', '0001-01-01 00:00:00 BC', '9999-12-31'],
    plain: ascending((n) => `2020-${two(n)}-02 03:04:05`),
  },
  'timestamp with time zone': {
    bold: [
      'infinity',
      '-infinity',
      '2024-02-29 23:59:59.999999+05:30',
      '0001-01-02 00:00:00+00 BC',
      '9999-12-31 00:00:00+00',
    ],
    plain: ascending((n) => `2020-${two(n)}-02 03:04:05+00`),
  },
  interval: {
    bold: ['1 year 2 mons -3 days 04:05:06.789', '0', '-178000000 years', '1 mon', '-1 day'],
    plain: ascending((n) => `${n} hours`),
  },
  uuid: {
    bold: ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', ...uuids(3)],
    plain: uuids(12),
  },
  json: {
    bold: ['{"a": [1, null, {"b": "\\u00e4 😀 \'\\""}]}', 'null', '[]', '1e400', '""'],
    plain: ascending((n) => `{"n": ${n}}`),
  },
  jsonb: {
    bold: ['{"a": [1, null, {"b": "\\u00e4 😀 \'\\""}]}', 'null', '[]', '12345678901234567890.5', '""'],
    plain: ascending((n) => `{"n": ${n}}`),
  },
  xml: { bold: ['<a b="c">&lt;</a>', '<a/>'], plain: ['<a/>', '<b/>'] },
  inet: {
    bold: ['::1', '10.0.0.1/8', '255.255.255.255', 'fe80::/10', '0.0.0.0/0'],
    plain: ascending((n) => `10.0.0.${n}`),
  },
  cidr: {
    bold: ['::/0', '10.0.0.0/8', '192.168.0.0/16', 'fe80::/10', '0.0.0.0/0'],
    plain: ascending((n) => `10.0.${n}.0/24`),
  },
  macaddr: {
    bold: [
      '00:00:00:00:00:00',
      'ff:ff:ff:ff:ff:ff',
      '08:00:2b:01:02:03',
      '02:00:00:00:00:01',
      '02:00:00:00:00:02',
    ],
    plain: ascending((n) => `08:00:2b:01:02:${two(n)}`),
  },
  macaddr8: {
    bold: ['00:00:00:00:00:00:00:00', 'ff:ff:ff:ff:ff:ff:ff:ff'],
    plain: ascending((n) => `08:00:2b:01:02:03:04:${two(n)}`),
  },
  tsvector: { bold: ["'it''s':1A 'fat':2", '', 'a', 'b', 'c'], plain: plainTexts },
  tsquery: { bold: ["'fat' & !'cat'", 'a', 'b | c', 'd', 'e'], plain: plainTexts },
  point: { bold: ['(0,0)', '(-1.5,2)'], plain: ascending((n) => `(${n},${n})`) },
  line: { bold: ['{1,2,3}'], plain: ['{1,2,3}', '{1,2,4}'] },
  lseg: { bold: ['[(0,0),(1,1)]'], plain: ['[(0,0),(1,1)]'] },
  box: { bold: ['(1,1),(0,0)'], plain: ['(1,1),(0,0)'] },
  path: { bold: ['((0,0),(1,1))', '[(0,0),(1,1)]'], plain: ['((0,0),(1,1))'] },
  polygon: { bold: ['((0,0),(1,1),(1,0))'], plain: ['((0,0),(1,1),(1,0))'] },
  circle: { bold: ['<(0,0),1>'], plain: ['<(0,0),1>'] },
  int4range: { bold: ['empty', '(,)', '[1,2)', '[5,)', '(,0)'], plain: ascending((n) => `[${n}0,${n}5)`) },
  int8range: { bold: ['empty', '(,)', '[1,2)', '[5,)', '(,0)'], plain: ascending((n) => `[${n}0,${n}5)`) },
  numrange: { bold: ['empty', '(,)', '[1.5,2]', '[5,)', '(,0)'], plain: ascending((n) => `[${n}0,${n}5)`) },
  daterange: {
    bold: ['empty', '(,)', '[2020-01-01,2020-02-01)'],
    plain: ascending((n) => `[2020-${two(n)}-01,2020-${two(n)}-05)`),
  },
  tsrange: {
    bold: ['empty', '(,)', '[2020-01-01,2020-02-01)'],
    plain: ascending((n) => `[2020-${two(n)}-01,2020-${two(n)}-05)`),
  },
  tstzrange: {
    bold: ['empty', '(,)'],
    plain: ascending((n) => `[2020-${two(n)}-01 00:00+00,2020-${two(n)}-05 00:00+00)`),
  },
  '"char"': { bold: ['a', 'b', 'c', 'd', 'e'], plain: [...'123456789abc'] },
  oid: { bold: ['0', '4294967295', '1', '2', '3'], plain: ascending(String) },
  pg_lsn: {
    bold: ['0/0', 'FFFFFFFF/FFFFFFFF', '0/1', '0/2', '0/3'],
    plain: ascending((n) => `0/${n.toString(16)}`),
  },
  hstore: { bold: ['"a"=>NULL', '', '"ä"=>"\'"'], plain: ascending((n) => `a=>${n}`) },
  ltree: { bold: ['', 'a.b.c', 'a'], plain: ascending((n) => `a.${n}`) },
};

function uuids(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `a0eebc99-9c0b-4ef8-bb6d-0000000000${two(index + 1)}`);
}

/** For a type that isn't known: one of these may do. */
const anything: readonly string[] = ['1', 'a', '2020-01-01', '{}', '(0,0)', ''];

function bits({ sizes, name }: TypeShape): readonly string[] {
  const length = Math.min(sizes[0] ?? (name === 'bit' ? 1 : 8), 64);
  const numbers = Array.from({ length: Math.min(2 ** Math.min(length, 4), 12) }, (_, index) => index);
  return numbers.map((number) => number.toString(2).padStart(length, '0'));
}

/** The values of a type as texts, edges and ordinary ones; an element of an array is asked for by itself. */
export interface TypeValues {
  readonly bold: readonly string[];
  readonly plain: readonly string[];
}

/** The values of a type by itself. */
export function typeValues(shape: TypeShape): TypeValues {
  if (shape.family === 'text') {
    const limit = lengthOf(shape);
    return { bold: boldTexts(limit), plain: plainTexts };
  }
  if (shape.name === 'bit' || shape.name === 'bit varying') return { bold: bits(shape), plain: bits(shape) };
  const known = byName[shape.name] ?? byName[shape.name.split('.').at(-1) ?? ''];
  if (known) return known;
  const range = numberRange(shape);
  if (range) return { bold: boldNumbers(range), plain: plainNumbers(range) };
  return { bold: anything, plain: anything };
}
