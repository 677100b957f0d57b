import { SchemactlError } from '../../domain/error.js';
import type { Dialect } from '../../domain/plan/dialect.js';
import { planMigrate } from '../../domain/revision/index.js';
import type { Engine } from '../ports/engine.js';
import type { FoundRecord, HistoryRecord } from '../ports/history-table.js';
import type { Ports } from '../ports/ports.js';
import type { Session } from '../ports/session.js';
import type { RevisionFile } from '../revisions.js';
import { readRevisions } from '../revisions.js';
import type { DatabaseInput } from './connection.js';
import { withRunLock, withSession } from './connection.js';
import { destructiveReasons } from './destructive.js';
import { earlierRun } from './earlier-run.js';
import { historyOf, refuseDrift } from './history-of.js';
import { runBlock } from './run-block.js';

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
  /** Asked before revisions that lose data run; throws DESTRUCTIVE where the answer is no. */
  readonly confirm: (revisions: readonly DestructiveRevision[]) => Promise<void>;
}

/** A revision that loses data, and what says so. */
export interface DestructiveRevision {
  readonly file: string;
  readonly reasons: readonly string[];
}

export interface AppliedRevision {
  readonly version: string;
  readonly name: string;
  readonly file: string;
  readonly durationMs: number;
}

export interface MigrateResult {
  readonly database: string;
  readonly applied: readonly AppliedRevision[];
  /** In a dry run: what would have been applied, with its SQL. */
  readonly pending: readonly { readonly version: string; readonly file: string; readonly sql: string }[];
  readonly dryRun: boolean;
  /** Revision files found in all. */
  readonly files: number;
}

/** Applies the pending revisions in order, each with its record or not at all. */
export async function migrate(ports: Ports, input: MigrateInput): Promise<MigrateResult> {
  const { dialect } = ports.engine(input.target.engine);
  const revisions = await readRevisions(ports, input.directories, dialect.lexis);
  if (input.dryRun) return dryRun(ports, input, revisions);
  return withRunLock(ports, input, async (session, engine) => {
    const records = await session.history.records();
    const chosen = choose(ports, input, revisions, records);
    await confirmDestruction(input, chosen, dialect);
    const applied: AppliedRevision[] = [];
    for (const revision of chosen) applied.push(await applyOne(ports, session, engine, revision, records));
    return { database: session.description, applied, pending: [], dryRun: false, files: revisions.length };
  });
}

async function dryRun(
  ports: Ports,
  input: MigrateInput,
  revisions: readonly RevisionFile[],
): Promise<MigrateResult> {
  return withSession(ports, { ...input, open: { ...input.open, readOnly: true } }, async (session) => {
    const chosen = choose(ports, input, revisions, await session.history.records());
    const pending = chosen.map(({ version, file, up }) => ({ version, file, sql: up.sql }));
    return { database: session.description, applied: [], pending, dryRun: true, files: revisions.length };
  });
}

function choose(
  ports: Ports,
  input: MigrateInput,
  revisions: readonly RevisionFile[],
  records: readonly FoundRecord[],
): readonly RevisionFile[] {
  const history = historyOf(revisions, records);
  refuseDrift(ports, history);
  const versions = planMigrate(history, { to: input.to, steps: input.steps, strict: input.strict });
  const byVersion = new Map(revisions.map((revision) => [revision.version, revision]));
  return versions.map(({ version }) => known(byVersion, version));
}

function known(revisions: ReadonlyMap<string, RevisionFile>, version: string): RevisionFile {
  const revision = revisions.get(version);
  if (!revision) throw new SchemactlError('INTERNAL', `revision ${version} has no file`);
  return revision;
}

async function confirmDestruction(
  input: MigrateInput,
  chosen: readonly RevisionFile[],
  dialect: Dialect,
): Promise<void> {
  const found = chosen
    .map(({ file, up, headers }) => ({ file, reasons: destructiveReasons(up, headers, dialect) }))
    .filter(({ reasons }) => reasons.length > 0);
  if (found.length > 0) await input.confirm(found);
}

async function applyOne(
  ports: Ports,
  session: Session,
  engine: Engine,
  revision: RevisionFile,
  records: readonly FoundRecord[],
): Promise<AppliedRevision> {
  const { version, name, file } = revision;
  const start = ports.clock.elapsed();
  ports.report({ kind: 'begin', verb: 'Applying', subject: file });
  const durationMs = (): number => Math.round((ports.clock.elapsed() - start) * 10) / 10;
  const run = {
    session,
    dialect: engine.dialect,
    script: revision.up,
    file: revision.path,
    stop: ports.stop,
  };
  const record = (): HistoryRecord => ({ ...recordOf(ports, revision), durationMs: durationMs() });
  const found = records.find(({ version: each }) => each === version);
  await runBlock(run, {
    earlier: await earlierRun(session, engine.dialect, revision, 'up', found),
    record: () => session.history.add(record()),
    progress: (statementsDone, statementsTotal) =>
      session.history.progress({ ...record(), statementsDone, statementsTotal }),
  });
  await session.reset();
  ports.report({ kind: 'done', verb: 'Applied', subject: file, durationMs: durationMs() });
  return { version, name, file, durationMs: durationMs() };
}

/** What is kept of a revision beside its version. */
export function recordOf(ports: Ports, revision: RevisionFile): HistoryRecord {
  return {
    version: revision.version,
    name: revision.name,
    kind: 'sql',
    ...textOf(revision),
    appliedAt: ports.clock.now().toISOString(),
    appliedBy: ports.runner,
  };
}

/** The text of a revision and its checksums, as they are recorded. */
export function textOf({ checksum, tokenChecksum, text }: RevisionFile): Partial<HistoryRecord> {
  return { checksum, tokenChecksum, text };
}
