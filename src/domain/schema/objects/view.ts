import type { ObjectBase } from './base.js';

export interface ViewColumn {
  readonly name: string;
  readonly type: string;
  /** How the values are kept and what the planner is told of them, in a materialized view. */
  readonly storage?: string | undefined;
  readonly compression?: string | undefined;
  readonly statistics?: number | undefined;
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
}
