import type { Client } from 'pg';
import { SchemactlError, messageOf } from '../../../domain/error.js';
import { startupOptions } from '../../../domain/target/postgres.js';
import { tlsPlan } from '../../../domain/target/ssl-mode.js';
import type { PostgresTarget } from '../../../domain/target/target.js';
import { requireDriver, withoutGlobal } from '../require-driver.js';
import { connectError, isTlsTrouble, serverPlace, sqlState } from './errors.js';
import { passwordFromFile } from './passfile.js';
import { tlsOptions } from './tls.js';
import { columnParser } from './value-types.js';

/**
 * The driver asks `Response` whether it runs in a worker of Cloudflare, where Node.js has no `navigator` to tell (before
 * 21); on Node.js that question loads the whole of fetch, which takes as long as the driver itself.
 */
const lazy = (): typeof import('pg') =>
  requireDriver('pg', () => withoutGlobal('Response', () => require('pg') as typeof import('pg')));

/** How long one attempt may take where the URL says nothing: the driver itself would wait for ever. */
const usualTimeoutMs = 15_000;

/** Asked only when the server wants a password, so that a password file isn't read in vain. */
function password(target: PostgresTarget): string {
  const found = target.reveal().password ?? passwordFromFile(target);
  if (found !== undefined && found !== '') return found;
  throw new SchemactlError('AUTHENTICATION', `${serverPlace(target)} wants a password for ${target.user}`, {
    hint: 'Put it into the URL (percent-encoded), into PGPASSWORD or into a password file.',
  });
}

function clientOf(target: PostgresTarget, attempt: 'plain' | 'tls', timeoutMs: number): Client {
  const { Client: Driver } = lazy();
  const { verify } = tlsPlan(target);
  return new Driver({
    host: target.host,
    port: target.port,
    user: target.user,
    database: target.database,
    password: () => password(target),
    ssl: attempt === 'tls' ? tlsOptions(target, verify) : false,
    application_name: target.applicationName ?? 'schemactl',
    options: startupOptions(target),
    connectionTimeoutMillis: timeoutMs,
    keepAlive: true,
    types: { getTypeParser: columnParser(lazy().types) },
  });
}

async function attemptOne(
  target: PostgresTarget,
  attempt: 'plain' | 'tls',
  timeoutMs: number,
): Promise<Client> {
  const client = clientOf(target, attempt, timeoutMs);
  // A connection that dies while idle tells so by an event; the next statement reports it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    void client.end().catch(() => undefined);
    throw error;
  }
}

/** As in libpq: the other way is tried where TLS fails or the server's rules refuse this one, not for a wrong password. */
function mayTryOtherWay(error: unknown): boolean {
  return (
    isTlsTrouble(error) ||
    sqlState(error) === '28000' ||
    (error instanceof Error && /ECONNRESET|terminated unexpectedly/.test(error.message))
  );
}

/** Where the server has no TLS at all, what it said to the plain attempt before is what counts. */
function hasNoTls(error: unknown): boolean {
  return sqlState(error) === undefined && /does not support SSL/.test(messageOf(error));
}

/**
 * Opens one connection, with or without TLS as the URL's sslmode says. `timeoutMs` bounds each attempt; where it is
 * absent, the URL's own connect_timeout does, else 15 seconds. Throws CANNOT_CONNECT, AUTHENTICATION, TLS,
 * NO_SUCH_DATABASE or MISSING_PACKAGE.
 */
export async function connectClient(target: PostgresTarget, timeoutMs?: number): Promise<Client> {
  const { attempts } = tlsPlan(target);
  const limit = timeoutMs ?? target.connectTimeoutMs ?? usualTimeoutMs;
  let failure: unknown;
  for (const attempt of attempts) {
    try {
      return await attemptOne(target, attempt, limit);
    } catch (error) {
      failure = hasNoTls(error) ? (failure ?? error) : error;
      if (!mayTryOtherWay(error)) break;
    }
  }
  throw connectError(failure, target);
}
