import type { BothWaysResult } from '../../services/executor/both-ways.js';
import { counted } from './text.js';

/** What was rolled back and applied, in text; of a dry run, its SQL in the order in which it would run. */
export function renderBothWays(result: BothWaysResult): string {
  const { rolledBack, applied, repeated } = result;
  if (result.dryRun) {
    const steps = [...result.planned, ...result.pending, ...result.repeatables];
    if (steps.length === 0) return nothing;
    return steps.map(({ file, sql }) => `-- ${file}\n${sql.trim()}\n`).join('\n');
  }
  const parts = [
    ...(rolledBack.length > 0 ? [`Rolled back ${counted(rolledBack.length, 'revision')}.`] : []),
    ...(applied.length > 0 ? [`Applied ${counted(applied.length, 'revision')}.`] : []),
    ...(repeated.length > 0 ? [`Repeated ${counted(repeated.length, 'revision')}.`] : []),
  ];
  return parts.length === 0 ? nothing : parts.join(' ');
}

const nothing = 'The database is there already.';
