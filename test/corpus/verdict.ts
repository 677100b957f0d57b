import { diffEntries } from '../oracle/entries';
import type { Sight } from './ground';

/** How a pair ended, from the best to the worst. */
export const outcomes = [
  'pass',
  'pass but for column order',
  'own fault',
  'unloadable',
  'unmanaged',
  'empty',
  'back',
  'rows',
  'forward',
  'error',
] as const;

export type Outcome = (typeof outcomes)[number];

const good: ReadonlySet<Outcome> = new Set(['pass', 'pass but for column order', 'own fault']);

/** Whether a run may end well with it. */
export const isGood = (outcome: Outcome): boolean => good.has(outcome);

/** What became of one pair. */
export interface Verdict {
  readonly id: string;
  readonly outcome: Outcome;
  /** The lines that tell why, the most telling first. */
  readonly lines: readonly string[];
  /** What the plan left alone, by kind and name. */
  readonly unmanaged: readonly string[];
  readonly milliseconds: number;
}

/** What was wanted at one end of the way against what is there. */
export interface Comparison {
  readonly lines: readonly string[];
  readonly sameOrder: boolean;
}

/** Compares two sights of a database; `- ` is what was wanted, `+ ` what is there. */
export function compareSights(wanted: Sight, found: Sight): Comparison {
  return {
    lines: diffEntries(wanted.entries, found.entries),
    sameOrder: wanted.exact === found.exact,
  };
}
