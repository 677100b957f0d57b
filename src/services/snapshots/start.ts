import { SchemactlError } from '../../domain/error.js';
import { coverLines, headsOf } from '../../domain/revision/index.js';
import { emptyState } from '../../domain/schema/state.js';
import type { SchemaState } from '../../domain/schema/state.js';
import { printState } from '../../domain/schema/state-file.js';
import { lineOf } from '../branches.js';
import type { Ports } from '../ports/ports.js';
import { examine } from './examine.js';
import type { ExaminedSnapshot } from './examine.js';
import { coveredBy, orphansOf, readHistory, snapshotFiles } from './files.js';
import type { HistoryFiles, SnapshotPlaces } from './files.js';
import { replay } from './replay.js';
import type { ReplayInput } from './replay.js';

/** The state that the next revision starts from, and what leads to it. */
export interface SnapshotStart {
  readonly state: SchemaState;
  readonly history: HistoryFiles;
  readonly label: string;
  readonly notes: readonly string[];
}

/**
 * The state after the newest revision, from its snapshot. Where that is missing, holds a merge conflict or belongs to
 * other files, the files are replayed in a shadow and it is written anew: they are what counts. Throws BAD_SOURCE where
 * it can't be read, or where the newest snapshot's revision has no file.
 */
export async function snapshotStart(
  ports: Ports,
  places: SnapshotPlaces,
  input: ReplayInput,
): Promise<SnapshotStart> {
  const { engine } = input;
  const history = await readHistory(ports, places, engine.dialect.lexis);
  refuseOrphans(await snapshotFiles(ports, places), history);
  const last = history.revisions.length - 1;
  if (last < 0) return { state: emptyState(engine.name), history, label: 'empty', notes: [] };
  const found = await examine(ports, places, history, last);
  if (found.condition === 'unreadable') throw unreadable(found);
  if (found.condition !== 'right' || !found.stored) return rebuilt(ports, input, history, found);
  const { state } = found.stored;
  refuseEngine(state, engine.name, found.path);
  return { state, history, label: found.path, notes: [] };
}

async function rebuilt(
  ports: Ports,
  input: ReplayInput,
  history: HistoryFiles,
  { file, path, reasons }: ExaminedSnapshot,
): Promise<SnapshotStart> {
  const last = history.revisions.length - 1;
  const state = (await replay(ports, input, history, (index) => index === last)).get(last);
  if (!state) throw new SchemactlError('INTERNAL', `the replay of ${file} gave no state`);
  await ports.files.replace(path, printState(state, coverLines(coveredBy(history, last))));
  const note = `the snapshot of ${file} was made anew by replaying the files: ${[...reasons, ...branchesIn(history)].join('; ')}`;
  return { state, history, label: path, notes: [note] };
}

/** Two branches that were merged: neither's snapshot holds what the other did. */
function branchesIn({ revisions }: HistoryFiles): readonly string[] {
  const heads = headsOf(lineOf(revisions)).map(({ file }) => file);
  return heads.length > 1 ? [`${heads.join(' and ')} come from branches that were merged`] : [];
}

function refuseOrphans(snapshots: Parameters<typeof orphansOf>[0], history: HistoryFiles): void {
  const orphan = orphansOf(snapshots, history).at(-1);
  if (!orphan) return;
  throw new SchemactlError('BAD_SOURCE', `${orphan.path} belongs to a revision that has no file`, {
    hint: 'Bring the revision file back; or, if it was given up, remove its snapshot with schemactl snapshots --rebuild.',
    place: { file: orphan.path },
  });
}

/** Throws BAD_SOURCE where a snapshot is of another engine. */
export function refuseEngine(state: SchemaState, engine: string, path: string): void {
  if (state.engine === engine) return;
  throw new SchemactlError('BAD_SOURCE', `${path} holds a state of ${state.engine}, not of ${engine}`, {
    hint: `Its revisions are for ${state.engine}: give those for ${engine} a directory of their own with --migrations-dir.`,
    place: { file: path },
  });
}

function unreadable({ error, path }: ExaminedSnapshot): SchemactlError {
  const hint = error?.hint ?? 'schemactl snapshots --rebuild makes it anew from the files.';
  return new SchemactlError('BAD_SOURCE', error?.message ?? `${path} can't be read`, {
    hint,
    place: error?.place ?? { file: path },
  });
}
