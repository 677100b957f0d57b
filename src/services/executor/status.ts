import { repeatablesFrom } from '../../domain/revision/index.js';
import type { HistoryEntry, RepeatableEntry } from '../../domain/revision/index.js';
import type { Ports } from '../ports/ports.js';
import { repeatablesAmong } from '../repeatables.js';
import { unadoptedAmong } from '../unadopted.js';
import { listFiles, readUnparsed } from '../revisions.js';
import type { DatabaseInput } from './connection.js';
import { withSession } from './connection.js';
import { withEdits } from './edits.js';
import { historyOf, parseUnapplied } from './history-of.js';

export interface StatusInput extends DatabaseInput {
  readonly directories: readonly string[];
}

export interface StatusResult {
  readonly database: string;
  /** Every revision in the order of its file, those without a file last. */
  readonly revisions: readonly HistoryEntry[];
  /** Repeatable revisions in the order in which they run, those without a file last. */
  readonly repeatables: readonly RepeatableEntry[];
  /** Files that jetbase or Flyway would run and nothing here does: `adopt` takes them over. */
  readonly unadopted: readonly string[];
  readonly applied: number;
  readonly pending: number;
}

/** Where a database stands, without changing anything in it. */
export async function status(ports: Ports, input: StatusInput): Promise<StatusResult> {
  const { dialect } = ports.engine(input.target.engine);
  const listed = await listFiles(ports, input.directories);
  const files = await readUnparsed(ports, listed, dialect.lexis);
  const repeatable = await repeatablesAmong(ports, listed, dialect.lexis);
  const unadopted = unadoptedAmong(listed).map(({ name }) => name);
  return withSession(ports, { ...input, open: { ...input.open, readOnly: true } }, async (session) => {
    const history = historyOf(files, await session.history.records());
    parseUnapplied(files, history);
    const revisions = (await withEdits(ports, session, files, history)).entries;
    const repeatables = repeatablesFrom(repeatable, await session.history.repeatables());
    const pending = revisions.filter(({ kind }) => kind === 'pending' || kind === 'partly applied').length;
    const { description: database } = session;
    const applied = revisions.length - pending;
    return { database, revisions, repeatables, unadopted, applied, pending };
  });
}
