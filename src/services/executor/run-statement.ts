import { SchemactlError, isSchemactlError } from '../../domain/error.js';
import type { Dialect } from '../../domain/plan/dialect.js';
import type { SqlStatement } from '../../domain/sql/index.js';
import { Interrupted } from '../ports/interrupted.js';
import type { Session } from '../ports/session.js';

/** One direction of a revision as it stands in its file. `line` is the line, from 1, on which `sql` begins. */
export interface Script {
  readonly sql: string;
  readonly transaction: boolean;
  readonly line: number;
}

/** A block of a revision, and where it is to run. */
export interface BlockRun {
  readonly session: Session;
  readonly dialect: Dialect;
  readonly script: Script;
  readonly file: string;
  readonly stop?: AbortSignal | undefined;
}

/** How a statement is run: in a transaction that can be given up, or without one. */
export interface Manner {
  readonly transaction: boolean;
  readonly run: (sql: string) => Promise<void>;
}

/** How long a statement without a transaction may go on when the process is asked to stop, in milliseconds. */
const patienceMs = 5000;

/**
 * Runs one statement. Throws SQL_FAILED and its like with file and line, Interrupted where the process was asked to
 * stop: a statement under way is cancelled then, at once if its transaction undoes it, else after some patience.
 */
export async function runStatement(run: BlockRun, statement: SqlStatement, manner?: Manner): Promise<void> {
  const { session, stop } = run;
  if (stop?.aborted) throw new Interrupted(nothing);
  const { transaction, run: work } = manner ?? { transaction: true, run: (sql) => session.run(sql) };
  const watch = cancelOn(stop, session, transaction ? 0 : patienceMs);
  try {
    await work(statement.sql);
  } catch (error) {
    if (stop?.aborted && !isLost(error)) throw new Interrupted(nothing);
    throw inFile(error, run.file, run.script.line + statement.line - 1);
  } finally {
    await watch.end();
  }
}

const nothing = 'nothing was changed';

function isLost(error: unknown): boolean {
  return isSchemactlError(error) && error.code === 'CANNOT_CONNECT';
}

/** Cancels what a session has under way some time after the signal; what is under way then has ended with `end`. */
export function cancelOn(
  stop: AbortSignal | undefined,
  session: Session,
  delayMs: number,
): { readonly end: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let cancelling: Promise<void> | undefined;
  const cancel = (): void => void (cancelling = session.cancel().catch(() => undefined));
  const later = (): void => void (timer = setTimeout(cancel, delayMs));
  stop?.addEventListener('abort', later, { once: true });
  return {
    end: async () => {
      stop?.removeEventListener('abort', later);
      clearTimeout(timer);
      await cancelling;
    },
  };
}

/** The same error with the file it stands in; a line that counts within a statement is made to count in the file. */
export function inFile(error: unknown, file: string, line: number): unknown {
  if (!isSchemactlError(error)) return error;
  const place = { ...error.place, file, line: line + (error.place.line ?? 1) - 1 };
  const { hint, sqlState } = error;
  return new SchemactlError(error.code, error.message, { hint, sqlState, place });
}

/** Runs what cleans up after a failure; a second failure must not hide the first. */
export async function quietly(clean: () => Promise<void>): Promise<void> {
  try {
    await clean();
  } catch {
    return;
  }
}

/** The name of a file without its directories, for messages. */
export function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
