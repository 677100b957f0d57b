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
  /** How long a statement waits for another connection, in milliseconds; 0 waits for ever. */
  readonly waitMs: number;
}

const forEver = 0x7fffffff;

function missing(target: SqliteTarget): SchemactlError {
  const what = existsSync(target.path) ? 'is not a file' : 'does not exist';
  return new SchemactlError('NO_SUCH_DATABASE', `the database ${describeTarget(target)} ${what}`, {
    hint: 'schemactl up creates it and applies the revisions; schemactl create only creates it.',
  });
}

/**
 * Opens a database file, or one in memory, and reads from it once, so that a file of another kind shows at once. A file
 * that is missing is made unless it is only to be read. Throws NO_SUCH_DATABASE, CANNOT_CONNECT or MISSING_PACKAGE.
 */
export function openDatabase(target: SqliteTarget, opening: Opening): Database {
  const absent = !databaseExists(target);
  if (absent && (opening.readOnly || !existsSync(dirname(resolve(target.path))) || existsSync(target.path)))
    throw missing(target);
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

/** Opens a file as SQLite does, made where it is missing unless it is only to be read. */
export function openFile(path: string, { readOnly, waitMs }: Opening, description: string): Database {
  const Database = lazy();
  try {
    return new Database(path, {
      readonly: readOnly && path !== ':memory:',
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
