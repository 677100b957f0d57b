import type { Engine } from '../ports/engine.js';
import type { FoundRecord, HistoryRecord } from '../ports/history-table.js';
import type { Ports } from '../ports/ports.js';
import type { Session } from '../ports/session.js';
import type { RevisionFile } from '../revisions.js';
import { earlierRun } from './earlier-run.js';
import { runRevision } from './run-revision.js';

export interface AppliedRevision {
  readonly version: string;
  readonly name: string;
  readonly file: string;
  readonly durationMs: number;
}

/** Runs the way up of one revision, with its record or not at all. */
export async function applyOne(
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
  const run = { session, dialect: engine.dialect, stop: ports.stop };
  const record = (): HistoryRecord => ({ ...recordOf(ports, revision), durationMs: durationMs() });
  const found = records.find(({ version: each }) => each === version);
  await runRevision(run, revision, 'up', {
    earlier: await earlierRun(session, engine.dialect, revision, 'up', found),
    record: () => keep(session, record()),
    progress: async (statementsDone, statementsTotal) => {
      if (revision.kind !== 'repeatable')
        await session.history.progress({ ...record(), statementsDone, statementsTotal });
    },
  });
  await session.reset();
  ports.report({ kind: 'done', verb: 'Applied', subject: file, durationMs: durationMs() });
  return { version, name, file, durationMs: durationMs() };
}

/** A repeatable has no version that the table of applied ones could hold. */
function keep({ history }: Session, record: HistoryRecord): Promise<void> {
  return record.kind === 'repeatable' ? history.repeated(record) : history.add(record);
}

/** What is kept of a revision beside its version. */
export function recordOf(ports: Ports, revision: RevisionFile): HistoryRecord {
  return {
    version: revision.version,
    name: revision.name,
    kind: revision.kind,
    ...textOf(revision),
    appliedAt: ports.clock.now().toISOString(),
    appliedBy: ports.runner,
  };
}

/**
 * The record of a revision that is applied without having run here. Its time is that which is known of it, never that of
 * the record: what goes back to a time must not take along what was there long before.
 */
export function recordedOnly(ports: Ports, revision: RevisionFile, appliedAt?: string): HistoryRecord {
  return { ...recordOf(ports, revision), appliedAt };
}

/** The text of a revision and its checksums, as they are recorded. */
export function textOf({ checksum, tokenChecksum, text }: RevisionFile): Partial<HistoryRecord> {
  return { checksum, tokenChecksum, text };
}
