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
  if (name.kind === 'code') return codeRevision(ports, found, name, text);
  const parse = (): ParsedRevision => parseRevision(text, { file: found.path, lexis });
  return sqlRevision(ports, found, { ...name, kind: 'sql', text, lexis, parse });
}

/** One SQL file: how it is parsed, and what its name says before it is. */
interface SqlText {
  readonly kind: SqlRevision['kind'];
  readonly version: string;
  readonly name: string;
  readonly text: string;
  readonly lexis: Lexis;
  readonly parse: () => ParsedRevision;
}

/**
 * A revision of SQL, which is parsed when it is first asked for more than its name; whatever its author may not have
 * meant is told then.
 */
export function sqlRevision(ports: Ports, found: FoundFile, sql: SqlText): SqlRevision {
  const { kind, version, name, text, lexis } = sql;
  const parse = once(() => {
    const parsed = sql.parse();
    for (const { message } of parsed.warnings)
      ports.report({ kind: 'warning', text: `${found.name}: ${message}` });
    return parsed;
  });
  const tokens = once(() => ports.hash(tokenChecksumText(text, lexis)));
  return {
    kind,
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
