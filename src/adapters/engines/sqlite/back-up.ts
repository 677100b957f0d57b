import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { SchemactlError } from '../../../domain/error.js';
import { describeTarget } from '../../../domain/target/target.js';
import type { SqliteTarget } from '../../../domain/target/target.js';
import type { Portion } from '../../../services/ports/clones.js';
import { leaveIf } from '../../../services/ports/interrupted.js';
import { openDatabase } from './connect.js';
import { sqliteError } from './errors.js';

/** How a backup is made, and who is told of it. */
export interface BackUp {
  /** How long it waits for other connections, in milliseconds; 0 waits for ever. */
  readonly waitMs: number;
  readonly portion?: ((portion: Portion) => void) | undefined;
  readonly stop?: AbortSignal | undefined;
  /** What the place is called, for messages. */
  readonly description: string;
}

/** So much at a time that it costs nothing, and so little that a signal is soon heard. */
const stepBytes = 32 * 1024 * 1024;

/** How long to wait before the place is tried again, in milliseconds. */
const pause = 20;

/**
 * Copies a database, with what its write-ahead log holds, to a file that is missing or holds another database, whose
 * users see the one or the other. One reading transaction spans all steps: others write on, and the copying never begins
 * anew. Throws LOCKED where another connection is in the way for longer than `waitMs`.
 */
export async function backUp(source: SqliteTarget, place: string, how: BackUp): Promise<void> {
  const database = openDatabase(source, { readOnly: true, waitMs: how.waitMs });
  try {
    read(database, source);
    const pageSize = Number(database.pragma('page_size', { simple: true }));
    // Where the place is locked at once, the driver takes that for the end: it has then seen no page.
    const start = performance.now();
    while ((await attempt(database, place, pageSize, how)).totalPages === 0) {
      if (Number(database.pragma('page_count', { simple: true })) === 0) return;
      if (how.waitMs > 0 && performance.now() - start > how.waitMs) throw locked(how);
      leaveIf(how.stop, 'nothing was copied');
      await sleep(pause);
    }
  } finally {
    database.close();
  }
}

function read(database: Database, source: SqliteTarget): void {
  try {
    database.exec('BEGIN');
    database.prepare('SELECT count(*) FROM main.sqlite_schema').get();
  } catch (error) {
    throw sqliteError(error, describeTarget(source));
  }
}

async function attempt(
  database: Database,
  place: string,
  pageSize: number,
  how: BackUp,
): Promise<{ readonly totalPages: number }> {
  let left = Number.POSITIVE_INFINITY;
  let moved = performance.now();
  const progress = (pages: { readonly totalPages: number; readonly remainingPages: number }): number => {
    leaveIf(how.stop, 'nothing was copied');
    const now = performance.now();
    if (pages.remainingPages < left) moved = now;
    else if (how.waitMs > 0 && now - moved > how.waitMs) throw locked(how);
    left = pages.remainingPages;
    const total = pages.totalPages * pageSize;
    how.portion?.({ done: total - left * pageSize, total });
    return Math.max(1, Math.floor(stepBytes / pageSize));
  };
  try {
    return await database.backup(place, { progress });
  } catch (error) {
    if (error instanceof Error && error.name === 'Interrupted') throw error;
    throw sqliteError(error, how.description);
  }
}

function locked({ description }: BackUp): SchemactlError {
  return new SchemactlError('LOCKED', `${description} is locked by another connection`, {
    hint: 'Stop what uses it, or raise the lock timeout.',
  });
}
