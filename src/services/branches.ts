import { isSchemactlError } from '../domain/error.js';
import { afterKey, branchingsOf, headsOf, lineageOf } from '../domain/revision/index.js';
import type { Descendant, Lineage } from '../domain/revision/index.js';
import type { Lexis } from '../domain/sql/index.js';
import type { Ports } from './ports/ports.js';
import type { RevisionFile } from './revisions.js';
import { findRevisionFiles, readRevisions } from './revisions.js';

/** A revision as it is listed. */
export interface ListedRevision {
  readonly version: string;
  readonly name: string;
  readonly file: string;
}

export interface HeadsResult {
  /** The revisions that none follows; more than one where branches stand side by side. */
  readonly heads: readonly ListedRevision[];
}

export interface BranchesResult extends HeadsResult {
  readonly branches: readonly { readonly from: ListedRevision; readonly into: readonly ListedRevision[] }[];
}

/** A revision file in its line. */
export type LinedRevision = RevisionFile & Descendant;

export interface LineageInput {
  readonly directories: readonly string[];
  readonly lexis: Lexis;
}

/** Reads what follows what from the files. Throws BAD_FILE with file and line. */
export async function readLineage(ports: Ports, input: LineageInput): Promise<Lineage<LinedRevision>> {
  return lineOf(await readRevisions(ports, input.directories, input.lexis));
}

/** What follows what, of files that were read. */
export function lineOf(files: readonly RevisionFile[]): Lineage<LinedRevision> {
  return lineageOf(files.map(withHeaders));
}

/** A program has no headers: it follows what stands before it. */
function withHeaders(revision: RevisionFile): LinedRevision {
  return revision.kind === 'code' ? { ...revision, headers: [] } : revision;
}

/** The revisions that none follows. */
export async function heads(ports: Ports, input: LineageInput): Promise<HeadsResult> {
  return { heads: headsOf(await readLineage(ports, input)).map(listed) };
}

/** Where lines of revisions part, and where they end. */
export async function branches(ports: Ports, input: LineageInput): Promise<BranchesResult> {
  const lineage = await readLineage(ports, input);
  return {
    heads: headsOf(lineage).map(listed),
    branches: branchingsOf(lineage).map(({ from, into }) => ({
      from: listed(from),
      into: into.map(listed),
    })),
  };
}

/**
 * The versions that a new revision is made after: those of all heads, so that it joins what stood side by side. None where
 * a file can't be read: to refuse it is for those commands that run it.
 */
export async function headVersions(ports: Ports, input: LineageInput): Promise<readonly string[]> {
  try {
    const lineage = await readLineage({ ...ports, report: () => undefined }, input);
    return headsOf(lineage).map(({ version }) => version);
  } catch (error) {
    if (!isSchemactlError(error) || error.code !== 'BAD_FILE') throw error;
    return [];
  }
}

/** Whether any file says what it was made after: without one there is one line only. */
export async function mayBranch(ports: Ports, directories: readonly string[]): Promise<boolean> {
  for (const { path } of await findRevisionFiles(ports, directories))
    if ((await ports.files.read(path)).includes(`-- schemactl:${afterKey} `)) return true;
  return false;
}

/** What is shown of a revision in a list. */
export function listed({ version, name, file }: ListedRevision): ListedRevision {
  return { version, name, file };
}
