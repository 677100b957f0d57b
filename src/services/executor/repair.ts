import { repeatablesFrom } from '../../domain/revision/index.js';
import type { HistoryEntry } from '../../domain/revision/index.js';
import type { FoundRecord } from '../ports/history-table.js';
import type { Ports } from '../ports/ports.js';
import type { Session } from '../ports/session.js';
import { readRepeatables } from '../repeatables.js';
import type { RevisionFile } from '../revisions.js';
import { readRevisions } from '../revisions.js';
import { withHistory } from './connection.js';
import { historyOf } from './history-of.js';
import { recordOf } from './apply-one.js';
import type { StatusInput } from './status.js';

export interface RepairResult {
  readonly database: string;
  /** Revisions whose present text is now the recorded one. */
  readonly accepted: readonly string[];
  /** Versions (of a repeatable its name) that are no longer recorded, since their files are gone. */
  readonly forgotten: readonly string[];
  /** Revisions that were applied or rolled back in part: they begin anew, now as pending or as applied ones. */
  readonly reset: readonly { readonly file: string; readonly done: number; readonly total: number }[];
  /** Whether this is only what would have been done. */
  readonly dryRun: boolean;
}

/**
 * Makes the history agree with the files as they are: edited revisions get the checksum of their present text, records
 * without a file are forgotten, and so is how far a revision outside a transaction came. The schema itself isn't touched.
 */
export async function repair(
  ports: Ports,
  input: StatusInput & { readonly lockWaitMs: number; readonly dryRun?: boolean | undefined },
): Promise<RepairResult> {
  const { dialect } = ports.engine(input.target.engine);
  const files = await readRevisions(ports, input.directories, dialect.lexis);
  const repeatable = await readRepeatables(ports, input.directories, dialect.lexis);
  const dryRun = input.dryRun === true;
  return withHistory(ports, { ...input, dryRun }, async (session) => {
    const records = new Map((await session.history.records()).map((record) => [record.version, record]));
    const byVersion = new Map(files.map((file) => [file.version, file]));
    const { entries } = historyOf(files, [...records.values()]);
    const gone = repeatablesFrom(repeatable, await session.history.repeatables())
      .filter(({ kind }) => kind === 'missing')
      .map(({ file }) => file.replace(/\.sql$/, ''));
    const result = { database: session.description, ...resultOf(entries, gone), dryRun };
    if (dryRun) return result;
    await session.begin();
    for (const version of gone) await session.history.remove(version);
    for (const { kind, version } of entries) {
      const file = byVersion.get(version);
      const record = records.get(version);
      if (kind === 'missing' || kind === 'partly applied') await session.history.remove(version);
      else if ((kind === 'changed' || kind === 'partly rolled back') && file)
        await rewrite(ports, session, file, record);
    }
    await session.commit();
    return result;
  });
}

/** The present text as the applied one; when and by whom it was applied stays. */
async function rewrite(
  ports: Ports,
  session: Session,
  file: RevisionFile,
  record: FoundRecord | undefined,
): Promise<void> {
  const { appliedAt, appliedBy, durationMs } = record ?? {};
  await session.history.remove(file.version);
  await session.history.add({ ...recordOf(ports, file), appliedAt, appliedBy, durationMs });
}

function resultOf(
  entries: readonly HistoryEntry[],
  gone: readonly string[],
): Omit<RepairResult, 'database' | 'dryRun'> {
  return {
    accepted: entries.flatMap((entry) => (entry.kind === 'changed' ? [entry.file] : [])),
    forgotten: [...entries.flatMap((entry) => (entry.kind === 'missing' ? [entry.version] : [])), ...gone],
    reset: entries.flatMap((entry) =>
      entry.kind === 'partly applied' || entry.kind === 'partly rolled back'
        ? [{ file: entry.file, done: entry.done, total: entry.total }]
        : [],
    ),
  };
}
