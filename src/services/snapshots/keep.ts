import { diff } from '../../domain/diff/diff.js';
import { isSchemactlError } from '../../domain/error.js';
import { coverLines } from '../../domain/revision/index.js';
import { schemaState } from '../../domain/schema/state.js';
import type { SchemaState } from '../../domain/schema/state.js';
import { printState } from '../../domain/schema/state-file.js';
import { canonicalText, tokenChecksumText } from '../../domain/sql/index.js';
import type { Engine } from '../ports/engine.js';
import type { Ports } from '../ports/ports.js';
import type { Scope } from '../ports/session.js';
import { examine } from './examine.js';
import { coveredBy, readHistory, snapshotFiles, snapshotPath } from './files.js';
import type { HistoryFiles, SnapshotPlaces } from './files.js';

/** A revision that was just written, and what the shadow held after it. */
export interface ReachedRevision {
  readonly version: string;
  readonly path: string;
  readonly text: string;
  readonly state: SchemaState;
}

/** The state before new revisions: what the files lead to, whole. */
export interface SnapshotBase {
  readonly engine: Engine;
  readonly scope: Scope;
  readonly state: SchemaState;
  readonly history: HistoryFiles;
}

/** Writes a snapshot beside each new revision, all or none, and gives their paths. */
export async function keepSnapshots(
  ports: Ports,
  { join }: SnapshotPlaces,
  base: SnapshotBase,
  revisions: readonly ReachedRevision[],
): Promise<readonly string[]> {
  const { engine, history } = base;
  const covered = [...coveredBy({ ...history, repeatables: [] }, history.revisions.length - 1)];
  const repeatables = coveredBy(history, history.revisions.length - 1).slice(covered.length);
  const paths: string[] = [];
  try {
    for (const { version, path, text, state } of revisions) {
      const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
      const tokens = tokenChecksumText(canonicalText(text), engine.dialect.lexis);
      covered.push({ key: version, file, tokenChecksum: ports.hash(tokens) });
      const place = snapshotPath({ file, path, version }, join);
      await ports.files.replace(
        place,
        printState(whole(base, state), coverLines([...covered, ...repeatables])),
      );
      paths.push(place);
    }
  } catch (error) {
    for (const path of paths) await ports.files.remove(path);
    throw error;
  }
  return paths;
}

/** What is out of scope stays as it was. */
function whole({ engine, scope, state: before }: SnapshotBase, reached: SchemaState): SchemaState {
  const { outside = [] } = engine.within(before, scope);
  const kept = outside.filter(({ id }) => !reached.objects.has(id));
  return schemaState(engine.name, [...reached.objects.values(), ...kept], before.unmanaged);
}

/**
 * The base of revisions that were made from something else than snapshots, as a rule a database: where snapshots lie
 * beside the files and the newest says the same as that. Elsewhere a note says why there will be none.
 */
export async function baseBeside(
  ports: Ports,
  places: SnapshotPlaces,
  { engine, scope, before }: { readonly engine: Engine; readonly scope: Scope; readonly before: SchemaState },
): Promise<SnapshotBase | undefined> {
  if ((await snapshotFiles(ports, places)).length === 0) return undefined;
  const quiet = { ...ports, report: () => undefined };
  const history = await readHistory(quiet, places, engine.dialect.lexis).catch(ifUnreadable);
  if (!history) return undefined;
  const last = history.revisions.length - 1;
  const found = last < 0 ? undefined : await examine(ports, places, history, last);
  const state = found?.condition === 'right' ? found.stored?.state : undefined;
  const isSame =
    state?.engine === engine.name && diff(engine.within(state, scope), before).changes.length === 0;
  if (state && isSame) return { engine, scope, state, history };
  ports.report({
    kind: 'note',
    text: 'no snapshot is written: what the revision starts from is not what the newest snapshot says. The next generate makes it from the files.',
  });
  return undefined;
}

/** To refuse such a file is for those commands that run it. */
function ifUnreadable(error: unknown): undefined {
  if (!isSchemactlError(error) || error.code !== 'BAD_FILE') throw error;
}
