import { SchemactlError } from '../domain/error.js';
import type { FileName, ParsedRevision, RevisionKind } from '../domain/revision/index.js';
import { codeChecksumText, compareFiles, parseFileName, parseRevision } from '../domain/revision/index.js';
import { canonicalText, tokenChecksumText } from '../domain/sql/index.js';
import type { Lexis } from '../domain/sql/index.js';
import type { LoadedCode } from './ports/code.js';
import type { FoundFile } from './ports/files.js';
import type { Ports } from './ports/ports.js';

/** One revision file as it was read: what runs is exactly the text that was hashed. */
interface RevisionText {
  readonly version: string;
  readonly name: string;
  readonly file: string;
  readonly path: string;
  readonly text: string;
  /** SHA-256 of the LF-normalised text without a byte order mark. */
  readonly checksum: string;
  /** SHA-256 of the text without comments and white space. */
  readonly tokenChecksum: string;
}

/** SQL both ways in dbmate's format, or a repeatable one. */
export interface SqlRevision extends RevisionText, ParsedRevision {
  readonly kind: Exclude<RevisionKind, 'code'>;
}

/** A program with `up(db)`. */
export interface CodeRevision extends RevisionText {
  readonly kind: 'code';
  /** Runs the file, once, and reads what it exports; only called where the revision is to run. Throws BAD_FILE. */
  readonly load: () => Promise<LoadedCode>;
}

/** One revision file. */
export type RevisionFile = SqlRevision | CodeRevision;

/** Everything that lies in the directories, to be looked through for each kind of file. */
export async function listFiles(ports: Ports, directories: readonly string[]): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const directory of directories) found.push(...((await ports.files.list(directory)) ?? []));
  return found;
}

/** The revision files of all directories, in dbmate's order; files with other names are not revisions. */
export async function findRevisionFiles(
  ports: Ports,
  directories: readonly string[],
): Promise<readonly FoundFile[]> {
  return revisionsAmong(await listFiles(ports, directories));
}

function revisionsAmong(files: readonly FoundFile[]): readonly FoundFile[] {
  const found = files.filter(({ name }) => parseFileName(name) !== undefined);
  return found.sort((a, b) => compareFiles(a.name, b.name));
}

/** Reads and parses every revision file before anything is done with any. Throws BAD_FILE with file and line. */
export async function readRevisions(
  ports: Ports,
  directories: readonly string[],
  lexis: Lexis,
): Promise<readonly RevisionFile[]> {
  const revisions = await readUnparsed(ports, await listFiles(ports, directories), lexis);
  parseNow(revisions);
  return revisions;
}

/**
 * Reads every revision among the files before anything is done with any, and parses each when it is first asked for its SQL: of
 * what is applied as it stands, the text was parsed before it ran, and there may be thousands. What is not is to be
 * given to `parseNow`. Throws BAD_FILE for what is no text.
 */
export async function readUnparsed(
  ports: Ports,
  files: readonly FoundFile[],
  lexis: Lexis,
): Promise<readonly RevisionFile[]> {
  const revisions: RevisionFile[] = [];
  for (const found of revisionsAmong(files)) revisions.push(await readUnparsedFile(ports, found, lexis));
  return revisions;
}

/** The same for one file. */
export async function readUnparsedFile(ports: Ports, found: FoundFile, lexis: Lexis): Promise<RevisionFile> {
  return unparsed(ports, found, await ports.files.read(found.path), lexis);
}

/** Parses what has not been parsed yet. Throws BAD_FILE with file and line. */
export function parseNow(revisions: readonly RevisionFile[]): void {
  for (const revision of revisions) if (revision.kind !== 'code') void revision.up;
}

/** The files of versions, in the order of the versions. */
export function filesOf(
  revisions: readonly RevisionFile[],
  versions: readonly { readonly version: string }[],
): readonly RevisionFile[] {
  const byVersion = new Map(revisions.map((revision) => [revision.version, revision]));
  return versions.map(({ version }) => {
    const revision = byVersion.get(version);
    if (!revision) throw new SchemactlError('INTERNAL', `revision ${version} has no file`);
    return revision;
  });
}

function unparsed(ports: Ports, found: FoundFile, raw: string, lexis: Lexis): RevisionFile {
  const text = canonicalText(raw);
  const name = parseFileName(found.name) ?? { kind: 'sql', version: '', name: '' };
  return name.kind === 'code'
    ? codeRevision(ports, found, name, text)
    : unparsedSql(ports, found, name, text, lexis);
}

function unparsedSql(
  ports: Ports,
  found: FoundFile,
  { version, name }: FileName,
  text: string,
  lexis: Lexis,
): SqlRevision {
  const parse = once(() => {
    const parsed = parseRevision(text, { file: found.path, lexis });
    return revisionFile(ports, 'sql', found, text, parsed, lexis);
  });
  const tokens = once(() => ports.hash(tokenChecksumText(text, lexis)));
  return {
    kind: 'sql',
    version,
    name,
    file: found.name,
    path: found.path,
    text,
    checksum: ports.hash(text),
    get tokenChecksum() {
      return tokens();
    },
    get up() {
      return parse().up;
    },
    get down() {
      return parse().down;
    },
    get headers() {
      return parse().headers;
    },
    get warnings() {
      return parse().warnings;
    },
  };
}

/** A file with what was read in it; whatever its author may not have meant is told. */
export function revisionFile(
  ports: Ports,
  kind: SqlRevision['kind'],
  found: FoundFile,
  text: string,
  parsed: ParsedRevision,
  lexis: Lexis,
): SqlRevision {
  for (const warning of parsed.warnings) {
    ports.report({ kind: 'warning', text: `${found.name}: ${warning.message}` });
  }
  const tokens = once(() => ports.hash(tokenChecksumText(text, lexis)));
  return {
    ...parsed,
    kind,
    file: found.name,
    path: found.path,
    text,
    checksum: ports.hash(text),
    get tokenChecksum() {
      return tokens();
    },
  };
}

function codeRevision(ports: Ports, found: FoundFile, name: FileName, text: string): CodeRevision {
  const tokens = once(() => ports.hash(codeChecksumText(text)));
  return {
    kind: 'code',
    version: name.version,
    name: name.name,
    file: found.name,
    path: found.path,
    text,
    checksum: ports.hash(text),
    get tokenChecksum() {
      return tokens();
    },
    load: once(() => ports.code.load(found.path)),
  };
}

/** Only a revision that is applied or was edited needs its tokens, and there may be thousands that are neither. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
