import { SchemactlError } from '../../../domain/error.js';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describeTarget } from '../../../domain/target/target.js';
import type { SqliteTarget } from '../../../domain/target/target.js';
import type { Engine } from '../../../services/ports/engine.js';
import { openDatabase, sqliteTarget } from './connect.js';
import { copyDatabase } from './copy.js';
import { sqliteDatabases } from './databases.js';
import { sqliteDialect } from './dialect.js';
import { sqliteError } from './errors.js';
import { lowerSqlite } from './lower/index.js';
import { withinSqlite } from './sql/patterns.js';
import { raiseSqlite } from './raise/index.js';
import { openSession } from './session.js';
import { memoryShadow } from './shadow.js';

/** Reads from the file; a missing directory may be a volume that is not there yet, and is worth waiting for. */
function probe(target: SqliteTarget, timeoutMs: number): void {
  if (!target.memory && !existsSync(dirname(resolve(target.path)))) {
    throw new SchemactlError('CANNOT_CONNECT', `the directory of ${describeTarget(target)} does not exist`);
  }
  const database = openDatabase(target, { readOnly: true, waitMs: Math.max(1, Math.round(timeoutMs)) });
  try {
    database.prepare('SELECT count(*) FROM main.sqlite_schema').get();
  } catch (error) {
    throw sqliteError(error, describeTarget(target));
  } finally {
    database.close();
  }
}

const promised = async <T>(work: () => T): Promise<T> => Promise.resolve(work());

/** SQLite through better-sqlite3. */
export const sqliteEngine: Engine = {
  name: 'sqlite',
  dialect: sqliteDialect,
  lower: lowerSqlite,
  within: withinSqlite,
  raise: raiseSqlite,
  open: (target, options) => promised(() => openSession(sqliteTarget(target), options)),
  probe: (target, timeoutMs) => promised(() => probe(sqliteTarget(target), timeoutMs)),
  databases: sqliteDatabases,
  shadow: memoryShadow,
  copy: (target, options) => copyDatabase(sqliteTarget(target), options),
};
