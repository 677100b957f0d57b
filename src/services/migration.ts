import { describeChange, headlines } from '../domain/diff/describe.js';
import type { Change } from '../domain/diff/change.js';
import { nameOf } from '../domain/schema/object.js';
import { ambiguities, renameArgument } from '../domain/diff/ambiguous.js';
import type { Ambiguity } from '../domain/diff/ambiguous.js';
import type { RenameIntent } from '../domain/diff/rename.js';
import type { Block, Plan, PlannedRevision } from '../domain/plan/plan.js';
import { courseOf } from '../domain/plan/renames.js';
import { afterKey, emptyRevision, printRevision } from '../domain/revision/index.js';
import type { RevisionHeader } from '../domain/revision/index.js';
import { judge } from '../domain/risk/judge.js';
import type { SchemaState } from '../domain/schema/state.js';
import type { Risk } from '../domain/risk/risk.js';
import { isSchemactlError } from '../domain/error.js';
import { pathText } from '../domain/schema/id.js';
import { headVersions } from './branches.js';
import type { ChangeSummary } from './diff.js';
import { renameIntents, summarize } from './diff.js';
import { emptyCode } from './migration/empty-code.js';
import type { PlaceInput } from './migration/place.js';
import { pendingNotes } from './migration/pending.js';
import { placeRevisions } from './migration/place.js';
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

export interface AutoInput extends CompareInput, DryRun {
  readonly place: Omit<PlaceInput, 'name'>;
  /** Left out: made from the changes (`add_email_to_users`). */
  readonly name?: string | undefined;
  /** Arguments of `--rename`. */
  readonly renames: readonly string[];
  /** Paths (`users.name`) of things that are really dropped, not renamed. */
  readonly drops: readonly string[];
  readonly prove: boolean;
  /** What the files lead to, where it is what this starts from; absent: looked for where snapshots lie beside them. */
  readonly base?: Omit<SnapshotBase, 'scope'> | undefined;
  /** Asked about each drop and add that may be a rename; throws AMBIGUOUS_RENAME where nobody is there to ask. */
  readonly resolve: (ambiguity: Ambiguity) => Promise<RenameIntent | undefined>;
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

/** The renames that flags, models and answers name. */
async function settledRenames(comparison: Comparison, input: AutoInput): Promise<readonly RenameIntent[]> {
  const intents = [...renameIntents(comparison, input.renames)];
  const dropped = new Set(input.drops);
  for (;;) {
    const renamed = courseOf(comparison.from.state, intents, comparison.engine.dialect.occupies).renamed;
    const open = ambiguities(renamed, comparison.to.state, settledIds(renamed.objects.values(), dropped));
    const [first] = open;
    if (!first) return intents;
    const answer = await input.resolve(first);
    if (answer) intents.push(answer);
    else dropped.add(pathText(first.dropped.path));
  }
}

type Objects = Iterable<{ readonly id: string; readonly path: readonly string[] }>;

/** The ids of the objects that the user calls dropped, by their path with or without the schema. */
function settledIds(objects: Objects, dropped: ReadonlySet<string>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { id, path } of objects) {
    if (dropped.has(pathText(path)) || dropped.has(pathText(path.slice(1)))) ids.add(id);
  }
  return ids;
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

/** What the header of a revision says beside its risks. */
export interface RevisionFacts {
  /** What the proof found. */
  readonly proof?: string | undefined;
  /** The versions that it was made after. */
  readonly after?: readonly string[] | undefined;
}

/**
 * The text of a planned revision: what it was made after, what the proof found, the risks, a line for each change, and the
 * SQL both ways.
 */
export function revisionText(revision: PlannedRevision, { proof, after = [] }: RevisionFacts = {}): string {
  const headers: RevisionHeader[] = [];
  if (after.length > 0) headers.push({ key: afterKey, value: after.join(' ') });
  if (proof !== undefined) headers.push({ key: 'proof', value: proof });
  for (const change of revision.changes) {
    if (change.verb === 'rename')
      headers.push({ key: 'rename', value: renameArgument(change.before, change.after) });
  }
  for (const { code, object } of judge(revision.up.statements))
    headers.push({ key: 'risk', value: `${code} ${object}` });
  const comments = headlines(revision.changes).map((change) => describeChange(change));
  return printRevision({ headers, comments, up: scriptOf(revision.up), down: scriptOf(revision.down) });
}

function scriptOf(block: Block): { readonly sql: string; readonly transaction: boolean } {
  return { sql: block.statements.map(({ sql }) => `${sql};\n`).join('\n'), transaction: block.transaction };
}

const wordsOf = { create: 'add', drop: 'drop', alter: 'change', rename: 'rename' } as const;

/** A name for a revision, from its first change: `add_email_to_users`, `create_users`, `change_users_and_more`. */
export function nameFor(changes: readonly Change[]): string {
  const lines = headlines(changes);
  const [first] = lines;
  if (!first) return 'empty';
  const subject = first.verb === 'create' || first.verb === 'drop' ? first.object : first.before;
  const verb = first.verb === 'create' && subject.kind === 'table' ? 'create' : wordsOf[first.verb];
  const owner = subject.kind === 'column' ? subject.path.at(-2) : undefined;
  const preposition = first.verb === 'create' ? 'to' : first.verb === 'drop' ? 'from' : 'of';
  const target = first.verb === 'rename' ? `_to_${nameOf(first.after)}` : '';
  const base = `${verb}_${nameOf(subject)}${owner === undefined ? '' : `_${preposition}_${owner}`}${target}`;
  return lines.length === 1 ? base : `${base}_and_more`;
}
