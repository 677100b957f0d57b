import { diff } from '../../domain/diff/diff.js';
import { subjectOf } from '../../domain/diff/change.js';
import type { ObjectId } from '../../domain/schema/id.js';
import type { SchemaState } from '../../domain/schema/state.js';
import { describeTarget } from '../../domain/target/target.js';
import type { Target } from '../../domain/target/target.js';
import { leaveIf } from '../ports/interrupted.js';
import type { Session, Survey } from '../ports/session.js';
import type { LoadInput } from './load-source.js';
import type { LoadedSource } from './source.js';

/** Two databases to be read, and how much of them. */
export interface BothInput extends LoadInput {
  readonly differing: Differing;
  /** Ends what the servers are asked. */
  readonly stop: AbortSignal | undefined;
}

/** When it is enough to read of two databases what differs, with all that this touches. */
export interface Differing {
  /** With this many tables or more in one of them: below, the look beforehand costs more than it saves. */
  readonly fromTables: number;
  /** Where that is at most this share of the tables. */
  readonly upToShare: number;
}

/** Where a few of many tables differ. */
export const ofManyTables: Differing = { fromTables: 200, upToShare: 0.5 };

/** Everything is read. */
export const ofNone: Differing = { fromTables: Number.POSITIVE_INFINITY, upToShare: 0 };

/**
 * Reads two live databases at the same time, each in one snapshot, without changing them in any way; where that is enough
 * and the engine can tell, only what differs with all that it touches. Throws Interrupted on `stop`.
 */
export async function loadDatabases(
  from: Target,
  to: Target,
  input: BothInput,
): Promise<readonly [LoadedSource, LoadedSource]> {
  const open = (target: Target): Promise<Session> =>
    input.engine.open(target, { ...input.open, readOnly: true });
  return withBoth([open(from), open(to)], input.stop, async (a, b) => {
    const isWhole = !input.scope.schemas && !input.scope.exclude;
    const mayLeaveOut = isWhole && Number.isFinite(input.differing.fromTables);
    const parts = mayLeaveOut ? await surveyed(a, b, input.differing) : undefined;
    const [before, after] = parts ?? (await settledBoth(a.reflect(input.scope), b.reflect(input.scope)));
    const partial = parts !== undefined;
    const loaded = { canonical: true, declaration: undefined, partial } as const;
    return [
      { ...loaded, state: before, label: describeTarget(from) },
      { ...loaded, state: after, label: describeTarget(to) },
    ];
  });
}

/** Runs the work with both sessions and closes them. Both are waited for before either failure is told. */
async function withBoth<T>(
  opening: readonly [Promise<Session>, Promise<Session>],
  stop: AbortSignal | undefined,
  work: (a: Session, b: Session) => Promise<T>,
): Promise<T> {
  const opened = await Promise.allSettled(opening);
  try {
    const [a, b] = opened;
    if (a.status === 'rejected') throw a.reason;
    if (b.status === 'rejected') throw b.reason;
    return await unlessStopped([a.value, b.value], stop, () => work(a.value, b.value));
  } finally {
    for (const each of opened) if (each.status === 'fulfilled') await each.value.close();
  }
}

/** Runs the work, which fails when it is asked to stop. */
async function unlessStopped<T>(
  sessions: readonly Session[],
  stop: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const left = 'nothing was compared';
  const cancel = (): void => {
    for (const session of sessions) void session.cancel().catch(() => undefined);
  };
  leaveIf(stop, left);
  stop?.addEventListener('abort', cancel);
  try {
    const done = await work();
    leaveIf(stop, left);
    return done;
  } catch (error) {
    leaveIf(stop, left);
    throw error;
  } finally {
    stop?.removeEventListener('abort', cancel);
  }
}

/** Both have ended before either failure is told, so that no connection is closed under a query. */
async function settledBoth<T>(a: Promise<T>, b: Promise<T>): Promise<readonly [T, T]> {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
}

async function surveyed(a: Session, b: Session, differing: Differing): Promise<DifferingParts | undefined> {
  const { survey } = b;
  return survey && a.survey?.({}, (from) => survey({}, (to) => differingParts(from, to, differing)));
}

/** Two states, in which tables that are the same in both and have nothing to do with the others are missing. */
type DifferingParts = readonly [from: SchemaState, to: SchemaState];

type Fingerprints = ReadonlyMap<ObjectId, string>;

/**
 * Reads of two databases what differs, with all that a change of it can touch: of thousands of tables often a few.
 * Undefined where that would be most of it, or where more than tables and their parts differs.
 */
async function differingParts(
  from: Survey,
  to: Survey,
  { fromTables, upToShare }: Differing,
): Promise<DifferingParts | undefined> {
  if (Math.max(...(await settledBoth(from.tables(), to.tables()))) < fromTables) return undefined;
  const [before, after] = await settledBoth(from.fingerprints(), to.fingerprints());
  if (!before || !after) return undefined;
  const changed = differing(before, after);
  const touched = await bothTouched(from, to, changed);
  if (!touched || touched.size > Math.max(before.size, after.size) * upToShare) return undefined;
  const [a, b] = await settledBoth(from.state(touched), to.state(touched));
  return onlyTablesDiffer(a, b) ? [a, b] : undefined;
}

/** The tables that only one of them has, or that they have differently. */
function differing(before: Fingerprints, after: Fingerprints): ReadonlySet<ObjectId> {
  const ids = new Set([...before.keys(), ...after.keys()]);
  for (const id of ids) if (before.get(id) === after.get(id)) ids.delete(id);
  return ids;
}

/** What a change can touch in either: whatever is left out must be so in both. */
async function bothTouched(
  from: Survey,
  to: Survey,
  changed: ReadonlySet<ObjectId>,
): Promise<ReadonlySet<ObjectId> | undefined> {
  if (changed.size === 0) return changed;
  const [a, b] = await settledBoth(from.touched(changed), to.touched(changed));
  return a && b && new Set([...changed, ...a, ...b]);
}

/** What else differs may touch tables that were left out. */
function onlyTablesDiffer(before: SchemaState, after: SchemaState): boolean {
  return diff(before, after).changes.every((change) => {
    const subject = subjectOf(change);
    const state = before.objects.has(subject.id) ? before : after;
    return tableOf(state, subject.id) !== undefined;
  });
}

/** The table that an object is or is a part of. */
function tableOf(state: SchemaState, id: ObjectId): ObjectId | undefined {
  const object = state.objects.get(id);
  if (object?.kind === 'table') return id;
  return object?.parent === undefined ? undefined : tableOf(state, object.parent);
}
