import type { ObjectBase } from './base.js';
import type { Inherited } from './partition.js';
import type { SequenceOptions } from './sequence.js';

export interface Identity extends SequenceOptions {
  readonly generation: 'always' | 'by default';
  /** The name of the sequence behind it, where it isn't the engine's usual one. */
  readonly sequence?: string | undefined;
  /** The type of that sequence, where it isn't the column's (PostgreSQL's `LIKE … INCLUDING IDENTITY`). */
  readonly sequenceType?: string | undefined;
}

export interface Generated {
  readonly expression: string;
  readonly stored: boolean;
}

/** A column of a table. Path: the table's path and the column's name. `type` is the engine's own spelling. */
export interface Column extends ObjectBase<'column'> {
  readonly type: string;
  readonly nullable: boolean;
  /** Compared only where tables above have it on both sides. */
  readonly inherited?: Inherited | undefined;
  readonly collation?: string | undefined;
  readonly identity?: Identity | undefined;
  readonly generated?: Generated | undefined;
  readonly storage?: string | undefined;
  readonly compression?: string | undefined;
  readonly statistics?: number | undefined;
  /** Column options as `name=value` (`n_distinct`). */
  readonly options?: readonly string[] | undefined;
  /** What the wrapper of a foreign table is told of the column, as `name 'value'`. */
  readonly foreignOptions?: readonly string[] | undefined;
  /** What a violated NOT NULL does (SQLite's `ON CONFLICT`), where it isn't the default. */
  readonly notNullConflict?: string | undefined;
  /** The name of the NOT NULL constraint, where the engine stores one and the text gave it (SQLite, PostgreSQL 18). */
  readonly notNullName?: string | undefined;
  /** Never compared: the name that the engine chose or took from above, where it would choose another one today. */
  readonly notNullChosen?: string | undefined;
  /** The tables below don't get the NOT NULL (PostgreSQL 18). */
  readonly notNullNoInherit?: boolean | undefined;
  /** Rows that were there before the NOT NULL may still hold NULL (PostgreSQL 18). */
  readonly notNullNotValid?: boolean | undefined;
}

/** The DEFAULT of a column or a domain, in the engine's words. Path and parent: the column's or the domain's. */
export interface ColumnDefault extends ObjectBase<'default'> {
  readonly expression: string;
}
