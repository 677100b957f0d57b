import type { Database } from 'better-sqlite3';
import { describeTarget } from '../../../domain/target/target.js';
import type { SqliteTarget } from '../../../domain/target/target.js';
import type { OpenOptions } from '../../../services/ports/engine.js';
import type { Session } from '../../../services/ports/session.js';
import { later } from '../later.js';
import type * as Handle from '../../code/handle.js';
import { openDatabase } from './connect.js';
import { sqliteError } from './errors.js';
import { historyPlace, sqliteHistory } from './history.js';
import { sqliteHold } from './hold.js';
import { fileLock } from './lock.js';
import type * as Reflect from './reflect.js';
import { resetConnection } from './reset.js';
import { kyselyDialect } from './kysely.js';
import { sqliteLexis } from './sql/lexis.js';
import { bindable, plainRow } from './values.js';
import type * as Witness from './witness/index.js';

const reflectSqlite = later(() => (require('./reflect.js') as typeof Reflect).reflectSqlite);

type Row = Readonly<Record<string, unknown>>;

/** Runs one query and gives its rows; a statement that has none gives none. */
export function queryOn(
  database: Database,
  sql: string,
  parameters: readonly unknown[] = [],
): readonly Row[] {
  const statement = database.prepare<unknown[], Row>(sql);
  if (!statement.reader) {
    statement.run(...parameters);
    return [];
  }
  return statement
    .safeIntegers(true)
    .all(...parameters)
    .map(plainRow);
}

/** Reads one picture of the schema, in the transaction that is open or in one of its own. */
function reading<T>(database: Database, read: () => T): T {
  if (database.inTransaction) return read();
  database.exec('begin');
  try {
    return read();
  } finally {
    database.exec('rollback');
  }
}

/** Opens a session on a database file or in memory. Throws NO_SUCH_DATABASE, CANNOT_CONNECT or MISSING_PACKAGE. */
export function openSession(target: SqliteTarget, options: OpenOptions): Session {
  const database = openDatabase(target, {
    readOnly: options.readOnly ?? false,
    create: options.create,
    waitMs: options.lockTimeoutMs,
  });
  const description = describeTarget(target);
  const attempt = async <T>(sql: string, work: () => T): Promise<T> => {
    try {
      return await Promise.resolve(work());
    } catch (error) {
      throw sqliteError(error, description, sql);
    }
  };
  const run = async (sql: string): Promise<void> => {
    await attempt(sql, () => void database.exec(sql));
    // The driver blocks: signals and timers get their turn between two statements only.
    await new Promise((done) => setImmediate(done));
  };
  const rows = (sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]> =>
    attempt(sql, () => queryOn(database, sql, parameters));
  const place = historyPlace(options.migrationsTable);
  const lock = fileLock(target);
  const [version] = queryOn(database, 'SELECT sqlite_version() AS version');
  return {
    engine: 'sqlite',
    serverVersion: String(version?.['version']),
    description,
    run,
    runAlone: run,
    cancel: () => Promise.resolve(),
    rows,
    handle: (gate) =>
      (require('../../code/handle.js') as typeof Handle).handleOver(
        {
          rows: (sql, parameters) => rows(sql, parameters.map(bindable)),
          lexis: sqliteLexis,
          dialect: kyselyDialect,
        },
        gate,
      ),
    begin: () => run('begin immediate'),
    commit: () => run('commit'),
    rollback: () => (database.inTransaction ? run('rollback') : Promise.resolve()),
    inTransaction: () => Promise.resolve(database.inTransaction),
    // Whoever writes holds the whole file, however little is written.
    locks: () => Promise.resolve([{ mode: 'the whole file' }]),
    reset: () => attempt('', () => resetConnection(database, options.lockTimeoutMs)),
    reflect: (scope) =>
      attempt('', () =>
        reading(database, () =>
          reflectSqlite((sql, parameters) => queryOn(database, sql, parameters), scope, {
            tables: [place.migrations, place.history],
          }),
        ),
      ),
    lock,
    hold: sqliteHold(target),
    history: sqliteHistory(rows, place),
    get witness() {
      const { sqliteWitness } = require('./witness/index.js') as typeof Witness;
      return sqliteWitness(database, (work) => attempt('', work));
    },
    close: async () => {
      await lock.release();
      database.close();
    },
  };
}
