import { parseSnapshotName, snapshotFolder, snapshotName } from '../../domain/revision/index.js';
import type { CoveredFile } from '../../domain/revision/index.js';
import type { Lexis } from '../../domain/sql/index.js';
import type { FoundFile } from '../ports/files.js';
import type { Ports } from '../ports/ports.js';
import { readRepeatables } from '../repeatables.js';
import type { RepeatableFile } from '../repeatables.js';
import { readRevisions } from '../revisions.js';
import type { RevisionFile } from '../revisions.js';

/** Where revisions lie; the snapshots of a directory lie in its folder `meta`. */
export interface SnapshotPlaces {
  readonly directories: readonly string[];
  readonly join: (folder: string, file: string) => string;
}

/** All files that lead to the newest state. */
export interface HistoryFiles {
  readonly revisions: readonly RevisionFile[];
  readonly repeatables: readonly RepeatableFile[];
}

/** Reads all revisions and repeatables. Throws BAD_FILE with file and line. */
export async function readHistory(
  ports: Ports,
  { directories }: SnapshotPlaces,
  lexis: Lexis,
): Promise<HistoryFiles> {
  const revisions = await readRevisions(ports, directories, lexis);
  return { revisions, repeatables: await readRepeatables(ports, directories, lexis) };
}

/** The files that lead to the state after the revision at `index`: repeatables run behind the newest only. */
export function coveredBy({ revisions, repeatables }: HistoryFiles, index: number): readonly CoveredFile[] {
  const versioned = revisions.slice(0, index + 1).map((each) => ({ ...covered(each), key: each.version }));
  return index < revisions.length - 1 ? versioned : [...versioned, ...repeatables.map(covered)];
}

function covered({ file, tokenChecksum }: RevisionFile): CoveredFile {
  return { key: file, file, tokenChecksum };
}

/** Where the snapshot of a revision file lies. */
export function snapshotPath(
  { file, path, version }: Pick<RevisionFile, 'file' | 'path' | 'version'>,
  join: SnapshotPlaces['join'],
): string {
  const directory = path.slice(0, path.length - file.length - 1);
  return join(join(directory, snapshotFolder), snapshotName(version));
}

/** The snapshots that lie beside revisions, whatever they are of, in the order of their names. */
export async function snapshotFiles(
  ports: Ports,
  { directories, join }: SnapshotPlaces,
): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const directory of directories) {
    const files = (await ports.files.list(join(directory, snapshotFolder))) ?? [];
    found.push(...files.filter(({ name }) => parseSnapshotName(name) !== undefined));
  }
  return found;
}

/** The snapshots whose revision has no file. */
export function orphansOf(
  snapshots: readonly FoundFile[],
  { revisions }: HistoryFiles,
): readonly FoundFile[] {
  const versions = new Set(revisions.map(({ version }) => version));
  return snapshots.filter(({ name }) => !versions.has(parseSnapshotName(name) ?? ''));
}
