import type { ColumnType, Generated, GeneratedAlways, Insertable, Selectable, Updateable } from 'kysely';
import type { Inserted, Selected, TypesOf, Updated } from './column.js';
import type { ColumnName, ShapeOf } from './table.js';

/** The engines whose drivers hand out different values for the same model. */
export type Runtime = 'postgres' | 'sqlite';

type IsColumnType<T> = [T] extends [ColumnType<unknown, unknown, unknown>] ? true : false;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type AnyIsUnknown<T> = unknown extends T ? true : false;

/** What better-sqlite3 gives and takes for a type of `pg`: it knows numbers, texts, bigints and bytes alone. */
type OnSqlite<T, F> =
  AnyIsUnknown<T> extends true
    ? T
    : 'json' extends F
      ? ColumnType<string, string, string>
      : Same<T, boolean> extends true
        ? number
        : Same<Selected<T>, Date> extends true
          ? string
          : Same<Inserted<T>, string | number | bigint> extends true
            ? ColumnType<number, number | bigint, number | bigint>
            : T;

type OnRuntime<T, F, R extends Runtime> = R extends 'sqlite' ? OnSqlite<T, F> : T;

type Null<F> = 'nullable' extends F ? null : never;

/** One column as Kysely wants it. */
type KyselyColumn<T, F> = 'always' extends F
  ? GeneratedAlways<Selected<T> | Null<F>>
  : 'default' extends F
    ? WithDefault<T, F>
    : IsColumnType<T> extends true
      ? [Null<F>] extends [never]
        ? T
        : ColumnType<Selected<T> | Null<F>, Inserted<T> | Null<F>, Updated<T> | Null<F>>
      : T | Null<F>;

type WithDefault<T, F> =
  IsColumnType<T> extends true
    ? ColumnType<Selected<T> | Null<F>, Inserted<T> | Null<F> | undefined, Updated<T> | Null<F>>
    : Generated<T | Null<F>>;

type Typed<C, R extends Runtime> =
  TypesOf<C> extends readonly [infer T, infer F, unknown] ? KyselyColumn<OnRuntime<T, F, R>, F> : never;

declare const selectOnly: unique symbol;

/** What a column of a view takes: nothing has this type, so that an insert into a view doesn't compile (`never` would). */
export interface SelectOnly {
  readonly [selectOnly]: 'a view takes no rows';
}

type ReadOnly<T> = ColumnType<Selected<T>, SelectOnly, SelectOnly>;

/** One table or view as Kysely wants it: its columns by their names in the database. */
export type InferTable<T, R extends Runtime = 'postgres'> =
  ShapeOf<T> extends readonly [unknown, infer C, infer Kind]
    ? Kind extends 'view'
      ? { -readonly [K in keyof C as ColumnName<K, C[K]> & string]: ReadOnly<Typed<C[K], R>> }
      : { -readonly [K in keyof C as ColumnName<K, C[K]> & string]: Typed<C[K], R> }
    : never;

type NameOf<T> = [ShapeOf<T>] extends [never] ? never : ShapeOf<T>[0];

/**
 * Kysely's database interface of a module (`typeof import('./schema')`) or of an object of tables and views; whatever
 * else the module exports is left out. The second parameter gives the values of another driver: `'sqlite'`.
 */
export type InferDatabase<M, R extends Runtime = 'postgres'> = {
  [K in keyof M as NameOf<M[K]>]: InferTable<M[K], R>;
};

/** A row as it is selected. */
export type InferSelect<T, R extends Runtime = 'postgres'> = Selectable<InferTable<T, R>>;
/** A row as it is inserted. */
export type InferInsert<T, R extends Runtime = 'postgres'> = Insertable<InferTable<T, R>>;
/** A row as it is updated. */
export type InferUpdate<T, R extends Runtime = 'postgres'> = Updateable<InferTable<T, R>>;
