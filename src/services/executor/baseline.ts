import { moveTo, pending } from '../../domain/revision/index.js';
import type { Ports } from '../ports/ports.js';
import { filesOf, readRevisions } from '../revisions.js';
import { withHistory } from './connection.js';
import { warnOfHalfDone } from './half-done.js';
import { historyOf } from './history-of.js';
import { recordOnly } from './record-only.js';
import type { StatusInput } from './status.js';

export interface BaselineInput extends StatusInput {
  readonly lockWaitMs: number;
  /** Up to and including this point; all where absent. */
  readonly to?: string | undefined;
  /** Tell what would be recorded, and record nothing. */
  readonly dryRun?: boolean | undefined;
}

export interface BaselineResult {
  readonly database: string;
  /** Files; in a dry run those that would have been recorded. */
  readonly recorded: readonly string[];
  readonly dryRun: boolean;
}

/**
 * Records revisions as applied without running them, for a database that already holds what they make, and warns where
 * it holds only a part. Throws USAGE for
 * an unknown revision.
 */
export async function baseline(ports: Ports, input: BaselineInput): Promise<BaselineResult> {
  const { dialect } = ports.engine(input.target.engine);
  const files = await readRevisions(ports, input.directories, dialect.lexis);
  const dryRun = input.dryRun === true;
  return withHistory(ports, { ...input, dryRun }, async (session) => {
    const history = historyOf(files, await session.history.records());
    const open = input.to === undefined ? pending(history) : moveTo(history, input.to).up;
    const record = filesOf(files, open);
    warnOfHalfDone(ports, history, record, 'recorded');
    if (!dryRun) await recordOnly(ports, session, { record, forget: [] });
    return { database: session.description, recorded: record.map(({ file }) => file), dryRun };
  });
}
