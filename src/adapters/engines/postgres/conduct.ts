import { SchemactlError } from '../../../domain/error.js';
import type { PostgresTarget } from '../../../domain/target/target.js';
import { Interrupted } from '../../../services/ports/interrupted.js';
import type { RunLock } from '../../../services/ports/session.js';
import { connectClient } from './connect.js';
import { isLost, statementError } from './errors.js';
import { endOf } from './pg-wire.js';
import type { Wire } from './wire.js';

/** How long it may take to reach the server once more, in milliseconds. */
const reachMs = 3000;

/** Ends the statement that another session of the same role has under way; the session itself stays. */
export async function cancelStatement(target: PostgresTarget, process: number): Promise<void> {
  const client = await connectClient(target, reachMs);
  try {
    await client.query('select pg_catalog.pg_cancel_backend($1)', [process]);
  } finally {
    await endOf(client);
  }
}

/** The errors of the lock's own queries are put into words like those of any statement. */
export function inWords(lock: RunLock, target: PostgresTarget | undefined): RunLock {
  const put = (error: unknown): never => {
    throw error instanceof Interrupted ? error : statementError(error, '', target);
  };
  return {
    acquire: (timeoutMs, onWait, stop) => lock.acquire(timeoutMs, onWait, stop).catch(put),
    release: () => lock.release().catch(put),
  };
}

/** A connection whose transaction is to be committed, and where it leads. */
interface Committing {
  readonly wire: Wire;
  readonly target: PostgresTarget | undefined;
  readonly description: string;
}

/** COMMIT is sent alone. In a failed transaction it would be a silent ROLLBACK; a lost answer leaves its outcome open. */
export async function commit(
  { wire, target, description }: Committing,
  run: (sql: string) => Promise<void>,
): Promise<void> {
  if (wire.status() === 'failed') {
    await run('rollback');
    throw new SchemactlError('SQL_FAILED', 'the transaction had failed and was rolled back');
  }
  try {
    await wire.exec('commit');
  } catch (error) {
    if (!isLost(error)) throw statementError(error, 'commit', target);
    const message = `the connection to ${description} was lost while a transaction was being committed; whether it was is not known`;
    const hint = 'Run the same command again: it looks into the history before it does anything.';
    throw new SchemactlError('CANNOT_CONNECT', message, { hint });
  }
}
