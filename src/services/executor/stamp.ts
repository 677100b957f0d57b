import { filed, moveTo, pointOf } from '../../domain/revision/index.js';
import type { History } from '../../domain/revision/index.js';
import type { Ports } from '../ports/ports.js';
import type { RevisionFile } from '../revisions.js';
import { filesOf, readRevisions } from '../revisions.js';
import { withHistory } from './connection.js';
import { warnOfHalfDone } from './half-done.js';
import { historyOf } from './history-of.js';
import type { Records } from './record-only.js';
import { recordOnly } from './record-only.js';
import type { StatusInput } from './status.js';

export interface StampInput extends StatusInput {
  readonly lockWaitMs: number;
  /** The point at which the database really stands. */
  readonly to: string;
  /** Forget records without a file, too. */
  readonly purge: boolean;
  readonly dryRun: boolean;
  /** Asked before records are taken away; throws DESTRUCTIVE where the answer is no. */
  readonly confirm: (forgotten: readonly string[]) => Promise<void>;
}

export interface StampResult {
  readonly database: string;
  /** Files that count as applied now, or would in a dry run. */
  readonly recorded: readonly string[];
  /** Versions that no longer do. */
  readonly forgotten: readonly string[];
  readonly dryRun: boolean;
}

/**
 * Makes the records say that a database stands at a point: what is pending before it counts as applied, what is applied
 * behind it as pending. Nothing runs; what had run in part is warned of. Throws USAGE for an unknown point.
 */
export async function stamp(ports: Ports, input: StampInput): Promise<StampResult> {
  const { dialect } = ports.engine(input.target.engine);
  const files = await readRevisions(ports, input.directories, dialect.lexis);
  return withHistory(ports, input, async (session) => {
    const history = historyOf(files, await session.history.records());
    const plan = stampOf(input, files, history);
    const result = resultOf(session.description, plan, input.dryRun);
    warn(ports, history, plan);
    if (input.dryRun) return result;
    if (result.forgotten.length > 0) await input.confirm(result.forgotten);
    await recordOnly(ports, session, plan);
    return result;
  });
}

function stampOf({ to, purge }: StampInput, files: readonly RevisionFile[], history: History): Records {
  const { up, down } = moveTo(history, to);
  const gone = purge ? history.entries.filter(({ kind }) => kind === 'missing') : [];
  const entries = filed(history);
  const point = pointOf(to, entries);
  const end = point.kind === 'at' ? point.index : -1;
  const kept = entries.slice(0, end + 1);
  const left = entries.slice(end + 1);
  // Half undone up to the point: it counts as whole again. Half done behind it: nothing of it is recorded any more.
  const undone = kept.filter(({ kind }) => kind === 'partly rolled back');
  const begun = point.kind === 'at' ? left.filter(({ kind }) => kind === 'partly applied') : [];
  return { record: filesOf(files, [...undone, ...up]), forget: [...down, ...begun, ...undone, ...gone] };
}

/** Half done and recorded now, or forgotten for good. */
function warn(ports: Ports, history: History, { record, forget }: Records): void {
  const recorded = new Set(record.map(({ version }) => version));
  const forgotten = forget.filter(({ version }) => !recorded.has(version));
  warnOfHalfDone(ports, history, record, 'recorded');
  warnOfHalfDone(ports, history, forgotten, 'forgotten');
}

function resultOf(database: string, { record, forget }: Records, dryRun: boolean): StampResult {
  const recorded = new Set(record.map(({ version }) => version));
  return {
    database,
    recorded: record.map(({ file }) => file),
    forgotten: forget.map(({ version }) => version).filter((version) => !recorded.has(version)),
    dryRun,
  };
}
