import type { ObjectBase } from './base.js';

/** That a table, its parent here, is a partition of another. Path: the path of the partition. */
export interface Partition extends ObjectBase<'partition'> {
  /** The path of the partitioned table. */
  readonly of: readonly string[];
  /** `FOR VALUES …` or `DEFAULT` in canonical text. */
  readonly bound: string;
}
