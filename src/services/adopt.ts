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
import { tellLeft, undosAmong } from './adopt-undo.js';
import type { Undos } from './adopt-undo.js';
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
  /** The file whose SQL is its way down. */
  readonly undo?: string | undefined;
}

interface Adoption extends AdoptedFile {
  readonly numbers: readonly number[];
  /** The paths of what goes when it is there. */
  readonly old: string;
  readonly oldUndo?: string | undefined;
  readonly text: string;
}

/**
 * Gives the files of jetbase and Flyway the names and directives of revisions, all or none, keeping every line, and those
 * of plain SQL (`0000_create_users.sql`) the directives. A file that undoes another one (`U2__x.sql`) becomes its way down.
 * Throws BAD_FILE where a version has no digits that sort so, where one is taken, or where a file can't be read so.
 */
export async function adoptFiles(ports: Ports, input: AdoptFilesInput): Promise<readonly AdoptedFile[]> {
  const { lexis } = ports.engine(input.engine).dialect;
  const listed = await listFiles(ports, input.directories);
  const undos = undosAmong(listed);
  const adoptions: Adoption[] = [];
  for (const found of unadoptedAmong(listed))
    adoptions.push(await adoption(ports, input, found, { lexis, undos }));
  const named = await findRevisionFiles(ports, input.directories);
  const taken = named.map(({ name }) => name);
  refuseCollision(adoptions, taken);
  const ordered = inOrder(adoptions);
  const plain = await plainAmong(ports, named, lexis);
  tellLeft(ports, undos, ordered);
  if (!input.dryRun) await replacePlain(ports, plain, () => write(ports, ordered));
  return [
    ...plain.map(({ name, path }) => ({ from: name, to: name, version: versionOf(name), path })),
    ...ordered.map(({ from, to, version, path, undo }) => ({
      ...{ from, to, version, path },
      ...(undo !== undefined && { undo }),
    })),
  ];
}

const versionOf = (file: string): string => parseFileName(file)?.version ?? '';

async function adoption(
  ports: Ports,
  input: AdoptFilesInput,
  { name: from, path: old }: FoundFile,
  { lexis, undos }: { readonly lexis: Lexis; readonly undos: Undos },
): Promise<Adoption> {
  const named: ForeignName | undefined = parseForeignName(from);
  if (named?.version === undefined) {
    throw new SchemactlError('BAD_FILE', `no digits stand for the version of ${from}`, {
      hint: 'Numbers of at most three digits each have some (2.4 becomes 002004000), and dates with a time (20251214.103000).',
      place: { file: old },
    });
  }
  const to = `${named.version}_${slug(named.name)}.sql`;
  const undo = undos.get(named.version);
  const text = adoptedText(await ports.files.read(old), {
    ...{ file: old, renamed: to, lexis },
    undo: undo && { file: undo.path, raw: await ports.files.read(undo.path) },
  });
  const { version, numbers } = named;
  const path = input.beside(old, to);
  return { from, to, version, numbers, old, path, text, undo: undo?.name, oldUndo: undo?.path };
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
  for (const { old, oldUndo } of adoptions) {
    await ports.files.remove(old);
    if (oldUndo !== undefined) await ports.files.remove(oldUndo);
  }
}
