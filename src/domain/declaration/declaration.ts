import type { ColumnType } from './column-type.js';

/** A value written into DDL: a literal, or SQL text that is taken as it stands. */
export type DeclaredDefault =
  | { readonly kind: 'literal'; readonly value: string | number | bigint | boolean | null }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'sql'; readonly sql: string };

export interface DeclaredIdentity {
  readonly generation: 'always' | 'by default';
  readonly start?: number;
  readonly increment?: number;
}

export interface DeclaredGenerated {
  readonly sql: string;
  readonly stored: boolean;
}

export interface DeclaredColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly default?: DeclaredDefault;
  readonly identity?: DeclaredIdentity;
  /** Numbered through a default and a sequence of the column's own, as PostgreSQL's `serial` is. */
  readonly serial?: boolean;
  readonly generated?: DeclaredGenerated;
  readonly collation?: string;
  readonly comment?: string;
  readonly renamedFrom?: string;
}

export type ReferentialAction = 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';

export interface DeclaredKey {
  /** Left out: the engine's usual name (PostgreSQL: `users_pkey`, `users_email_key`). */
  readonly name?: string;
  readonly columns: readonly string[];
  readonly nullsNotDistinct?: boolean;
  readonly deferrable?: 'immediate' | 'deferred';
}

export interface DeclaredCheck {
  readonly name?: string;
  readonly sql: string;
}

export interface DeclaredForeignKey {
  readonly name?: string;
  readonly columns: readonly string[];
  readonly references: {
    readonly schema?: string;
    readonly table: string;
    readonly columns: readonly string[];
  };
  readonly onDelete?: ReferentialAction;
  readonly onUpdate?: ReferentialAction;
  readonly deferrable?: 'immediate' | 'deferred';
}

/** One key of an index: a column by name, or an SQL expression. */
export interface DeclaredIndexKey {
  readonly column?: string;
  readonly sql?: string;
  readonly order?: 'asc' | 'desc';
  readonly nulls?: 'first' | 'last';
  readonly collation?: string;
  readonly operatorClass?: string;
}

export interface DeclaredIndex {
  readonly name?: string;
  readonly keys: readonly DeclaredIndexKey[];
  readonly unique?: boolean;
  readonly nullsNotDistinct?: boolean;
  /** Access method (`btree` where left out): `gin`, `gist`, `brin`, `hash` … */
  readonly method?: string;
  readonly include?: readonly string[];
  readonly where?: string;
  readonly comment?: string;
}

export interface DeclaredTable {
  readonly schema?: string;
  readonly name: string;
  readonly columns: readonly DeclaredColumn[];
  readonly primaryKey?: DeclaredKey;
  readonly uniques: readonly DeclaredKey[];
  readonly checks: readonly DeclaredCheck[];
  readonly foreignKeys: readonly DeclaredForeignKey[];
  readonly indexes: readonly DeclaredIndex[];
  readonly comment?: string;
  readonly renamedFrom?: string;
  /** SQLite only: `STRICT` and `WITHOUT ROWID`; other engines ignore them. */
  readonly strict?: boolean;
  readonly withoutRowid?: boolean;
}

export interface DeclaredEnum {
  readonly schema?: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly comment?: string;
  readonly renamedFrom?: string;
}

export interface DeclaredSequence {
  readonly schema?: string;
  readonly name: string;
  readonly start?: number;
  readonly increment?: number;
  readonly min?: number;
  readonly max?: number;
  readonly cycle?: boolean;
}

/** A column of a view, for the types of its rows only: the database takes its own from the query. */
export interface DeclaredViewColumn {
  readonly name: string;
  readonly type: ColumnType;
}

export interface DeclaredView {
  readonly schema?: string;
  readonly name: string;
  /** The SELECT alone, without `CREATE VIEW`. */
  readonly sql: string;
  readonly materialized?: boolean;
  readonly comment?: string;
  /** Left out where they aren't known. */
  readonly columns?: readonly DeclaredViewColumn[];
}

/** What a team's models say, in words of no engine; an engine's room lowers it to a SchemaState. */
export interface Declaration {
  readonly tables: readonly DeclaredTable[];
  readonly enums: readonly DeclaredEnum[];
  readonly sequences: readonly DeclaredSequence[];
  readonly views: readonly DeclaredView[];
}
