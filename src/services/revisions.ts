import type { ParsedRevision, RevisionKind } from '../domain/revision/index.js';
import { compareFiles, parseFileName, parseRevision } from '../domain/revision/index.js';
import { canonicalText, tokenChecksumText } from '../domain/sql/index.js';
import type { Lexis } from '../domain/sql/index.js';
import type { FoundFile } from './ports/files.js';
import type { Ports } from './ports/ports.js';

/** One revision file as it was read: what runs is exactly the text that was hashed. */
export interface RevisionFile extends ParsedRevision {
  readonly kind: RevisionKind;
  readonly file: string;
  readonly path: string;
  readonly text: string;
  /** SHA-256 of the LF-normalised text without a byte order mark. */
  readonly checksum: string;
  /** SHA-256 of the text without comments and white space. */
  readonly tokenChecksum: string;
}

/** The revision files of all directories, in dbmate's order; files with other names are not revisions. */
export async function findRevisionFiles(
  ports: Ports,
  directories: readonly string[],
): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const directory of directories) {
    const files = (await ports.files.list(directory)) ?? [];
    found.push(...files.filter(({ name }) => parseFileName(name) !== undefined));
  }
  return found.sort((a, b) => compareFiles(a.name, b.name));
}

/** Reads and parses every revision file before anything is done with any. Throws BAD_FILE with file and line. */
export async function readRevisions(
  ports: Ports,
  directories: readonly string[],
  lexis: Lexis,
): Promise<readonly RevisionFile[]> {
  const files = await findRevisionFiles(ports, directories);
  const revisions: RevisionFile[] = [];
  for (const found of files)
    revisions.push(readRevision(ports, found, await ports.files.read(found.path), lexis));
  return revisions;
}

function readRevision(ports: Ports, found: FoundFile, raw: string, lexis: Lexis): RevisionFile {
  const text = canonicalText(raw);
  return revisionFile(ports, 'sql', found, text, parseRevision(text, { file: found.path, lexis }), lexis);
}

/** A file with what was read in it; whatever its author may not have meant is told. */
export function revisionFile(
  ports: Ports,
  kind: RevisionKind,
  found: FoundFile,
  text: string,
  parsed: ParsedRevision,
  lexis: Lexis,
): RevisionFile {
  for (const warning of parsed.warnings) {
    ports.report({ kind: 'warning', text: `${found.name}: ${warning.message}` });
  }
  const checksum = ports.hash(text);
  let tokens: string | undefined;
  return {
    ...parsed,
    kind,
    file: found.name,
    path: found.path,
    text,
    checksum,
    // Only a revision that is applied or was edited needs it, and there may be thousands that are neither.
    get tokenChecksum() {
      return (tokens ??= ports.hash(tokenChecksumText(text, lexis)));
    },
  };
}
