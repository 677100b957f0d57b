import type { NewResult } from '../../services/migration.js';
import { shortPath } from './failure.js';

/** The files that were written, their changes and risks, and what the proof found. */
export function renderNew(result: NewResult, auto: boolean): string {
  if (result.written.length === 0) return auto ? 'No difference: nothing was written.' : '';
  const lines: string[] = [];
  const verb = result.dryRun ? 'Would create' : 'Creating';
  for (const { path, snapshot, changes, risks, text } of result.written) {
    lines.push(`${verb}: ${shortPath(path)}`);
    if (snapshot !== undefined) lines.push(`${verb}: ${shortPath(snapshot)}`);
    for (const { text } of changes) lines.push(`  ${text}`);
    for (const { code, level, message, remedy } of risks)
      lines.push(`  ${level} ${code}: ${message}`, `    ${remedy}`);
    if (text !== undefined) lines.push('', text.trimEnd(), '');
  }
  if (result.proof !== undefined) lines.push(`Proven: ${result.proof}`);
  return lines.join('\n');
}
