import { SchemactlError } from '../../domain/error.js';
import type { Dialect } from '../../domain/plan/dialect.js';
import { isTransactionControl } from '../../domain/sql/index.js';
import type { CodeRow, StatementGate } from '../ports/code.js';
import { Interrupted } from '../ports/interrupted.js';
import type { Session } from '../ports/session.js';
import { cancelOn } from './run-statement.js';

/** Where a revision is to run. */
export interface RevisionRun {
  readonly session: Session;
  readonly dialect: Dialect;
  readonly stop?: AbortSignal | undefined;
}

/** What stands between a code revision and its connection while it runs. */
export interface Gate {
  readonly pass: StatementGate;
  /** Lets nothing through any more, and waits for what is under way. */
  close(): Promise<void>;
  /** Whether statements were under way when it was closed. */
  forgotten(): boolean;
  /** Why the process was asked to stop, if a statement met with that; the program may have caught it. */
  interrupted(): Interrupted | undefined;
}

/**
 * Opens the gate of one run. It refuses what would end the transaction that holds the revision and its record together,
 * and whatever comes after the program has come to its end; a stop of the process cancels what is under way.
 */
export function openGate({ session, dialect, stop }: RevisionRun, path: string): Gate {
  const running = new Set<Promise<unknown>>();
  const state = { open: true, forgotten: false, stopped: undefined as Interrupted | undefined };
  const refuse = (message: string, hint: string): SchemactlError =>
    new SchemactlError('CODE_FAILED', message, { hint, place: { file: path } });
  const stopped = (): Interrupted => (state.stopped ??= new Interrupted('nothing was changed'));
  const run = async (work: () => Promise<readonly CodeRow[]>): Promise<readonly CodeRow[]> => {
    const watch = cancelOn(stop, session, 0);
    try {
      return await work();
    } catch (error) {
      throw stop?.aborted ? stopped() : error;
    } finally {
      await watch.end();
    }
  };
  return {
    pass: async (sql, work) => {
      if (!state.open)
        throw refuse('a statement came after the revision had ended', 'Await every call of db.');
      if (stop?.aborted) throw stopped();
      if (isTransactionControl(sql, dialect.lexis)) {
        throw refuse(
          'a code revision must not begin or end a transaction itself',
          'It runs in one transaction with its record; what needs another belongs into an SQL revision.',
        );
      }
      const under = run(work);
      running.add(under);
      return under.finally(() => running.delete(under));
    },
    close: async () => {
      state.open = false;
      state.forgotten = running.size > 0;
      await Promise.allSettled(running);
    },
    forgotten: () => state.forgotten,
    interrupted: () => state.stopped,
  };
}
