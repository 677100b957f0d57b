import type { PullResult } from '../../services/pull.js';
import { shortPath } from './failure.js';

/** The models themselves, or the files that were written and what they don't say. */
export function renderPull(result: PullResult): string {
  if (result.text !== undefined) return result.text.trimEnd();
  const { written, unchanged, removed, unheld, dryRun } = result;
  const lines = [
    ...written.map((path) => `${dryRun ? 'Would write' : 'Writing'}: ${shortPath(path)}`),
    ...unchanged.map((path) => `Unchanged: ${shortPath(path)}`),
    ...removed.map((path) => `${dryRun ? 'Would remove' : 'Removing'}: ${shortPath(path)}`),
  ];
  if (lines.length === 0) lines.push(`${result.from} holds nothing that models can declare.`);
  if (unheld.length === 0) return lines.join('\n');
  const named = unheld.map(({ text }) => `  ${text}`);
  return [...lines, 'Models have no words for these; in the database they stay as they are:', ...named].join(
    '\n',
  );
}
