import type { Statement } from '../plan/statement.js';
import type { Risk } from './risk.js';

/** The statement fails on rows that don't satisfy it, or on any row at all; nothing is lost, but it doesn't run. */
export function needsRows(statement: Statement): readonly Risk[] {
  return statement.effects.flatMap((effect): readonly Risk[] => {
    if (effect.kind === 'needs-empty-table') {
      return [
        {
          code: 'NEEDS_EMPTY_TABLE',
          level: 'warning',
          object: effect.object,
          message: `${effect.object}: ${effect.why}; it fails as soon as ${effect.table} holds a row`,
          remedy: 'Give the column a default, or add it nullable, fill it, then make it NOT NULL.',
        },
      ];
    }
    if (effect.kind !== 'needs-fitting-rows') return [];
    return [
      {
        code: 'NEEDS_FITTING_ROWS',
        level: 'notice',
        object: effect.object,
        message: `${effect.object}: ${effect.why}; it fails if rows of ${effect.table} don't satisfy it`,
        remedy: 'Mend such rows in a revision before this one.',
      },
    ];
  });
}
