import type { ObjectBase } from './base.js';

/**
 * A table that a module of the engine keeps (SQLite's FTS5, R-Tree); `definition` is what follows USING, as written.
 * The tables that the module keeps it in are its own and never part of a state. Path: `[name]`.
 */
export interface VirtualTable extends ObjectBase<'virtual-table'> {
  readonly definition: string;
  /** Whether it holds rows of its own that nothing else could give back: then it is never replaced. */
  readonly holdsRows: boolean;
}
