import { SchemactlError } from '../../domain/error.js';
import { pending } from '../../domain/revision/index.js';
import type { Ports } from '../ports/ports.js';
import { readRevisions } from '../revisions.js';
import { withHistory } from './connection.js';
import { historyOf } from './history-of.js';
import { recordOf } from './apply-one.js';
import type { StatusInput } from './status.js';

export interface BaselineInput extends StatusInput {
  readonly lockWaitMs: number;
  /** Up to and including this version; all where absent. */
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

/** Records revisions as applied without running them, for a database that already holds what they make. */
export async function baseline(ports: Ports, input: BaselineInput): Promise<BaselineResult> {
  const { dialect } = ports.engine(input.target.engine);
  const files = await readRevisions(ports, input.directories, dialect.lexis);
  const end =
    input.to === undefined ? files.length - 1 : files.findIndex(({ version }) => version === input.to);
  if (input.to !== undefined && end === -1) {
    throw new SchemactlError('USAGE', `there is no revision ${input.to}`, {
      hint: 'schemactl status lists them.',
    });
  }
  const dryRun = input.dryRun === true;
  return withHistory(ports, { ...input, dryRun }, async (session) => {
    const open = new Set(
      pending(historyOf(files, await session.history.records())).map(({ version }) => version),
    );
    const chosen = files.slice(0, end + 1).filter(({ version }) => open.has(version));
    const result = { database: session.description, recorded: chosen.map(({ file }) => file), dryRun };
    if (dryRun) return result;
    await session.begin();
    for (const file of chosen) await session.history.add({ ...recordOf(ports, file), durationMs: 0 });
    await session.commit();
    return result;
  });
}
