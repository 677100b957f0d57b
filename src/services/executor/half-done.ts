import type { History } from '../../domain/revision/index.js';
import type { Ports } from '../ports/ports.js';

const ends = {
  recorded: 'counts as whole now, and the rest never runs: see to it that the database has all of it',
  forgotten: 'counts as not begun now, and runs from its start: undo by hand what there is of it',
} as const;

/** Says of revisions that have run in part what becomes of them when only their records change. */
export function warnOfHalfDone(
  ports: Ports,
  { entries }: History,
  versions: readonly { readonly version: string }[],
  end: keyof typeof ends,
): void {
  const touched = new Set(versions.map(({ version }) => version));
  for (const entry of entries) {
    if (entry.kind !== 'partly applied' && entry.kind !== 'partly rolled back') continue;
    if (!touched.has(entry.version)) continue;
    const way = entry.kind === 'partly applied' ? 'applied' : 'rolled back';
    const part = `${entry.file} is ${way} in part (${entry.done} of ${entry.total} statements)`;
    ports.report({ kind: 'warning', text: `${part}. It ${ends[end]}.` });
  }
}
