import type { ObjectBase } from './base.js';

export interface ViewColumn {
  readonly name: string;
  readonly type: string;
}

/** What is set on a column of a materialized view beyond what its type brings along. */
export interface ViewColumnSettings {
  readonly name: string;
  readonly storage?: string | undefined;
  readonly compression?: string | undefined;
  readonly statistics?: number | undefined;
  /** Column options as `name=value` (`n_distinct`). */
  readonly options?: readonly string[] | undefined;
}

interface ViewFacets {
  /** The SELECT in the engine's canonical text. */
  readonly definition: string;
  /** Options as `name=value`, sorted. */
  readonly options?: readonly string[] | undefined;
  /** Its columns in order, where the engine tells; they decide whether a view can be replaced in place. */
  readonly columns?: readonly ViewColumn[] | undefined;
}

/** A view. Path: `[schema, name]` or `[name]`. */
export interface View extends ObjectBase<'view'>, ViewFacets {}

/** A materialized view; its indexes are its children. Path: `[schema, name]`. */
export interface MaterializedView extends ObjectBase<'materialized-view'>, ViewFacets {
  readonly accessMethod?: string | undefined;
  readonly tablespace?: string | undefined;
  /** In the order of the columns; those of which nothing is set are left out. */
  readonly settings?: readonly ViewColumnSettings[] | undefined;
  /** It was never filled; never compared. */
  readonly unfilled?: boolean | undefined;
}
