import { headlines } from '../domain/diff/describe.js';
import type { Plan } from '../domain/plan/plan.js';
import { emptyRevision } from '../domain/revision/index.js';
import { judge } from '../domain/risk/judge.js';
import type { SchemaState } from '../domain/schema/state.js';
import type { Risk } from '../domain/risk/risk.js';
import { isSchemactlError } from '../domain/error.js';
import { headVersions } from './branches.js';
import type { ChangeSummary } from './diff.js';
import { summarize } from './diff.js';
import { emptyCode } from './migration/empty-code.js';
import type { PlaceInput } from './migration/place.js';
import { pendingNotes } from './migration/pending.js';
import { placeRevisions } from './migration/place.js';
import { nameFor } from './migration/name-for.js';
import { revisionText } from './migration/revision-text.js';
import type { RevisionFacts } from './migration/revision-text.js';
import { settledRenames } from './migration/settled-renames.js';
import type { RenameAnswers } from './migration/settled-renames.js';
import { planBetween } from './planning/plan-between.js';
import { prove } from './planning/proof.js';
import { statesReached } from './planning/reach.js';
import { proofLine, proofNotes } from './planning/proof-line.js';
import type { Ports } from './ports/ports.js';
import { baseBeside, keepSnapshots } from './snapshots/keep.js';
import type { ReachedRevision, SnapshotBase } from './snapshots/keep.js';
import type { CompareInput, Comparison } from './sources/compare.js';
import { compare } from './sources/compare.js';

/** A revision file that was written. */
export interface WrittenRevision {
  readonly version: string;
  readonly name: string;
  readonly path: string;
  readonly changes: readonly ChangeSummary[];
  readonly risks: readonly Risk[];
  /** Where the state after it was kept: beside the other snapshots. */
  readonly snapshot?: string | undefined;
  /** In a dry run: what the file would have held. */
  readonly text?: string | undefined;
}

export interface NewResult {
  readonly written: readonly WrittenRevision[];
  /** What the proof found, in one line; absent for an empty revision or with `--no-prove`. */
  readonly proof?: string | undefined;
  readonly notes: readonly string[];
  readonly dryRun: boolean;
}

/** Writes an empty revision: in dbmate's format, or as a program. */
export async function newRevision(
  ports: Ports,
  place: PlaceInput,
  { dryRun = false }: DryRun = {},
): Promise<NewResult> {
  const [file] = await placeRevisions(ports, place, 1);
  if (!file) return { written: [], notes: [], dryRun };
  const empty = place.kind === 'code' ? emptyCode : emptyRevision;
  await ports.files.create(file.path, empty);
  const text = dryRun ? { text: empty } : {};
  return { written: [{ ...file, changes: [], risks: [], ...text }], notes: [], dryRun };
}

/** Whether only to tell what would be written; the Files port then is one that writes nothing. */
export interface DryRun {
  readonly dryRun?: boolean | undefined;
}

export interface AutoInput extends CompareInput, RenameAnswers, DryRun {
  readonly place: Omit<PlaceInput, 'name'>;
  /** Left out: made from the changes (`add_email_to_users`). */
  readonly name?: string | undefined;
  readonly prove: boolean;
  /** What the files lead to, where it is what this starts from; absent: looked for where snapshots lie beside them. */
  readonly base?: Omit<SnapshotBase, 'scope'> | undefined;
}

/**
 * Writes the difference between two sources (as a rule the database and the models) as revisions, both ways, after
 * proving them in a shadow. Writes all files or none; no difference writes nothing.
 */
export async function newAutoRevision(ports: Ports, input: AutoInput): Promise<NewResult> {
  const comparison = await compareWithModels(ports, input);
  const { engine, place, scope, from, to, notes } = comparison;
  const dryRun = input.dryRun === true;
  const renames = await settledRenames(comparison, input);
  const sides = { engine, place, scope, before: from.state, after: to.state };
  const plan = await planBetween({ ...sides, renames, declared: to.declaration !== undefined });
  const after = plan.revisions.at(-1)?.after ?? to.state;
  if (plan.revisions.every(({ changes }) => changes.length === 0)) return { written: [], notes, dryRun };
  const waiting = await pendingNotes(ports, input.from, input.place.directories, input.open);
  const proof = input.prove ? await prove({ ...sides, after, plan }) : undefined;
  const line = proof && proofLine(proof);
  const { directories, join } = input.place;
  const base = input.base
    ? { ...input.base, scope }
    : await baseBeside(ports, { directories, join }, { engine, scope, before: from.state });
  const reached = base && (proof?.reached ?? (await statesReached({ ...sides, after, plan })));
  const keep = async (revisions: readonly Unkept[]): Promise<readonly string[]> =>
    base && reached ? keepSnapshots(ports, { directories, join }, base, withStates(revisions, reached)) : [];
  const heads = await headVersions(ports, { directories, lexis: engine.dialect.lexis });
  const written = await writePlan(ports, plan, input, { proof: line, after: heads }, keep);
  const told = [...notes, ...waiting, ...(proof ? proofNotes(proof) : [])];
  return { written, proof: line, notes: told, dryRun };
}

/** A database that doesn't exist yet is an empty one: the first revision comes before it. */
async function compareWithModels(ports: Ports, input: AutoInput): Promise<Comparison> {
  try {
    return await compare(ports, input);
  } catch (error) {
    const { from } = input;
    if (!isSchemactlError(error) || error.code !== 'NO_SUCH_DATABASE' || from.kind !== 'database')
      throw error;
    const { target } = from;
    ports.report({ kind: 'note', text: `${target.url} does not exist yet: starting from an empty database` });
    return compare(ports, { ...input, from: { kind: 'empty' }, engine: target.engine, near: target });
  }
}

async function writePlan(
  ports: Ports,
  plan: Plan,
  input: AutoInput,
  facts: RevisionFacts,
  keep: (revisions: readonly Unkept[]) => Promise<readonly string[]>,
): Promise<readonly WrittenRevision[]> {
  const revisions = plan.revisions;
  const name = input.name ?? nameFor(revisions.flatMap(({ changes }) => changes));
  const places = await placeRevisions(ports, { ...input.place, name }, revisions.length);
  const written: WrittenRevision[] = [];
  const unkept: Unkept[] = [];
  try {
    for (const [index, revision] of revisions.entries()) {
      const place = places[index];
      if (!place) continue;
      const before = places[index - 1];
      const after = before ? [before.version] : facts.after;
      const text = revisionText(revision, { ...facts, after });
      await ports.files.create(place.path, text);
      unkept.push({ ...place, text });
      written.push({
        ...place,
        changes: headlines(revision.changes).map(summarize),
        risks: judge(revision.up.statements),
        ...(input.dryRun === true && { text }),
      });
    }
    const snapshots = await keep(unkept);
    return written.map((each, index) => ({ ...each, snapshot: snapshots[index] }));
  } catch (error) {
    for (const { path } of written) await ports.files.remove(path);
    throw error;
  }
}

/** A revision that was written, and whose state is still to be kept. */
type Unkept = Omit<ReachedRevision, 'state'>;

function withStates(
  revisions: readonly Unkept[],
  states: readonly SchemaState[],
): readonly ReachedRevision[] {
  return revisions.flatMap((revision, index) => {
    const state = states[index];
    return state ? [{ ...revision, state }] : [];
  });
}
