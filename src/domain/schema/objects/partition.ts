import type { ObjectBase } from './base.js';

/** That a table, its parent here, is a partition of another. Path: the path of the partition. */
export interface Partition extends ObjectBase<'partition'> {
  /** The path of the partitioned table. */
  readonly of: readonly string[];
  /** `FOR VALUES …` or `DEFAULT` in canonical text. */
  readonly bound: string;
}

/**
 * That a table, its parent here, has columns from another table (`INHERITS`) or all of them from a composite type
 * (`OF`). Path: the table's path and that of the other.
 */
export interface Inheritance extends ObjectBase<'inheritance'> {
  readonly of: readonly string[];
  readonly from: 'table' | 'type';
  /** The place of the other table among those that this one has columns from; absent: the first, or the only one. */
  readonly place?: number | undefined;
}

/** Whether a part of a table comes from a table above it: `only` from there, or as its `own` too. */
export type Inherited = 'only' | 'own';
