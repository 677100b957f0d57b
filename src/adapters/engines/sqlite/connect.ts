import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { SchemactlError, messageOf } from '../../../domain/error.js';
import { describeTarget } from '../../../domain/target/target.js';
import type { SqliteTarget, Target } from '../../../domain/target/target.js';
import { requireDriver } from '../require-driver.js';
import { sqliteError } from './errors.js';

type Driver = typeof import('better-sqlite3');

/** The driver's binary is looked for when the first database is opened: a missing one must show here already. */
function load(): Driver {
  const driver = require('better-sqlite3') as Driver;
  new driver(':memory:').close();
  return driver;
}

let driver: Driver | undefined;

const lazy = (): Driver => (driver ??= requireDriver('better-sqlite3', load));

/** A target of this engine; anything else is a mistake of the program. */
export function sqliteTarget(target: Target): SqliteTarget {
  if (target.engine === 'sqlite') return target;
  throw new SchemactlError('INTERNAL', `the SQLite engine was given ${describeTarget(target)}`);
}

/** Whether there is a database at the place: a file, of whatever content. */
export function databaseExists(target: SqliteTarget): boolean {
  return target.memory || (statSync(target.path, { throwIfNoEntry: false })?.isFile() ?? false);
}

/** How a database file is opened. */
export interface Opening {
  readonly readOnly: boolean;
  /** Make the file where it is missing. */
  readonly create?: boolean | undefined;
  /** How long a statement waits for another connection, in milliseconds; 0 waits for ever. */
  readonly waitMs: number;
}

const forEver = 0x7fffffff;

function missing(target: SqliteTarget): SchemactlError {
  const what = existsSync(target.path) ? 'is not a file' : 'does not exist';
  return new SchemactlError('NO_SUCH_DATABASE', `the database ${describeTarget(target)} ${what}`, {
    hint: 'Check the path. schemactl up creates it and applies the revisions; schemactl create only creates it.',
  });
}

/**
 * Opens a database file, or one in memory, and reads from it once, so that a file of another kind shows at once. Throws NO_SUCH_DATABASE, CANNOT_CONNECT or MISSING_PACKAGE.
 */
export function openDatabase(target: SqliteTarget, opening: Opening): Database {
  const { readOnly, create = false } = opening;
  if (!databaseExists(target)) {
    const place = existsSync(dirname(resolve(target.path))) && !existsSync(target.path);
    if (readOnly || !create || !place) throw missing(target);
  }
  const database = openFile(
    target.memory ? ':memory:' : resolve(target.path),
    opening,
    describeTarget(target),
  );
  try {
    database.pragma('schema_version');
    database.pragma('foreign_keys = on');
    return database;
  } catch (error) {
    database.close();
    throw sqliteError(error, describeTarget(target));
  }
}

/** Opens a file as SQLite does; one that is missing is made only where that is asked for. */
export function openFile(
  path: string,
  { readOnly, create = false, waitMs }: Opening,
  description: string,
): Database {
  const Database = lazy();
  const inMemory = path === ':memory:';
  try {
    return new Database(path, {
      readonly: readOnly && !inMemory,
      fileMustExist: !create && !inMemory,
      timeout: waitMs === 0 ? forEver : waitMs,
    });
  } catch (error) {
    const text = messageOf(error);
    if (!/directory does not exist/.test(text)) throw sqliteError(error, description);
    throw new SchemactlError(
      'CANNOT_CONNECT',
      `${description} can't be opened: its directory does not exist`,
    );
  }
}
