/** A type as `format_type` prints it, taken apart: `numeric(10,2)[]` is `numeric`, [10, 2], array. */
export interface TypeName {
  readonly base: string;
  readonly modifiers: readonly number[];
  readonly array: boolean;
}

const shape = /^(.*?)(?:\((-?\d+(?:,-?\d+)*)\))?((?: with(?:out)? time zone)?)((?:\[\])*)$/;

/** Takes a type's name apart; what it doesn't recognise is a base without modifiers. */
export function typeName(type: string): TypeName {
  const [, base = type, modifiers = '', zone = '', brackets = ''] = shape.exec(type) ?? [];
  return {
    base: base + zone,
    modifiers: modifiers === '' ? [] : modifiers.split(',').map(Number),
    array: brackets !== '',
  };
}

const families: Readonly<Record<string, string>> = {
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  numeric: 'number',
  real: 'number',
  'double precision': 'number',
  text: 'string',
  'character varying': 'string',
  character: 'string',
  bpchar: 'string',
  citext: 'string',
  name: 'string',
  'timestamp without time zone': 'time',
  'timestamp with time zone': 'time',
  date: 'time',
  json: 'json',
  jsonb: 'json',
  inet: 'network',
  cidr: 'network',
  bit: 'bits',
  'bit varying': 'bits',
};

/** The family of types that convert into each other without being asked; a type outside of all is its own family. */
export function familyOf(type: TypeName): string {
  const base = type.base.slice(type.base.lastIndexOf('.') + 1);
  return families[type.base] ?? (base === 'citext' ? 'string' : type.base);
}

/** The types whose values an operator compares with each other, as a foreign key does. */
const compared: readonly (readonly string[])[] = [
  ['smallint', 'integer', 'bigint'],
  ['real', 'double precision'],
  ['text', 'character varying', 'name'],
  ['date', 'timestamp without time zone', 'timestamp with time zone'],
];

/** Whether values of the one type can be compared with those of the other, so that a foreign key may have both. */
export function areComparable(one: string, other: string): boolean {
  const [a, b] = [typeName(one), typeName(other)];
  if (a.base === b.base) return a.array === b.array;
  return !a.array && !b.array && compared.some((set) => set.includes(a.base) && set.includes(b.base));
}
