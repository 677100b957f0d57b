import type { ObjectId } from '../id.js';
import type { ObjectBase } from './base.js';

/** The options of a sequence, of its own or behind an identity column; numbers as decimal text (64 bits). */
export interface SequenceOptions {
  readonly start: string;
  readonly increment: string;
  readonly min: string;
  readonly max: string;
  readonly cache: string;
  readonly cycle: boolean;
}

/** A sequence that stands on its own or belongs to a column (`ownedBy`, a column's id). Path: `[schema, name]`. */
export interface Sequence extends ObjectBase<'sequence'>, SequenceOptions {
  readonly type: string;
  readonly unlogged?: boolean | undefined;
  readonly ownedBy?: ObjectId | undefined;
}
