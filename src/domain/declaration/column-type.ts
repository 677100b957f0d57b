/**
 * The type of a declared column, before any engine has given it a spelling of its own.
 * Lengths and precisions are plain counts (characters, digits, fractional digits of a second).
 */
export type ColumnType =
  | { readonly name: 'smallint' }
  | { readonly name: 'integer' }
  | { readonly name: 'bigint' }
  | { readonly name: 'numeric'; readonly precision?: number; readonly scale?: number }
  | { readonly name: 'real' }
  | { readonly name: 'double' }
  | { readonly name: 'money' }
  | { readonly name: 'boolean' }
  | { readonly name: 'text' }
  | { readonly name: 'varchar'; readonly length?: number }
  | { readonly name: 'char'; readonly length: number }
  | { readonly name: 'bytes' }
  | { readonly name: 'date' }
  | { readonly name: 'time'; readonly precision?: number; readonly timeZone: boolean }
  | { readonly name: 'timestamp'; readonly precision?: number; readonly timeZone: boolean }
  | { readonly name: 'interval' }
  | { readonly name: 'uuid' }
  | { readonly name: 'json' }
  | { readonly name: 'jsonb' }
  | { readonly name: 'xml' }
  | { readonly name: 'inet' }
  | { readonly name: 'cidr' }
  | { readonly name: 'macaddr' }
  | { readonly name: 'bit'; readonly length?: number }
  | { readonly name: 'varbit'; readonly length?: number }
  | { readonly name: 'tsvector' }
  | { readonly name: 'tsquery' }
  | { readonly name: 'enum'; readonly enum: string; readonly schema?: string }
  | { readonly name: 'array'; readonly of: ColumnType }
  /**
   * A type in the engine's own words, taken as it stands: `geometry(Point, 4326)`, `int4range`, `ANY`. `like` says of
   * which type its values are for a program, where that is known (a domain's base type); databases don't look at it.
   */
  | { readonly name: 'native'; readonly sql: string; readonly like?: ColumnType };
