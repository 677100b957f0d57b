import type { ObjectBase } from './base.js';
import type { PartFacets } from './constraints.js';

/** One key of an index: a column by name, or an expression in the engine's canonical text. */
export interface IndexKey {
  readonly column?: string | undefined;
  readonly expression?: string | undefined;
  readonly descending?: boolean | undefined;
  /** Only where it differs from what the order implies. */
  readonly nulls?: 'first' | 'last' | undefined;
  readonly collation?: string | undefined;
  readonly operatorClass?: string | undefined;
}

/** How much of the values of an expression the planner is told (PostgreSQL); `key` is its place, from 1. */
export interface KeyStatistics {
  readonly key: number;
  readonly target: number;
}

/** An index that no constraint owns. Path: `[schema, name]` or `[name]`; parent: its table. */
export interface Index extends ObjectBase<'index'>, PartFacets {
  readonly unique: boolean;
  readonly keys: readonly IndexKey[];
  readonly method?: string | undefined;
  readonly include?: readonly string[] | undefined;
  readonly where?: string | undefined;
  readonly nullsNotDistinct?: boolean | undefined;
  readonly options?: readonly string[] | undefined;
  readonly tablespace?: string | undefined;
  readonly statistics?: readonly KeyStatistics[] | undefined;
  /** The rows were last put in its order (PostgreSQL's `CLUSTER`). */
  readonly clustered?: boolean | undefined;
  readonly invalid?: boolean | undefined;
}
