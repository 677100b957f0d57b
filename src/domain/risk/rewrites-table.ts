import type { Statement } from '../plan/statement.js';
import type { Risk } from './risk.js';

/** Every row is written anew while the table is locked: the time grows with its size. */
export function rewritesTable(statement: Statement): readonly Risk[] {
  return statement.effects
    .filter((effect) => effect.kind === 'rewrites-table')
    .map(({ object }) => ({
      code: 'REWRITES_TABLE',
      level: 'warning',
      object,
      message: `${object} is written anew, row by row, and ${statement.lock === 'none' ? 'locked' : lockWords(statement)} meanwhile`,
      remedy: 'On a large live table: add a new column, fill it in batches, switch over, drop the old one.',
    }));
}

function lockWords(statement: Statement): string {
  return statement.lock === 'blocks reads and writes'
    ? 'locked against reads and writes'
    : 'locked against writes';
}
