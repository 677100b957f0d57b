import { createHash, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SchemactlError } from '../../../domain/error.js';
import { leaveIf } from '../../../services/ports/interrupted.js';
import type { RunLock } from '../../../services/ports/session.js';
import { isLost } from './errors.js';
import { applySettings } from './settings.js';
import type { Setting } from './settings.js';
import type { Wire } from './wire.js';

/** What a lock is for: the table of applied versions, as it is spelled with its schema, and who shows it. */
export interface LockPlace {
  readonly table: string;
  readonly database: string;
}

/**
 * While the lock is held, the server ends the session when nothing is heard of it: a paused container or a stopped
 * process would else keep everyone waiting. A living holder is never idle that long, since it sends a sign of life.
 */
const lifeSigns: readonly Setting[] = [
  ['idle_session_timeout', '12s'],
  ['idle_in_transaction_session_timeout', '12s'],
];
const signOfLifeMs = 3000;

const tryLock = 'select pg_catalog.pg_try_advisory_lock($1::pg_catalog.int8) as locked';
const unlock = 'select pg_catalog.pg_advisory_unlock($1::pg_catalog.int8) as unlocked';

const holderQuery = `
  select a.pid, a.application_name as application, a.usename as user, pg_catalog.host(a.client_addr) as host,
    pg_catalog.to_char(pg_catalog.timezone('UTC', a.backend_start), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
  from pg_catalog.pg_locks l left join pg_catalog.pg_stat_activity a on a.pid operator(pg_catalog.=) l.pid
  where l.locktype operator(pg_catalog.=) 'advisory'::pg_catalog.text and l.granted
    and l.database operator(pg_catalog.=)
      (select d.oid from pg_catalog.pg_database d where d.datname operator(pg_catalog.=) pg_catalog.current_database())
    and l.classid::pg_catalog.int8 operator(pg_catalog.=) $1::pg_catalog.int8
    and l.objid::pg_catalog.int8 operator(pg_catalog.=) $2::pg_catalog.int8
    and l.objsubid::pg_catalog.int4 operator(pg_catalog.=) 1`;

/** The 64 bits that stand for a table in the space of advisory locks of its database. */
export function lockKey(table: string): bigint {
  return createHash('sha256').update(`schemactl run lock\n${table}`).digest().readBigInt64BE();
}

/** A column of the holder's row as text; what the role may not see is null. */
function shown(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

async function holder(wire: Wire, key: bigint): Promise<string> {
  const bits = BigInt.asUintN(64, key);
  const [row = {}] = await wire.query(holderQuery, [String(bits >> 32n), String(bits & 0xffffffffn)]);
  const pid = shown(row['pid']);
  if (pid === undefined) return 'another session';
  const application = shown(row['application']) || 'a client without a name';
  const host = shown(row['host']) ?? 'this machine';
  const since = shown(row['since']);
  const connected = since === undefined ? '' : `, connected since ${since}`;
  return `${application} (user ${shown(row['user']) ?? 'unknown'}, from ${host}, server process ${pid}${connected})`;
}

function locked(who: string, place: LockPlace, waitedMs: number): SchemactlError {
  const waited = waitedMs > 0 ? ` after ${Math.round(waitedMs / 100) / 10} s` : '';
  return new SchemactlError(
    'LOCKED',
    `another run holds the lock on ${place.table} of ${place.database}${waited}: ${who}`,
    { hint: 'Wait for it to end, or wait longer with --lock-wait. A lock ends with its session.' },
  );
}

/** Asks again and again, since a session that waits inside the server would block CREATE INDEX CONCURRENTLY. */
async function poll(
  wire: Wire,
  key: bigint,
  place: LockPlace,
  timeoutMs: number,
  onWait: (holder: string) => void,
  stop: AbortSignal | undefined,
): Promise<void> {
  const start = performance.now();
  let pause = 50;
  let shown: string | undefined;
  for (;;) {
    const [row] = await wire.query(tryLock, [String(key)]);
    if (row?.['locked'] === true) return;
    const passed = performance.now() - start;
    if (passed >= timeoutMs) throw locked(await holder(wire, key), place, timeoutMs);
    if (shown === undefined) {
      shown = await holder(wire, key);
      onWait(shown);
    }
    await sleep(Math.max(1, Math.min(pause * (randomInt(50, 100) / 100), timeoutMs - passed)));
    leaveIf(stop, 'another run held the lock');
    pause = Math.min(pause * 2, 500);
  }
}

function signsOfLife(wire: Wire): NodeJS.Timeout {
  return setInterval(() => {
    if (!wire.busy()) wire.exec('').catch(() => undefined);
  }, signOfLifeMs).unref();
}

async function give(wire: Wire, key: bigint, place: LockPlace): Promise<void> {
  if (wire.status() !== 'idle') await wire.exec('rollback');
  const [row] = await wire.query(unlock, [String(key)]);
  await wire
    .exec('reset idle_session_timeout; reset idle_in_transaction_session_timeout')
    .catch(() => undefined);
  if (row?.['unlocked'] === true) return;
  throw new SchemactlError(
    'LOCKED',
    `the lock on ${place.table} of ${place.database} was lost during the run`,
    {
      hint: 'A pooler in transaction mode, or a file that calls pg_advisory_unlock_all(), takes it away: connect to the server directly.',
    },
  );
}

/**
 * The run lock: an advisory lock of the session that does the work, so that the server frees it when the runner dies.
 * Other tables of applied versions, and other databases, have locks of their own.
 */
export function advisoryLock(
  wire: Wire,
  place: LockPlace,
): RunLock & { readonly restore: () => Promise<void> } {
  const key = lockKey(place.table);
  let timer: NodeJS.Timeout | undefined;
  const watch = async (): Promise<void> => applySettings(wire, lifeSigns);
  return {
    acquire: async (timeoutMs, onWait, stop) => {
      await poll(wire, key, place, timeoutMs, onWait, stop);
      timer = signsOfLife(wire);
      await watch();
    },
    release: async () => {
      if (timer === undefined) return;
      clearInterval(timer);
      timer = undefined;
      await give(wire, key, place).catch((error: unknown) => {
        if (!isLost(error)) throw error;
      });
    },
    restore: async () => {
      if (timer !== undefined) await watch();
    },
  };
}
