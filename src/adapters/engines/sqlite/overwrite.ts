import { SchemactlError } from '../../../domain/error.js';
import { describeTarget } from '../../../domain/target/target.js';
import type { SqliteTarget } from '../../../domain/target/target.js';
import { openDatabase } from './connect.js';
import { sqliteError } from './errors.js';

/** A database that is about to be overwritten by a backup. */
export interface Ready {
  /** Throws LOCKED where nothing has changed since: the driver doesn't say that another connection was in the way. */
  readonly expectChange: () => void;
  readonly close: () => void;
}

/**
 * Watches a database that a backup will overwrite. A backup can't change the page size of a database with a write-ahead
 * log: such a one is given up first, which changes nothing of what it holds. Throws LOCKED where it is in use.
 */
export function readyForBackUp(target: SqliteTarget, source: SqliteTarget, waitMs: number): Ready {
  const description = describeTarget(target);
  const database = openDatabase(target, { readOnly: false, waitMs });
  const version = (): unknown => database.pragma('data_version', { simple: true });
  try {
    const mode = database.pragma('journal_mode', { simple: true });
    const pageSize = database.pragma('page_size', { simple: true });
    if (mode === 'wal' && pageSize !== pageSizeOf(source, waitMs)) database.pragma('journal_mode = delete');
    const before = version();
    return {
      close: () => database.close(),
      expectChange: () => {
        if (version() !== before) return;
        throw new SchemactlError('LOCKED', `${description} is locked by another connection`, {
          hint: 'Stop what uses it, or raise the lock timeout.',
        });
      },
    };
  } catch (error) {
    database.close();
    throw sqliteError(error, description);
  }
}

function pageSizeOf(source: SqliteTarget, waitMs: number): unknown {
  const database = openDatabase(source, { readOnly: true, waitMs });
  try {
    return database.pragma('page_size', { simple: true });
  } finally {
    database.close();
  }
}
