import type { CoveredFile } from '../../domain/revision/index.js';
import { coverFaults } from '../../domain/revision/index.js';
import { SchemactlError, isSchemactlError } from '../../domain/error.js';
import { isConflicted } from '../../domain/schema/state-file.js';
import type { StoredState } from '../../domain/schema/state-file.js';
import type { Ports } from '../ports/ports.js';
import { coveredBy, snapshotPath } from './files.js';
import type { HistoryFiles, SnapshotPlaces } from './files.js';

/**
 * What was found of a snapshot: it is what the files lead to, or it isn't there, holds the marks of a merge, belongs to
 * other files, or can't be read.
 */
export type SnapshotCondition = 'right' | 'missing' | 'conflict' | 'stale' | 'unreadable';

/** The snapshot of one revision. */
export interface ExaminedSnapshot {
  readonly version: string;
  /** The file of its revision. */
  readonly file: string;
  readonly path: string;
  readonly condition: SnapshotCondition;
  /** Why it is not right. */
  readonly reasons: readonly string[];
  readonly stored?: StoredState | undefined;
  /** Why it can't be read. */
  readonly error?: SchemactlError | undefined;
}

/** Reads the snapshot of the revision at `index`, and holds it against the files that lead to it. */
export async function examine(
  ports: Ports,
  { join }: SnapshotPlaces,
  history: HistoryFiles,
  index: number,
): Promise<ExaminedSnapshot> {
  const revision = history.revisions[index];
  if (!revision) throw new SchemactlError('INTERNAL', `there is no revision ${index}`);
  const path = snapshotPath(revision, join);
  const about = { version: revision.version, file: revision.file, path };
  if ((await ports.files.kind(path)) === undefined)
    return { ...about, condition: 'missing', reasons: ['it is missing'] };
  const text = await ports.files.read(path);
  if (isConflicted(text)) return { ...about, condition: 'conflict', reasons: ['it holds a merge conflict'] };
  try {
    const stored = ports.parseState(text, path);
    const reasons = faultsOf(stored, coveredBy(history, index), index === history.revisions.length - 1);
    return { ...about, condition: reasons.length > 0 ? 'stale' : 'right', reasons, stored };
  } catch (error) {
    if (!isSchemactlError(error)) throw error;
    return { ...about, condition: 'unreadable', reasons: [error.message], error };
  }
}

/** Of an older one, repeatables don't count: they have changed since, and run behind the newest revision anyway. */
function faultsOf(
  { revisions = [] }: StoredState,
  files: readonly CoveredFile[],
  isNewest: boolean,
): readonly string[] {
  const lines = isNewest ? revisions : revisions.filter((line) => /^[0-9]+ /.test(line));
  return coverFaults(lines, files);
}
