import { pending, planMigrate } from '../../domain/revision/index.js';
import type { RepeatReason } from '../../domain/revision/index.js';
import { describeTarget } from '../../domain/target/target.js';
import type { FoundRecord } from '../ports/history-table.js';
import type { Ports } from '../ports/ports.js';
import type { Session } from '../ports/session.js';
import type { RepeatableFile } from '../repeatables.js';
import { repeatablesAmong } from '../repeatables.js';
import type { RevisionFile } from '../revisions.js';
import { filesOf, listFiles, readUnparsed } from '../revisions.js';
import { tellUnadopted } from '../unadopted.js';
import { applyOne } from './apply-one.js';
import type { AppliedRevision } from './apply-one.js';
import { loadCode } from './code.js';
import type { DatabaseInput } from './connection.js';
import { creating, withRunLock, withSession } from './connection.js';
import { withEdits } from './edits.js';
import { historyOf, parseUnapplied, refuseDrift } from './history-of.js';
import { confirmDestruction } from './losses.js';
import type { ConfirmLosses, Run } from './losses.js';
import { plannedRevisions } from './planned.js';
import type { PlannedRevision } from './planned.js';
import { refuseRehearsal, rehearse, shouldRehearse } from './rehearse.js';
import type { Rehearsal, RehearsalChoice } from './rehearse.js';
import { dueRepeatables, ranRepeatables, repeat } from './repeat.js';
import type { DueRepeatable, RepeatedRevision } from './repeat.js';
import type { CloneTrial } from './trial.js';

export interface MigrateInput extends DatabaseInput {
  readonly directories: readonly string[];
  readonly lockWaitMs: number;
  /** Apply pending revisions up to and including this version. */
  readonly to?: string | undefined;
  /** Apply at most so many. */
  readonly steps?: number | undefined;
  /** Refuse a pending revision that is older than an applied one. */
  readonly strict: boolean;
  /** Tell what would run, and run nothing. */
  readonly dryRun: boolean;
  /** In a dry run: the database is yet to be made, so that every revision is pending. */
  readonly missing?: boolean | undefined;
  /** Whether to try the revisions on a copy of the database first; absent: where they lose data. */
  readonly rehearse?: RehearsalChoice | undefined;
  readonly confirm: ConfirmLosses;
}

export interface MigrateResult {
  readonly database: string;
  readonly applied: readonly AppliedRevision[];
  /** Repeatable revisions that ran after them. */
  readonly repeated: readonly RepeatedRevision[];
  /** What came of trying them on a copy before, where that was done. */
  readonly rehearsal?: Rehearsal | undefined;
  /** What came of running them on a clone, where only that was asked for; then nothing is applied. */
  readonly onClone?: CloneTrial | undefined;
  /** In a dry run: what would have been applied, with its SQL. */
  readonly pending: readonly PlannedRevision[];
  /** In a dry run: the repeatable revisions that would have run after them. */
  readonly repeatables: readonly PlannedRepeatable[];
  readonly dryRun: boolean;
  /** Revision files found in all. */
  readonly files: number;
}

/** A repeatable that would run, and why. */
export interface PlannedRepeatable {
  readonly file: string;
  readonly why: RepeatReason;
  readonly sql: string;
}

/** Both kinds of files of a run. */
interface Files {
  readonly revisions: readonly RevisionFile[];
  readonly repeatables: readonly RepeatableFile[];
}

