import type { History, HistoryEntry } from '../../domain/revision/index.js';
import type { Ports } from '../ports/ports.js';
import type { Session } from '../ports/session.js';
import type { RevisionFile } from '../revisions.js';

/** The history with what was edited in each applied revision, as far as the text that ran was kept. */
export async function withEdits(
  ports: Ports,
  session: Session,
  files: readonly RevisionFile[],
  history: History,
): Promise<History> {
  if (!history.entries.some(({ kind }) => kind === 'changed')) return history;
  const texts = new Map(files.map(({ version, text }) => [version, text]));
  const entries: HistoryEntry[] = [];
  for (const entry of history.entries) {
    const now = texts.get(entry.version);
    const before = entry.kind === 'changed' ? await session.history.text(entry.version) : undefined;
    const known = entry.kind === 'changed' && now !== undefined && before !== undefined;
    entries.push(known ? { ...entry, edits: ports.changedLines(before, now) } : entry);
  }
  return { entries };
}
