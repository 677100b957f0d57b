import type { ColumnType as KyselyColumn } from 'kysely';
import type { ColumnType } from '../domain/declaration/column-type.js';
import { column } from './column.js';
import type { Column } from './column.js';

/*
 * The TypeScript types are those of the `pg` driver. SQLite hands out other values for some: booleans as 0 and 1, dates
 * and times and JSON as text, bigint and numeric as numbers; InferDatabase<…, 'sqlite'> gives those, `.$type<T>()` any other.
 */

const plain = <T>(type: ColumnType): Column<T> =>
  column<T>({ kind: 'column', type, nullable: false, checks: [] });

/** A number that is too wide for JavaScript's own comes as text and goes in as any of the three. */
export type WideNumber = KyselyColumn<string, string | number | bigint, string | number | bigint>;
/** A moment: comes as a Date, goes in as a Date or as text. */
export type Moment = KyselyColumn<Date, Date | string, Date | string>;
/** JSON: comes parsed, goes in as text (`JSON.stringify(value)`), as Kysely's own JSONColumnType. */
export type Json<T> = KyselyColumn<T, string, string>;
/** A span of time as `pg` hands it out; goes in as text such as `1 day`. */
export type Interval = KyselyColumn<
  {
    readonly years?: number;
    readonly months?: number;
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
    readonly seconds?: number;
    readonly milliseconds?: number;
  },
  string,
  string
>;

/** Digits after the point of a second, 0 to 6. */
export interface TimeOptions {
  readonly precision?: number;
}

export const smallint = (): Column<number> => plain({ name: 'smallint' });
export const integer = (): Column<number> => plain({ name: 'integer' });
/** 64 bits: text when selected; where numbers stay below 2^53 and the driver is told so, `.$type<number>()`. */
export const bigint = (): Column<WideNumber> => plain({ name: 'bigint' });
const numbered = <T>(name: 'smallint' | 'integer' | 'bigint'): Column<T, 'default'> =>
  column<T, 'default'>({ kind: 'column', type: { name }, serial: true, nullable: false, checks: [] });

/** An integer numbered by a sequence of its own, as in databases that were made so; new ones rather take `identity()`. */
export const serial = (): Column<number, 'default'> => numbered('integer');
export const smallserial = (): Column<number, 'default'> => numbered('smallint');
export const bigserial = (): Column<WideNumber, 'default'> => numbered('bigint');
/** Exact decimal digits: `numeric()`, `numeric(10)` or `numeric(10, 2)`. */
export const numeric = (precision?: number, scale?: number): Column<WideNumber> =>
  plain({
    name: 'numeric',
    ...(precision !== undefined && { precision }),
    ...(scale !== undefined && { scale }),
  });
export const real = (): Column<number> => plain({ name: 'real' });
export const double = (): Column<number> => plain({ name: 'double' });
export const money = (): Column<KyselyColumn<string, string | number, string | number>> =>
  plain({ name: 'money' });
export const boolean = (): Column<boolean> => plain({ name: 'boolean' });
export const text = (): Column<string> => plain({ name: 'text' });
/** Text of at most `length` characters. */
export const varchar = (length?: number): Column<string> =>
  plain({ name: 'varchar', ...(length !== undefined && { length }) });
/** Text of exactly `length` characters, filled with blanks. */
export const char = (length = 1): Column<string> => plain({ name: 'char', length });
export const bytes = (): Column<Uint8Array> => plain({ name: 'bytes' });
export const date = (): Column<Moment> => plain({ name: 'date' });
export const time = (options: TimeOptions = {}): Column<string> =>
  plain({ name: 'time', timeZone: false, ...options });
export const timetz = (options: TimeOptions = {}): Column<string> =>
  plain({ name: 'time', timeZone: true, ...options });
/** A date and time without a time zone. */
export const timestamp = (options: TimeOptions = {}): Column<Moment> =>
  plain({ name: 'timestamp', timeZone: false, ...options });
/** A moment, with time zone: what `created_at` should be. */
export const timestamptz = (options: TimeOptions = {}): Column<Moment> =>
  plain({ name: 'timestamp', timeZone: true, ...options });
export const interval = (): Column<Interval> => plain({ name: 'interval' });
export const uuid = (): Column<string> => plain({ name: 'uuid' });
export const xml = (): Column<string> => plain({ name: 'xml' });
export const inet = (): Column<string> => plain({ name: 'inet' });
export const cidr = (): Column<string> => plain({ name: 'cidr' });
export const macaddr = (): Column<string> => plain({ name: 'macaddr' });
export const bit = (length?: number): Column<string> =>
  plain({ name: 'bit', ...(length !== undefined && { length }) });
export const varbit = (length?: number): Column<string> =>
  plain({ name: 'varbit', ...(length !== undefined && { length }) });
export const tsvector = (): Column<string> => plain({ name: 'tsvector' });
export const tsquery = (): Column<string> => plain({ name: 'tsquery' });
/** JSON kept as text; `json<Settings>()` says what it holds. */
export const json = <T = unknown>(): Column<Json<T>, 'json'> =>
  column({ kind: 'column', type: { name: 'json' }, nullable: false, checks: [] });
/** JSON kept parsed (PostgreSQL); elsewhere the same as `json`. */
export const jsonb = <T = unknown>(): Column<Json<T>, 'json'> =>
  column({ kind: 'column', type: { name: 'jsonb' }, nullable: false, checks: [] });
/** A type in the engine's own words, taken as it stands: `native<string>('geometry(Point, 4326)')`. */
export const native = <T = unknown>(type: string): Column<T> => plain({ name: 'native', sql: type });
