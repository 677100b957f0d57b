/** The folder beside revision files that holds their snapshots. */
export const snapshotFolder = 'meta';

/** The name of the file that holds the state after a revision. */
export function snapshotName(version: string): string {
  return `${version}_snapshot.json`;
}

/** The version of the revision that a snapshot is of; undefined for any other file. */
export function parseSnapshotName(file: string): string | undefined {
  return /^([0-9]+)_snapshot\.json$/.exec(file)?.[1];
}

/** A file that leads to a state: a revision by its version, a repeatable by its file name. */
export interface CoveredFile {
  readonly key: string;
  readonly file: string;
  /** Of what it does: comments and white space don't count. */
  readonly tokenChecksum: string;
}

/** Enough of a checksum to tell that a file was edited. */
const shownDigits = 16;

/** What a snapshot says of each file that leads to it. */
export function coverLines(files: readonly CoveredFile[]): readonly string[] {
  return files.map(({ key, tokenChecksum }) => `${key} ${tokenChecksum.slice(0, shownDigits)}`);
}

/** Why a snapshot with these lines is not what the files lead to, a reason each; none where it is. */
export function coverFaults(lines: readonly string[], files: readonly CoveredFile[]): readonly string[] {
  const checksums = new Map(lines.map((line) => splitLine(line)));
  const faults = files.flatMap(({ key, file, tokenChecksum }) => {
    const checksum = checksums.get(key);
    if (checksum === undefined) return [`${file} is not in it`];
    return checksum !== '' && tokenChecksum.startsWith(checksum) ? [] : [`${file} was edited since`];
  });
  const keys = new Set(files.map(({ key }) => key));
  const gone = [...checksums.keys()].filter((key) => !keys.has(key));
  return [...faults, ...gone.map((key) => `${key}, which is in it, is gone`)];
}

function splitLine(line: string): readonly [string, string] {
  const end = line.lastIndexOf(' ');
  return end < 0 ? [line, ''] : [line.slice(0, end), line.slice(end + 1)];
}
