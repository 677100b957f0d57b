import { callSite } from './call-site.js';
import type { AnyColumn, TypesOf } from './column.js';
import type { Reference, TableData, TableItem, TableOptions, ViewData } from './data.js';
import { mark } from './mark.js';
import type { Carries } from './mark.js';

/** The columns of a table, as they are written. */
export type Columns = Readonly<Record<string, AnyColumn>>;

/** The columns of a table by their properties, to speak of them in keys, indexes and sql`…`. */
export type References<C> = { readonly [K in keyof C]: Reference };

declare const shape: unique symbol;

/** Carries the types of a table or view; nothing of it exists at run time. */
export interface Shaped<N extends string, C, Kind extends 'table' | 'view'> {
  readonly [shape]?: readonly [name: N, columns: C, kind: Kind];
}

/** The name as Kysely knows it, the columns and the kind of a table or view. */
export type ShapeOf<T> = T extends Carries<TableData | ViewData> & {
  readonly [shape]?: readonly [infer N extends string, infer C, infer Kind];
}
  ? readonly [name: N, columns: C, kind: Kind]
  : never;

/** A table: its columns are its properties. N is its name as Kysely knows it (`app.users` in a named schema). */
export type Table<N extends string, C extends Columns> = References<C> &
  Carries<TableData> &
  Shaped<N, C, 'table'>;

/** A name as Kysely knows it. */
export type Qualified<S extends string, N extends string> = S extends '' | 'public' ? N : `${S}.${N}`;

/** Keys, checks and indexes beside the columns; `t` has the table's columns. */
export type Items<C extends Columns> = (t: References<C>) => readonly TableItem[];

/** The properties by which a table's columns are spoken of. */
export function referencesTo<C extends Columns>(
  schema: string | undefined,
  table: string,
  columns: C,
): References<C> {
  const pairs = Object.entries(columns).map(([key, { [mark]: data }]) => {
    const reference = { kind: 'reference', schema, table, column: data.name ?? key } as const;
    return [key, Object.freeze({ [mark]: reference })] as const;
  });
  return Object.fromEntries(pairs) as References<C>; // the same keys as `columns`
}

/** Makes the function of one schema that declares tables. */
export function tablesIn<S extends string>(schema: string | undefined) {
  return function table<const N extends string, const C extends Columns>(
    name: N,
    columns: C,
    items?: Items<C> | TableOptions,
    options?: TableOptions,
  ): Table<Qualified<S, N>, C> {
    const references = referencesTo(schema, name, columns);
    const data: TableData = {
      kind: 'table',
      schema,
      name,
      columns: Object.entries(columns).map(([key, each]) => [key, each[mark]] as const),
      items: () => (typeof items === 'function' ? items(references) : []),
      options: options ?? (typeof items === 'object' ? items : {}),
      site: callSite(table),
    };
    return Object.freeze({ ...references, [mark]: data });
  };
}

/** The database's name of a column: the one given with `named()`, else its property. */
export type ColumnName<K, C> =
  TypesOf<C> extends readonly [unknown, unknown, infer N] ? ([N] extends [never] ? K : N) : K;
