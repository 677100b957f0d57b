import { coverLines } from '../../domain/revision/index.js';
import { printState } from '../../domain/schema/state-file.js';
import type { Ports } from '../ports/ports.js';
import { examine } from './examine.js';
import type { ExaminedSnapshot, SnapshotCondition } from './examine.js';
import { coveredBy, orphansOf, readHistory, snapshotFiles } from './files.js';
import type { HistoryFiles, SnapshotPlaces } from './files.js';
import { replay } from './replay.js';
import type { ReplayInput } from './replay.js';
import { refuseEngine } from './start.js';

/** The snapshot of one revision, as it is listed. */
export interface ListedSnapshot {
  readonly version: string;
  readonly file: string;
  readonly path: string;
  readonly condition: SnapshotCondition;
  readonly reasons: readonly string[];
}

export interface SnapshotsResult {
  readonly snapshots: readonly ListedSnapshot[];
  /** Snapshots whose revision has no file. */
  readonly orphans: readonly string[];
  /** Whether the newest is what the files lead to, all can be read, and there are no orphans. */
  readonly right: boolean;
  /** What was written, since it was not there or said something else. */
  readonly written: readonly string[];
  /** Orphans that were removed. */
  readonly removed: readonly string[];
  readonly dryRun: boolean;
}

export interface SnapshotsInput extends SnapshotPlaces, ReplayInput {
  /** Whether to make all anew by replaying the files; otherwise they are only looked at. */
  readonly rebuild: boolean;
  readonly dryRun: boolean;
}

/** Holds the snapshots against the revision files, and makes them anew where that is asked for. */
export async function snapshots(ports: Ports, input: SnapshotsInput): Promise<SnapshotsResult> {
  const history = await readHistory(ports, input, input.engine.dialect.lexis);
  const first = await examineAll(ports, input, history);
  const orphans = orphansOf(await snapshotFiles(ports, input), history).map(({ path }) => path);
  const { dryRun } = input;
  if (!input.rebuild) return { ...outcome(first, orphans), written: [], removed: [], dryRun };
  const written = await rebuild(ports, input, history, first);
  for (const path of orphans) await ports.files.remove(path);
  const now = dryRun ? first : await examineAll(ports, input, history);
  return { ...outcome(now, dryRun ? orphans : []), written, removed: orphans, dryRun };
}

type Outcome = Pick<SnapshotsResult, 'snapshots' | 'orphans' | 'right'>;

function outcome(found: readonly ExaminedSnapshot[], orphans: readonly string[]): Outcome {
  const newest = found.at(-1)?.condition ?? 'right';
  const canBeRead = found.every(({ condition }) => condition !== 'unreadable');
  return {
    snapshots: found.map(({ version, file, path, condition, reasons }) => ({
      version,
      file,
      path,
      condition,
      reasons,
    })),
    orphans,
    right: newest === 'right' && canBeRead && orphans.length === 0,
  };
}

async function examineAll(
  ports: Ports,
  places: SnapshotPlaces,
  history: HistoryFiles,
): Promise<readonly ExaminedSnapshot[]> {
  const found: ExaminedSnapshot[] = [];
  for (const index of history.revisions.keys()) found.push(await examine(ports, places, history, index));
  return found;
}

/** Replays all files once; what a newer version or another tool wrote, or is of another engine, is not written over. */
async function rebuild(
  ports: Ports,
  input: SnapshotsInput,
  history: HistoryFiles,
  present: readonly ExaminedSnapshot[],
): Promise<readonly string[]> {
  for (const { stored, path, error } of present) {
    if (stored) refuseEngine(stored.state, input.engine.name, path);
    if (error?.hint !== undefined) throw error;
  }
  const states = await replay(ports, input, history, () => true);
  const written: string[] = [];
  for (const [index, state] of states) {
    const path = present[index]?.path ?? '';
    const text = printState(state, coverLines(coveredBy(history, index)));
    const isThere = (await ports.files.kind(path)) !== undefined;
    if (isThere && (await ports.files.read(path)) === text) continue;
    await ports.files.replace(path, text);
    written.push(path);
  }
  return written;
}
