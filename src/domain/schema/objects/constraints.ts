import type { ObjectId } from '../id.js';
import type { ObjectBase } from './base.js';
import type { Inherited } from './partition.js';

/** When a constraint is checked, where that isn't "at once, always". */
export type Deferrable = 'immediate' | 'deferred';

interface ConstraintFacets {
  /** Absent where the constraint has no name of its own (SQLite). */
  readonly name?: string | undefined;
  readonly deferrable?: Deferrable | undefined;
  /** What a violation does (SQLite's `ON CONFLICT`), where it isn't the default. */
  readonly conflict?: string | undefined;
}

/** What an index or a key of a partition is to that of the partitioned table. */
export interface PartFacets {
  /** The index or key of the partitioned table that this one is a part of. */
  readonly partOf?: ObjectId | undefined;
}

interface KeyFacets extends ConstraintFacets, PartFacets {
  readonly columns: readonly string[];
  readonly include?: readonly string[] | undefined;
  /** Storage parameters of the index behind the key, sorted. */
  readonly options?: readonly string[] | undefined;
  readonly tablespace?: string | undefined;
  /** The rows were last put in the order of its index (PostgreSQL's `CLUSTER`). */
  readonly clustered?: boolean | undefined;
  /** `WITHOUT OVERLAPS` on the last column (PostgreSQL 18). */
  readonly withoutOverlaps?: boolean | undefined;
}

/** The primary key of a table. Path: the table's path (there is only one). */
export interface PrimaryKey extends ObjectBase<'primary-key'>, KeyFacets {
  /** SQLite: `INTEGER PRIMARY KEY AUTOINCREMENT`. */
  readonly autoincrement?: boolean | undefined;
  /** Columns kept in descending order (SQLite), by name. */
  readonly descending?: readonly string[] | undefined;
  /** Collations of single key columns, `column collation` (SQLite). */
  readonly collations?: readonly string[] | undefined;
}

/** A unique constraint. Path: the table's path and its name (or, unnamed, `(a,b)`). */
export interface Unique extends ObjectBase<'unique'>, KeyFacets {
  readonly nullsNotDistinct?: boolean | undefined;
  readonly descending?: readonly string[] | undefined;
  readonly collations?: readonly string[] | undefined;
}

/** A check constraint. Path: the table's path and its name (or, unnamed, a name made from its text). */
export interface Check extends ObjectBase<'check'>, ConstraintFacets {
  readonly expression: string;
  readonly noInherit?: boolean | undefined;
  /** Compared only where tables above have it on both sides. */
  readonly inherited?: Inherited | undefined;
  readonly notValid?: boolean | undefined;
  readonly notEnforced?: boolean | undefined;
}

export type ForeignKeyAction = 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';

/** A foreign key. Path: the table's path and its name (or, unnamed, `(a,b)`). `references` is a path of names. */
export interface ForeignKey extends ObjectBase<'foreign-key'>, ConstraintFacets {
  readonly columns: readonly string[];
  readonly references: readonly string[];
  /** Empty where the text names none: the primary key of the referenced table (SQLite). */
  readonly referencedColumns: readonly string[];
  readonly onDelete: ForeignKeyAction;
  readonly onUpdate: ForeignKeyAction;
  /** The columns that `SET NULL` or `SET DEFAULT` touches, where not all (PostgreSQL 15). */
  readonly onDeleteColumns?: readonly string[] | undefined;
  readonly match?: string | undefined;
  readonly notValid?: boolean | undefined;
  readonly notEnforced?: boolean | undefined;
  readonly period?: boolean | undefined;
}

/** An exclusion constraint; `definition` is the engine's canonical text. Path: the table's path and its name. */
export interface Exclusion extends ObjectBase<'exclusion'>, ConstraintFacets, PartFacets {
  readonly definition: string;
  readonly clustered?: boolean | undefined;
}
