import type { ObjectId } from '../schema/id.js';

/** `danger` loses data; `warning` may fail or block on a live table; `notice` is worth knowing. */
export type RiskLevel = 'danger' | 'warning' | 'notice';

export type RiskCode =
  | 'DROPS_DATA'
  | 'NARROWS_TYPE'
  | 'REWRITES_TABLE'
  | 'BLOCKS_TABLE'
  | 'NEEDS_FITTING_ROWS'
  | 'NEEDS_EMPTY_TABLE';

/** One thing that a plan may do to a live database: a stable code, what will happen, what to do instead. */
export interface Risk {
  readonly code: RiskCode;
  readonly level: RiskLevel;
  readonly object: ObjectId;
  readonly message: string;
  readonly remedy: string;
}

/** Codes whose revisions are refused without an explicit yes. */
export const destructiveCodes: ReadonlySet<string> = new Set<RiskCode>(['DROPS_DATA', 'NARROWS_TYPE']);
