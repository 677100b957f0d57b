import { randomInt } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { SchemactlError, messageOf } from '../../../domain/error.js';
import { describeTarget } from '../../../domain/target/target.js';
import type { SqliteTarget } from '../../../domain/target/target.js';
import { leaveIf } from '../../../services/ports/interrupted.js';
import type { RunLock } from '../../../services/ports/session.js';
import { openFile } from './connect.js';
import { isBusy, sqliteError } from './errors.js';

/** The file that is locked beside a database; however the database is named, it is the same one. */
export function lockFile(path: string): string {
  return besideDatabase(path, 'lock');
}

/** One of our own files beside a database. */
export function besideDatabase(path: string, what: 'lock' | 'hold' | 'clone'): string {
  return `${realPath(path)}-schemactl-${what}`;
}

/** The one path of a file that may be there under several; of one that is missing, the path at which it would be. */
export function realPath(path: string): string {
  const full = resolve(path);
  try {
    return realpathSync(full);
  } catch {
    return join(realDirectory(dirname(full)), basename(full));
  }
}

function realDirectory(directory: string): string {
  try {
    return realpathSync(directory);
  } catch {
    return directory;
  }
}

/** Who holds the lock, for those who wait. It is told in a file of its own, whose loss would do no harm. */
const holderFile = (lock: string): string => `${lock}-holder`;

function tellHolder(lock: string): void {
  const since = new Date().toISOString().replace(/\.\d+/, '');
  try {
    writeFileSync(holderFile(lock), `process ${process.pid} on ${hostname()} since ${since}\n`);
  } catch {
    return;
  }
}

function holder(lock: string): string {
  try {
    // The file may be anybody's by now: only printable characters of its beginning are shown.
    const text = readFileSync(holderFile(lock), 'utf8')
      .slice(0, 200)
      .replace(/[^\x20-\x7e]/g, ' ')
      .trim();
    return text === '' ? 'another process' : text;
  } catch {
    return 'another process';
  }
}

function open(lock: string, target: SqliteTarget): Database {
  try {
    return openFile(lock, { readOnly: false, create: true, waitMs: 1 }, lock);
  } catch (error) {
    throw new SchemactlError(
      'CANNOT_CONNECT',
      `can't lock ${describeTarget(target)}: the file ${lock} can't be made (${messageOf(error)})`,
      { hint: 'SQLite too must write beside its database: make the directory writable.' },
    );
  }
}

function tryLock(database: Database, lock: string, target: SqliteTarget): boolean {
  try {
    database.exec('begin immediate');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw sqliteError(error, `the lock file ${lock} of ${describeTarget(target)}`);
  }
}

async function poll(
  database: Database,
  lock: string,
  target: SqliteTarget,
  timeoutMs: number,
  onWait: (holder: string) => void,
  stop: AbortSignal | undefined,
): Promise<void> {
  const start = performance.now();
  let told = false;
  for (let pause = 50; !tryLock(database, lock, target); pause = Math.min(pause * 2, 500)) {
    const passed = performance.now() - start;
    if (passed >= timeoutMs) {
      const waited = timeoutMs > 0 ? ` after ${Math.round(timeoutMs / 100) / 10} s` : '';
      throw new SchemactlError(
        'LOCKED',
        `another run holds the lock on ${describeTarget(target)}${waited}: ${holder(lock)}`,
        {
          hint: 'Wait for it to end, or wait longer with --lock-wait. A lock ends with its process.',
        },
      );
    }
    if (!told) onWait(holder(lock));
    told = true;
    await sleep(Math.max(1, Math.min(pause * (randomInt(50, 100) / 100), timeoutMs - passed)));
    leaveIf(stop, 'another run held the lock');
  }
}

const none: RunLock = { acquire: () => Promise.resolve(), release: () => Promise.resolve() };

/**
 * The run lock: a write transaction that SQLite itself holds on an empty database beside the real one, and which is
 * never committed. It lies in the kernel's lock table, so it ends with its process however that ends, is seen by every
 * container that shares the file, and leaves the database itself free for the work and for its readers. A lock file
 * with a process id in it could do none of that. The empty file stays: whoever removed it could take it from under one
 * who waits for it. A database in memory is nobody else's and has no lock.
 */
export function fileLock(target: SqliteTarget): RunLock {
  if (target.memory) return none;
  let held: { readonly database: Database; readonly lock: string } | undefined;
  return {
    acquire: async (timeoutMs, onWait, stop) => {
      const lock = lockFile(target.path);
      const database = open(lock, target);
      try {
        await poll(database, lock, target, timeoutMs, onWait, stop);
      } catch (error) {
        database.close();
        throw error;
      }
      held = { database, lock };
      tellHolder(lock);
    },
    release: () => {
      if (held) {
        rmSync(holderFile(held.lock), { force: true });
        held.database.close();
      }
      held = undefined;
      return Promise.resolve();
    },
  };
}
