import { moveTo, pending, refuseLate, refuseToSkip } from '../../domain/revision/index.js';
import type { Ports } from '../ports/ports.js';
import { filesOf } from '../revisions.js';
import type { BothWaysInput, BothWaysResult } from './both-ways.js';
import { goBothWays } from './both-ways.js';
import { historyOf, refuseDrift } from './history-of.js';

export interface ToInput extends BothWaysInput {
  /** The point to reach: `+2`, `-1`, `base`, `head`, a version or its beginning, a name. */
  readonly to: string;
}

/** What was rolled back and applied. */
export type ToResult = BothWaysResult;

/**
 * Brings a database to a point, whichever way it lies: rolls back what is applied behind it, then applies what is pending
 * before it. Throws USAGE for an unknown point, OUT_OF_ORDER under `strict`, HISTORY_DRIFT and PARTLY_APPLIED.
 */
export async function goTo(ports: Ports, input: ToInput): Promise<ToResult> {
  return goBothWays(ports, input, (revisions, records) => {
    const history = historyOf(revisions, records);
    const { down, up, floor } = moveTo(history, input.to);
    if (up.length > 0) refuseDrift(ports, history);
    refuseToSkip(history, down, floor);
    if (input.strict) refuseLate(up);
    const complete = down.length === 0 && up.length === pending(history).length;
    return { down: filesOf(revisions, down), up: filesOf(revisions, up), complete };
  });
}
