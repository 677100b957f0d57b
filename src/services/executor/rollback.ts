import { SchemactlError } from '../../domain/error.js';
import { rollbackTargets } from '../../domain/revision/index.js';
import type { RollbackExtent } from '../../domain/revision/index.js';
import type { Engine } from '../ports/engine.js';
import type { FoundRecord } from '../ports/history-table.js';
import type { Ports } from '../ports/ports.js';
import type { Session } from '../ports/session.js';
import type { RevisionFile } from '../revisions.js';
import { filesOf, readRevisions } from '../revisions.js';
import { loadCode } from './code.js';
import type { DatabaseInput } from './connection.js';
import { withRunLock, withSession } from './connection.js';
import { earlierRun } from './earlier-run.js';
import { historyOf } from './history-of.js';
import type { AppliedRevision } from './apply-one.js';
import { textOf } from './apply-one.js';
import type { Run } from './losses.js';
import { plannedRevisions } from './planned.js';
import type { PlannedRevision } from './planned.js';
import { runRevision } from './run-revision.js';

export interface RollbackInput extends DatabaseInput {
  readonly directories: readonly string[];
  readonly lockWaitMs: number;
  readonly extent: RollbackExtent;
  readonly dryRun: boolean;
  /** Asked before more than one revision is rolled back, or whatever a time chose; throws DESTRUCTIVE where the answer is no. */
  readonly confirm: (files: readonly string[]) => Promise<void>;
}

export interface RollbackResult {
  readonly database: string;
  readonly rolledBack: readonly AppliedRevision[];
  /** In a dry run: what would have been rolled back, with its SQL. */
  readonly planned: readonly PlannedRevision[];
  readonly dryRun: boolean;
}

/** Rolls back the last applied revisions, newest first, each with its record or not at all. */
export async function rollback(ports: Ports, input: RollbackInput): Promise<RollbackResult> {
  const { dialect } = ports.engine(input.target.engine);
  const revisions = await readRevisions(ports, input.directories, dialect.lexis);
  if (input.dryRun) {
    return withSession(ports, { ...input, open: { ...input.open, readOnly: true } }, async (session) => {
      const records = await session.history.records();
      const chosen = chooseRollback(input, revisions, records);
      await loadCode(chosen, revisions, 'down');
      const planned = await plannedRevisions({ session, dialect, records }, chosen, 'down');
      return { database: session.description, rolledBack: [], planned, dryRun: true };
    });
  }
  return withRunLock(ports, input, async (session, engine) => {
    const records = await session.history.records();
    const chosen = chooseRollback(input, revisions, records);
    await loadCode(chosen, revisions, 'down');
    const rolledBack = await rollBackAll(ports, input, { session, engine, records }, chosen);
    return { database: session.description, rolledBack, planned: [], dryRun: false };
  });
}

/** Rolls the revisions back in the order given, after asking about more than one, or about how far a time reaches. */
export async function rollBackAll(
  ports: Ports,
  input: Pick<RollbackInput, 'confirm'> & { readonly extent?: RollbackExtent | undefined },
  { session, engine, records }: Run,
  chosen: readonly RevisionFile[],
): Promise<readonly AppliedRevision[]> {
  if (chosen.length > 1 || input.extent?.kind === 'time') await input.confirm(chosen.map(({ file }) => file));
  const rolledBack: AppliedRevision[] = [];
  for (const revision of chosen)
    rolledBack.push(await rollBackOne(ports, session, engine, revision, records));
  return rolledBack;
}

/** The files to roll back, the last one first. Throws NOTHING_TO_ROLL_BACK where there are none. */
export function chooseRollback(
  input: Pick<RollbackInput, 'extent'>,
  revisions: readonly RevisionFile[],
  records: readonly FoundRecord[],
): readonly RevisionFile[] {
  const history = historyOf(revisions, records);
  const targets = rollbackTargets(history, input.extent);
  if (targets.length === 0) throw nothingToRollBack();
  return filesOf(revisions, targets);
}

/** The error of a rollback that finds nothing. */
export function nothingToRollBack(): SchemactlError {
  return new SchemactlError('NOTHING_TO_ROLL_BACK', 'there is nothing to roll back', {
    hint: 'No applied revision has a file here; schemactl status shows what is applied.',
  });
}

async function rollBackOne(
  ports: Ports,
  session: Session,
  engine: Engine,
  revision: RevisionFile,
  records: readonly FoundRecord[],
): Promise<AppliedRevision> {
  const { version, name, file } = revision;
  const start = ports.clock.elapsed();
  ports.report({ kind: 'begin', verb: 'Rolling back', subject: file });
  const run = { session, dialect: engine.dialect, stop: ports.stop };
  const record = records.find(({ version: each }) => each === version) ?? { version };
  await runRevision(run, revision, 'down', {
    earlier: await earlierRun(session, engine.dialect, revision, 'down', record),
    record: () => session.history.remove(version),
    progress: async (statementsDone, statementsTotal) =>
      session.history.progress({
        ...record,
        // The file may have been edited since it was applied: from the first step back on it is what counts.
        ...(statementsDone === 0 ? await textBefore(session, version) : textOf(revision)),
        statementsDone,
        statementsTotal,
      }),
  });
  await session.reset();
  const durationMs = Math.round((ports.clock.elapsed() - start) * 10) / 10;
  ports.report({ kind: 'done', verb: 'Rolled back', subject: file, durationMs });
  return { version, name, file, durationMs };
}

async function textBefore(session: Session, version: string): Promise<{ readonly text: string | undefined }> {
  return { text: await session.history.text(version) };
}
