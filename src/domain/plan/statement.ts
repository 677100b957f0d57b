import type { ObjectId } from '../schema/id.js';
import type { Effect, LockClass } from './effect.js';

/**
 * One SQL statement without its closing semicolon, the objects whose changes it serves, whether it may run inside a
 * transaction, the lock it takes and what else it does.
 */
export interface Statement {
  readonly sql: string;
  readonly serves: readonly ObjectId[];
  readonly transaction: 'inside' | 'outside';
  readonly lock: LockClass;
  readonly effects: readonly Effect[];
}

/** A statement with the usual answers: inside a transaction, a lock nobody notices, no effects. */
export function statement(
  sql: string,
  serves: readonly ObjectId[],
  facts: Partial<Pick<Statement, 'transaction' | 'lock' | 'effects'>> = {},
): Statement {
  return { sql, serves, transaction: 'inside', lock: 'none', effects: [], ...facts };
}
