import type { ColumnType } from '../domain/declaration/column-type.js';
import type {
  DeclaredEnum,
  DeclaredIdentity,
  DeclaredSequence,
  ReferentialAction,
} from '../domain/declaration/declaration.js';
import type { Carries } from './mark.js';

/** Where in the user's files something was declared: the first line of the stack outside of this package. */
export interface Site {
  readonly file: string;
  readonly line: number;
}

/** SQL text whose names are put in when it is known whether they need their table before them. */
export interface SqlData {
  readonly kind: 'sql';
  readonly parts: readonly (string | ReferenceData | TableData | ViewData)[];
}

/** What `users.id` stands for: a column of a table or view that is known by name. */
export interface ReferenceData {
  readonly kind: 'reference';
  readonly schema: string | undefined;
  readonly table: string;
  readonly column: string;
}

export interface KeyOptions {
  /** Left out: the engine's usual name. */
  readonly name?: string;
  readonly deferrable?: 'immediate' | 'deferred';
}

export interface UniqueOptions extends KeyOptions {
  /** Two NULLs count as equal (PostgreSQL 15 and later). */
  readonly nullsNotDistinct?: boolean;
}

export interface ForeignKeyOptions extends KeyOptions {
  readonly onDelete?: ReferentialAction;
  readonly onUpdate?: ReferentialAction;
}

export interface IndexOptions {
  readonly name?: string;
  readonly unique?: boolean;
  readonly nullsNotDistinct?: boolean;
  /** Access method: `gin`, `gist`, `brin`, `hash` … */
  readonly method?: string;
  /** Columns that the index only carries along. */
  readonly include?: readonly Reference[];
  /** The condition of a partial index. */
  readonly where?: SqlText;
  readonly comment?: string;
}

export interface KeyPartOptions {
  readonly order?: 'asc' | 'desc';
  readonly nulls?: 'first' | 'last';
  readonly collation?: string;
  readonly operatorClass?: string;
}

/** A fragment of SQL, made with the tag `sql`. */
export type Sql = Carries<SqlData>;

/** SQL as a fragment or as plain text; both are taken as they stand. */
export type SqlText = Sql | string;

/** A column of a table, as `users.id` or `t.id`; the return type to write where two tables refer to each other. */
export type Reference = Carries<ReferenceData>;

/** What a foreign key points at: a function, so that a table may be declared later, or `'table.column'`. */
export type Target = (() => Reference) | string;

export type StoredDefault =
  { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'sql'; readonly sql: SqlText };

/** All that the chain of one column has said. */
export interface ColumnData {
  readonly kind: 'column';
  readonly type: ColumnType;
  /** The enum of an enum column (or of its array), so that it is declared along with the table. */
  readonly enum?: EnumData;
  readonly nullable: boolean;
  readonly name?: string;
  readonly default?: StoredDefault;
  readonly identity?: DeclaredIdentity;
  readonly serial?: boolean;
  readonly generated?: { readonly sql: SqlText; readonly stored: boolean };
  readonly collation?: string;
  readonly comment?: string;
  readonly renamedFrom?: string;
  readonly primaryKey?: KeyOptions;
  readonly unique?: UniqueOptions;
  readonly index?: IndexOptions;
  readonly checks: readonly { readonly sql: SqlText; readonly name?: string }[];
  readonly references?: { readonly target: Target; readonly options: ForeignKeyOptions };
}

export interface TableOptions {
  readonly comment?: string;
  readonly renamedFrom?: string;
  /** SQLite: `STRICT`. */
  readonly strict?: boolean;
  /** SQLite: `WITHOUT ROWID`. */
  readonly withoutRowid?: boolean;
}

export interface KeyPart {
  readonly target: Reference | Sql;
  readonly options: KeyPartOptions;
}

/** What stands in a table beside its columns. */
export type TableItem =
  | Carries<{ readonly kind: 'index'; readonly parts: readonly KeyPart[]; readonly options: IndexOptions }>
  | Carries<{
      readonly kind: 'unique';
      readonly columns: readonly Reference[];
      readonly options: UniqueOptions;
    }>
  | Carries<{ readonly kind: 'check'; readonly sql: SqlText; readonly name?: string }>
  | Carries<{
      readonly kind: 'primaryKey';
      readonly columns: readonly Reference[];
      readonly options: KeyOptions;
    }>
  | Carries<{
      readonly kind: 'foreignKey';
      readonly columns: readonly Reference[];
      readonly target: () => readonly Reference[];
      readonly options: ForeignKeyOptions;
    }>;

export interface TableData {
  readonly kind: 'table';
  readonly schema: string | undefined;
  readonly name: string;
  /** In the order in which they were written; the key is the property, the name of the database unless `named()`. */
  readonly columns: readonly (readonly [key: string, column: ColumnData])[];
  /** Called when everything is loaded, for it may speak of tables that are declared later. */
  readonly items: () => readonly TableItem[];
  readonly options: TableOptions;
  readonly site: Site | undefined;
}

export interface ViewOptions {
  readonly materialized?: boolean;
  readonly comment?: string;
}

export interface ViewData {
  readonly kind: 'view';
  readonly schema: string | undefined;
  readonly name: string;
  readonly query: SqlText;
  readonly options: ViewOptions;
  readonly site: Site | undefined;
}

export interface EnumData extends Omit<DeclaredEnum, 'schema'> {
  readonly kind: 'enum';
  readonly schema: string | undefined;
  readonly site: Site | undefined;
}

export interface SequenceData extends Omit<DeclaredSequence, 'schema'> {
  readonly kind: 'sequence';
  readonly schema: string | undefined;
  readonly site: Site | undefined;
}
