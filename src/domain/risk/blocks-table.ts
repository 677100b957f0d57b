import type { Statement } from '../plan/statement.js';
import type { Risk } from './risk.js';

/** The whole table is read under a lock: nobody writes (or reads) until that is done. */
export function blocksTable(statement: Statement): readonly Risk[] {
  if (statement.lock === 'none' || statement.lock === 'blocks schema changes') return [];
  const what = statement.lock === 'blocks writes' ? 'writes' : 'reads and writes';
  return statement.effects
    .filter((effect) => effect.kind === 'scans-table')
    .map(({ object }) => ({
      code: 'BLOCKS_TABLE',
      level: 'notice',
      object,
      message: `${object} is read from end to end while ${what} wait`,
      remedy:
        'On a large live table: do it in two steps that lock for a moment only (NOT VALID, CONCURRENTLY).',
    }));
}
