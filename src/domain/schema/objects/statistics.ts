import type { ObjectBase } from './base.js';

/** Extended statistics of a table; `definition` is the whole CREATE STATISTICS in canonical text. Path: `[schema, name]`. */
export interface Statistics extends ObjectBase<'statistics'> {
  readonly definition: string;
  readonly target?: number | undefined;
}
