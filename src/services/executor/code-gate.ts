import { SchemactlError, isSchemactlError } from '../../domain/error.js';
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
  /** Lets nothing through any more. */
  readonly end: () => void;
  /** Ends it, and waits for what is under way. */
  close(): Promise<void>;
  /** Whether statements were under way when it was closed. */
  forgotten(): boolean;
  /** Why the process was asked to stop, if a statement met with that; the program may have caught it. */
  interrupted(): Interrupted | undefined;
  /** The failed statement that has given up the transaction, where that is what an error complains of. */
  cause(error: unknown): SchemactlError | undefined;
}

/** The code of a statement that comes in a transaction which an earlier failure has given up. */
const givenUp = '25P02';

const never = new Promise<never>(() => undefined);

interface State {
  open: boolean;
  forgotten: boolean;
  stopped?: Interrupted;
  /** The last statement that failed by itself; what comes after one that gives up the transaction only echoes it. */
  failed?: SchemactlError;
}

/**
 * Opens the gate of one run. It refuses what would end the transaction that holds the revision and its record together,
 * and whatever comes after the program has come to its end; a stop of the process cancels what is under way.
 */
export function openGate({ session, dialect, stop }: RevisionRun, path: string): Gate {
  const running = new Set<Promise<unknown>>();
  const state: State = { open: true, forgotten: false };
  const refuse = (message: string, hint: string): SchemactlError =>
    new SchemactlError('CODE_FAILED', message, { hint, place: { file: path } });
  const stopped = (): Interrupted => (state.stopped ??= new Interrupted('nothing was changed'));
  const cause = (error: unknown): SchemactlError | undefined =>
    isSchemactlError(error) && error.sqlState === givenUp ? state.failed : undefined;
  const end = (): void => {
    if (!state.open) return;
    state.open = false;
    state.forgotten = running.size > 0;
  };
  const run = async (work: () => Promise<readonly CodeRow[]>): Promise<readonly CodeRow[]> => {
    const watch = cancelOn(stop, session, 0);
    try {
      return await work();
    } catch (error) {
      if (stop?.aborted) throw stopped();
      const first = cause(error);
      if (first) throw first;
      if (isSchemactlError(error)) state.failed = error;
      throw error;
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
      try {
        return await under;
      } catch (error) {
        // Nobody is left to be told of it but the one who asks what was forgotten.
        if (state.forgotten) return await never;
        throw error;
      } finally {
        running.delete(under);
      }
    },
    end,
    close: async () => {
      end();
      await Promise.allSettled(running);
    },
    forgotten: () => state.forgotten,
    interrupted: () => state.stopped,
    cause,
  };
}
