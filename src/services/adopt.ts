import { SchemactlError } from '../domain/error.js';
import {
  adoptedText,
  compareFiles,
  parseFileName,
  parseForeignName,
  slug,
} from '../domain/revision/index.js';
import type { ForeignName } from '../domain/revision/index.js';
import type { Lexis } from '../domain/sql/index.js';
import { plainAmong, replacePlain } from './adopt-plain.js';
import type { FoundFile } from './ports/files.js';
import type { Ports } from './ports/ports.js';
import { findRevisionFiles, listFiles } from './revisions.js';
import { unadoptedAmong } from './unadopted.js';

export interface AdoptFilesInput {
  readonly directories: readonly string[];
  readonly engine: string;
  /** The path of another file in the directory of a file. */
  readonly beside: (path: string, name: string) => string;
  readonly dryRun: boolean;
}

/** A file that is now a revision; one that had the name of a revision already keeps it. */
export interface AdoptedFile {
  readonly from: string;
  readonly to: string;
  readonly version: string;
  readonly path: string;
}

interface Adoption extends AdoptedFile {
  readonly numbers: readonly number[];
  readonly old: string;
  readonly text: string;
}

/**
 * Gives the files of jetbase and Flyway the names and directives of revisions, all or none, keeping every line, and those
 * of plain SQL (`0000_create_users.sql`) the directives. Throws BAD_FILE where a version has no digits that sort so, where one is taken, or where a file can't be read so.
 */
export async function adoptFiles(ports: Ports, input: AdoptFilesInput): Promise<readonly AdoptedFile[]> {
  const { lexis } = ports.engine(input.engine).dialect;
  const adoptions: Adoption[] = [];
  for (const found of unadoptedAmong(await listFiles(ports, input.directories)))
    adoptions.push(await adoption(ports, input, found, lexis));
  const named = await findRevisionFiles(ports, input.directories);
  const taken = named.map(({ name }) => name);
  refuseCollision(adoptions, taken);
  const ordered = inOrder(adoptions);
  const plain = await plainAmong(ports, named, lexis);
  if (!input.dryRun) await replacePlain(ports, plain, () => write(ports, ordered));
  return [
    ...plain.map(({ name, path }) => ({ from: name, to: name, version: versionOf(name), path })),
    ...ordered.map(({ from, to, version, path }) => ({ from, to, version, path })),
  ];
}

const versionOf = (file: string): string => parseFileName(file)?.version ?? '';

async function adoption(
  ports: Ports,
  input: AdoptFilesInput,
  { name: from, path: old }: FoundFile,
  lexis: Lexis,
): Promise<Adoption> {
  const named: ForeignName | undefined = parseForeignName(from);
  if (named?.version === undefined) {
    throw new SchemactlError('BAD_FILE', `no digits stand for the version of ${from}`, {
      hint: 'Numbers of at most three digits each have some (2.4 becomes 002004000), and dates with a time (20251214.103000).',
      place: { file: old },
    });
  }
  const to = `${named.version}_${slug(named.name)}.sql`;
  const text = adoptedText(await ports.files.read(old), { file: old, renamed: to, lexis });
  return { from, to, version: named.version, numbers: named.numbers, old, path: input.beside(old, to), text };
}

function refuseCollision(adoptions: readonly Adoption[], taken: readonly string[]): void {
  const owners = new Map(taken.map((name) => [versionOf(name), name]));
  for (const { from, version, old } of adoptions) {
    const owner = owners.get(version);
    if (owner !== undefined) {
      throw new SchemactlError('BAD_FILE', `${from} and ${owner} would both have the version ${version}`, {
        hint: 'Give one of them another version.',
        place: { file: old },
      });
    }
    owners.set(version, from);
  }
}

/** In the order in which they ran before. Throws BAD_FILE where the new names would sort in another. */
function inOrder(adoptions: readonly Adoption[]): readonly Adoption[] {
  const ordered = [...adoptions].sort((a, b) => compareNumbers(a.numbers, b.numbers));
  for (const [index, each] of ordered.entries()) {
    const next = ordered[index + 1];
    if (!next || compareFiles(each.to, next.to) < 0) continue;
    throw new SchemactlError('BAD_FILE', `${next.to} would run before ${each.to}: the order would change`, {
      hint: `Give ${each.from} and ${next.from} versions of equally many numbers.`,
      place: { file: next.old },
    });
  }
  return ordered;
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The new files are all there before the first old one goes. */
async function write(ports: Ports, adoptions: readonly Adoption[]): Promise<void> {
  const written: string[] = [];
  try {
    for (const { path, text } of adoptions) {
      await ports.files.create(path, text);
      written.push(path);
    }
  } catch (error) {
    for (const path of written) await ports.files.remove(path);
    throw error;
  }
  for (const { old } of adoptions) await ports.files.remove(old);
}