/** Applies the pending revisions in order, then the repeatable ones that are due, each with its record or not at all. */
export async function migrate(ports: Ports, input: MigrateInput): Promise<MigrateResult> {
  const { dialect } = ports.engine(input.target.engine);
  refuseRehearsal(input);

  const listed = await listFiles(ports, input.directories);
  const files: Files = {
    revisions: await readUnparsed(ports, listed, dialect.lexis),
    repeatables: await repeatablesAmong(ports, listed, dialect.lexis),
  };
  tellUnadopted(ports, listed, countOf(files));
  if (input.dryRun) return dryRun(ports, input, files);
  return withRunLock(ports, creating(input), async (session, engine) => {
    const records = await session.history.records();
    const { chosen, complete } = await choose(ports, input, session, files.revisions, records);
    await loadCode(chosen, files.revisions, 'up');
    const repeats = await ranRepeatables(session, files.repeatables);
    const due = dueRepeatables(ports, files.repeatables, repeats, complete);
    const done = await applyAll(ports, input, { session, engine, records }, chosen, due);
    const { description: database } = session;
    const nothing = { pending: [], repeatables: [], dryRun: false };
    return { database, ...done, ...nothing, files: countOf(files) };
  });
}

/** What applying needs to know of the run it is a part of. */
export type ApplyInput = DatabaseInput & Pick<MigrateInput, 'rehearse' | 'dryRun' | 'confirm'>;

/**
 * Applies the revisions chosen in their order, then the repeatable ones that are due, after asking about losses and trying
 * all of them on a copy where that is due.
 */
export async function applyAll(
  ports: Ports,
  input: ApplyInput,
  { session, engine, records }: Run,
  chosen: readonly RevisionFile[],
  due: readonly DueRepeatable[],
): Promise<Pick<MigrateResult, 'applied' | 'repeated' | 'rehearsal'>> {
  const all = [...chosen, ...due.map(({ revision }) => revision)];
  const destructive = await confirmDestruction(input, all, { session, engine, records });
  const rehearsal = shouldRehearse(engine, input, all, destructive)
    ? await rehearse(ports, input, all, records)
    : undefined;
  const applied: AppliedRevision[] = [];
  for (const revision of chosen) applied.push(await applyOne(ports, session, engine, revision, records));
  const repeated = await repeat(ports, session, engine, due);
  return { applied, repeated, rehearsal };
}

function countOf({ revisions, repeatables }: Files): number {
  return revisions.length + repeatables.length;
}

async function dryRun(ports: Ports, input: MigrateInput, files: Files): Promise<MigrateResult> {
  if (input.missing === true) return planned(ports, input, files, undefined);
  return withSession(ports, { ...input, open: { ...input.open, readOnly: true } }, (session) =>
    planned(ports, input, files, session),
  );
}

async function planned(
  ports: Ports,
  input: MigrateInput,
  files: Files,
  session: Session | undefined,
): Promise<MigrateResult> {
  const { dialect } = ports.engine(input.target.engine);
  const records = session ? await session.history.records() : [];
  const repeats = session ? await ranRepeatables(session, files.repeatables) : [];
  const { chosen, complete } = await choose(ports, input, session, files.revisions, records);
  await loadCode(chosen, files.revisions, 'up');
  const due = dueRepeatables(ports, files.repeatables, repeats, complete);
  return {
    database: session?.description ?? describeTarget(input.target),
    applied: [],
    repeated: [],
    pending: await plannedRevisions({ session, dialect, records }, chosen, 'up'),
    repeatables: due.map(({ revision: { file, up }, why }) => ({ file, why, sql: up.sql })),
    dryRun: true,
    files: countOf(files),
  };
}

/** What is to run; without a session where the database is yet to be made. */
async function choose(
  ports: Ports,
  input: MigrateInput,
  session: Session | undefined,
  revisions: readonly RevisionFile[],
  records: readonly FoundRecord[],
): Promise<{ readonly chosen: readonly RevisionFile[]; readonly complete: boolean }> {
  const history = historyOf(revisions, records);
  parseUnapplied(revisions, history);
  refuseDrift(ports, session ? await withEdits(ports, session, revisions, history) : history);
  const versions = planMigrate(history, { to: input.to, steps: input.steps, strict: input.strict });
  return {
    chosen: filesOf(revisions, versions),
    complete: versions.length === pending(history).length,
  };
}
