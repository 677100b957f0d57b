const aliases: Readonly<Record<string, string>> = {
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float: 'double precision',
  float4: 'real',
  float8: 'double precision',
  decimal: 'numeric',
  dec: 'numeric',
  bool: 'boolean',
  varchar: 'character varying',
  'char varying': 'character varying',
  char: 'character',
  varbit: 'bit varying',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
  time: 'time without time zone',
  timetz: 'time with time zone',
};

const shape = /^([a-z_][a-z0-9_ ]*?)\s*(?:\(([\d\s,]*)\))?\s*(with(?:out)? time zone)?\s*((?:\[\d*\]\s*)*)$/i;

/** A size stands behind the first word: `timestamp(3) with time zone`. */
function withSizes(name: string, sizes: string): string {
  const [, head = name, tail = ''] = /^(.*?)( with(?:out)? time zone)?$/.exec(name) ?? [];
  return `${head}(${sizes})${tail}`;
}

/** A type in PostgreSQL's own words, its common short names spelled as the server prints them. */
export function nativeText(sql: string): string {
  const found = shape.exec(sql.trim());
  if (!found) return sql.trim();
  const [, words = '', sizes, zone, brackets = ''] = found;
  const name = words.toLowerCase().replaceAll(/\s+/g, ' ');
  const base = zone === undefined ? (aliases[name] ?? name) : `${name} ${zone.toLowerCase()}`;
  const sized = sizes === undefined ? fixed(name, base) : withSizes(base, sizes.replaceAll(/\s/g, ''));
  return brackets === '' ? sized : `${sized}[]`;
}

/** `char` and `bit` without a size have one of 1; `numeric(10)` has no digits behind the point. */
function fixed(name: string, base: string): string {
  return name === 'char' || name === 'character' || name === 'bit' ? `${base}(1)` : base;
}
