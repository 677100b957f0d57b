import { SchemactlError, messageOf } from '../../../domain/error.js';
import type { ErrorCode, ErrorPlace } from '../../../domain/error.js';
import { redact } from '../../../domain/target/redact.js';
import { describeTarget, secretsOf } from '../../../domain/target/target.js';
import type { PostgresTarget } from '../../../domain/target/target.js';

/** A field of an error of the driver or of the operating system, where it is a text. */
export function errorField(error: unknown, name: string): string | undefined {
  if (typeof error !== 'object' || error === null || !(name in error)) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The SQLSTATE that the server gave (`42P01`), or undefined where the error is of another origin. */
export function sqlState(error: unknown): string | undefined {
  const code = errorField(error, 'code');
  return code !== undefined && /^[0-9A-Z]{5}$/.test(code) && errorField(error, 'severity') !== undefined
    ? code
    : undefined;
}

interface Meaning {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

const waitHint = 'Is the server running, and is the URL right? schemactl wait waits until it answers.';

/** The place of a server for people: `db:5432`, or the path of a socket. */
export function serverPlace(target: PostgresTarget): string {
  if (target.local) return `${target.host}/.s.PGSQL.${target.port}`;
  return target.host.includes(':') ? `[${target.host}]:${target.port}` : `${target.host}:${target.port}`;
}

const network: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name could not be looked up',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'there is no way to the host',
  ENETUNREACH: 'there is no way to the network',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ENOENT: 'there is no such socket',
  EACCES: 'permission to the socket is denied',
};

const authentication: ReadonlySet<string> = new Set(['28P01', '28000', '42501']);

function serverMeaning(state: string, text: string, target: PostgresTarget): Meaning {
  const at = serverPlace(target);
  if (authentication.has(state)) {
    const hint = 'Check user, password and database of the URL, and pg_hba.conf of the server.';
    return { code: 'AUTHENTICATION', message: `${at} refuses ${target.user}: ${text}`, hint };
  }
  if (state === '3D000') {
    const hint = 'schemactl up creates it and applies the revisions; schemactl create only creates it.';
    return { code: 'NO_SUCH_DATABASE', message: `there is no database ${target.database} on ${at}`, hint };
  }
  if (state === '53300') {
    const hint = 'It is short of connections; try again, or raise max_connections.';
    return { code: 'CANNOT_CONNECT', message: `${at} takes no more connections: ${text}`, hint };
  }
  return { code: 'CANNOT_CONNECT', message: `${at} is not ready: ${text}`, hint: waitHint };
}

const tlsCode =
  /^(?:ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|EPROTO)/;

/** Whether an error arose from TLS: the handshake, a certificate, or a server without it. */
export function isTlsTrouble(error: unknown): boolean {
  return tlsCode.test(errorField(error, 'code') ?? '') || /SSL connection|secure TLS/.test(messageOf(error));
}

function clientMeaning(error: unknown, target: PostgresTarget): Meaning {
  const at = serverPlace(target);
  const text = messageOf(error);
  if (isTlsTrouble(error)) {
    const hint = `sslmode=${target.sslMode} is in force; sslrootcert names the authority, sslmode=disable goes without TLS.`;
    return { code: 'TLS', message: `no TLS connection to ${at}: ${text}`, hint };
  }
  if (/^SASL|password must be/i.test(text)) {
    const hint = 'Check the password of the URL, or set PGPASSWORD.';
    return { code: 'AUTHENTICATION', message: `${at} can't authenticate ${target.user}: ${text}`, hint };
  }
  const why = network[errorField(error, 'code') ?? ''] ?? (/timeout/.test(text) ? 'no answer in time' : text);
  return { code: 'CANNOT_CONNECT', message: `can't connect to ${at}: ${why}`, hint: waitHint };
}

/** Puts a failed connection into words: CANNOT_CONNECT, AUTHENTICATION, TLS or NO_SUCH_DATABASE, never a secret. */
export function connectError(error: unknown, target: PostgresTarget): SchemactlError {
  if (error instanceof SchemactlError) return error;
  const state = sqlState(error);
  const { code, message, hint } =
    state === undefined ? clientMeaning(error, target) : serverMeaning(state, messageOf(error), target);
  return new SchemactlError(code, redact(message, secretsOf(target)), { hint });
}

/** Line and column, from 1, of a position that the server counts in characters from 1. */
export function placeOf(sql: string, position: number): Pick<ErrorPlace, 'line' | 'column'> {
  let line = 1;
  let column = 1;
  let at = 1;
  for (const character of sql) {
    if (at++ >= position) break;
    if (character === '\n') {
      line++;
      column = 1;
    } else column++;
  }
  return { line, column };
}

function lostConnection(error: unknown): boolean {
  const code = errorField(error, 'code') ?? '';
  return (
    /^57P0[1-4]$|^25P03$|^57P05$|^ECONNRESET$|^EPIPE$/.test(code) ||
    /^(?:Connection terminated|Client .*not queryable|Client was closed)/.test(messageOf(error))
  );
}

/** Whether the connection is gone, so that nothing more can be said on it. */
export function isLost(error: unknown): boolean {
  return (
    lostConnection(error) || (sqlState(error) === undefined && errorField(error, 'syscall') !== undefined)
  );
}

const advice: Readonly<Record<string, string>> = {
  '25001': 'Mark the block -- migrate:up transaction:false; such a statement runs outside a transaction.',
  '55P04': 'A new enum label can be used only after its revision is applied: use it in the next file.',
  '42501': 'The role of the URL lacks a privilege; grant it, or use the owner.',
  '53100': 'The disk of the server is full.',
  '40P01': 'Two sessions waited for each other; run the same command again.',
};

/** What the server says of a failed statement, with its code and detail. */
function serverText(error: unknown): string {
  const detail = errorField(error, 'detail');
  const where = errorField(error, 'where');
  const state = sqlState(error);
  const head = `${messageOf(error)}${state === undefined ? '' : ` (SQLSTATE ${state})`}`;
  return [head, detail && `Detail: ${detail}`, where && `Where: ${where}`].filter(Boolean).join('\n');
}

/**
 * Puts a failed statement into words. SQL_FAILED with the server's message, detail and hint and the place within the
 * text; LOCKED where it waited in vain for a lock; CANNOT_CONNECT where the connection is gone.
 */
export function statementError(
  error: unknown,
  sql: string,
  target: PostgresTarget | undefined,
): SchemactlError {
  if (error instanceof SchemactlError) return error;
  const secrets = target === undefined ? [] : secretsOf(target);
  const text = redact(serverText(error), secrets);
  const name = target === undefined ? 'the database in this process' : describeTarget(target);
  if (isLost(error)) {
    const hint = 'An open transaction is rolled back by the server; run the same command again.';
    return new SchemactlError('CANNOT_CONNECT', `the connection to ${name} is lost: ${text}`, { hint });
  }
  const position = Number(errorField(error, 'position') ?? Number.NaN);
  const place = Number.isNaN(position) ? {} : placeOf(sql, position);
  const state = sqlState(error) ?? '';
  if (state === '55P03') {
    const hint = 'Another session holds a lock on the same table; try again later or raise the lock timeout.';
    return new SchemactlError('LOCKED', text, { hint, place });
  }
  const hint = errorField(error, 'hint') ?? advice[state];
  return new SchemactlError('SQL_FAILED', text, { hint, place, sqlState: sqlState(error) });
}
