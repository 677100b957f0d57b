import { SchemactlError } from '../../../domain/error.js';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describeTarget } from '../../../domain/target/target.js';
import type { SqliteTarget } from '../../../domain/target/target.js';
import type { Engine } from '../../../services/ports/engine.js';
import { later } from '../later.js';
import { openDatabase, sqliteTarget } from './connect.js';
import type * as Clone from './clone.js';
import type * as Copy from './copy.js';
import type * as Lower from './lower/index.js';
import type * as Raise from './raise/index.js';
import type * as Script from './script-words.js';
import type * as Shadow from './shadow.js';
import type * as Patterns from './sql/patterns.js';
import { sqliteDatabases } from './databases.js';
import { sqliteDialect } from './dialect.js';
import { sqliteError } from './errors.js';
import { openSession } from './session.js';

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

const copyDatabase = later(() => (require('./copy.js') as typeof Copy).copyDatabase);

/** SQLite through better-sqlite3. */
export const sqliteEngine: Engine = {
  name: 'sqlite',
  dialect: sqliteDialect,
  lower: later(() => (require('./lower/index.js') as typeof Lower).lowerSqlite),
  within: later(() => (require('./sql/patterns.js') as typeof Patterns).withinSqlite),
  raise: later(() => (require('./raise/index.js') as typeof Raise).raiseSqlite),
  open: (target, options) => promised(() => openSession(sqliteTarget(target), options)),
  probe: (target, timeoutMs) => promised(() => probe(sqliteTarget(target), timeoutMs)),
  databases: sqliteDatabases,
  scriptWords: later(() => (require('./script-words.js') as typeof Script).sqliteScript),
  get clones() {
    return (require('./clone.js') as typeof Clone).sqliteClones;
  },
  shadow: later(() => (require('./shadow.js') as typeof Shadow).memoryShadow),
  copy: (target, options, purpose) => copyDatabase(sqliteTarget(target), options, purpose),
  copiesUnasked: (target) => !sqliteTarget(target).memory,
};
