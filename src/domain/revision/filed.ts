import type { History, HistoryEntry } from './history.js';

/** An entry of the history that has a file. */
export type Filed = Exclude<HistoryEntry, { readonly kind: 'missing' }>;

/** The entries that have a file, in the order of the files. */
export function filed(history: History): readonly Filed[] {
  return history.entries.filter((entry) => entry.kind !== 'missing');
}

/** Whether an entry counts as applied: also where it was edited since, or its way back was begun. */
export function isApplied({ kind }: HistoryEntry): boolean {
  return kind !== 'pending' && kind !== 'partly applied';
}
