import type { PostgresTarget } from '../../../domain/target/target.js';
import type { OpenOptions } from '../../../services/ports/engine.js';
import type { Session } from '../../../services/ports/session.js';
import { later } from '../later.js';
import { cancelStatement, commit, inWords } from './conduct.js';
import { runAlone } from './concurrently.js';
import { statementError } from './errors.js';
import { holdTableName } from '../../history/names.js';
import { postgresHistory } from './history.js';
import { postgresHold } from './hold.js';
import { advisoryLock } from './lock.js';
import type * as Handle from '../../code/handle.js';
import type { HistoryPlace } from '../../history/store.js';
import { heldLocks } from './held-locks.js';
import { historyNames } from './names-of-history.js';
import { kyselyDialect } from './kysely.js';
import { reading } from './reading.js';
import type * as Reflect from './reflect.js';
import type * as Surveying from './survey.js';
import { applySettings, resetText, sessionSettings, waitingSettings } from './settings.js';
import { postgresLexis } from './sql/lexis.js';
import { qualified } from './sql/quote.js';
import type * as Witness from './witness/index.js';
import type { Row, Wire } from './wire.js';

const surveyPostgres = later(() => (require('./survey.js') as typeof Surveying).surveyPostgres);
const reflectPostgres = later(() => (require('./reflect.js') as typeof Reflect).reflectPostgres);

/** What a session is opened with: the connection, what it is called, and where it leads, if to a server at all. */
export interface SessionPlace {
  readonly wire: Wire;
  readonly description: string;
  readonly target: PostgresTarget | undefined;
  readonly options: OpenOptions;
}

/** What the server says of itself when a session begins. */
interface Facts {
  readonly version: string;
  readonly number: number;
  readonly schema: string | undefined;
  /** The server process of this session. */
  readonly process: number;
}

const factsQuery = `select pg_catalog.current_setting('server_version') as version,
  pg_catalog.current_setting('server_version_num') as number, pg_catalog.current_schema() as schema,
  pg_catalog.pg_backend_pid() as process`;

async function factsOf(wire: Wire): Promise<Facts> {
  const [row] = await wire.query(factsQuery);
  const schema = row?.['schema'];
  return {
    version: String(row?.['version']).split(' ')[0] ?? '',
    number: Number(row?.['number']),
    process: Number(row?.['process']),
    schema: typeof schema === 'string' ? schema : undefined,
  };
}

/** Opens a session over a connection: its settings are in force when it is handed over. */
export async function openSession(place: SessionPlace): Promise<Session> {
  const { wire, options } = place;
  const settings = sessionSettings({ ...options, readOnly: options.readOnly ?? false });
  try {
    await applySettings(wire, settings);
    const facts = await factsOf(wire);
    const names = historyNames(options.migrationsTable, place.target?.searchPath ?? [], facts.schema);
    return sessionOver(place, facts, names, () => applySettings(wire, settings));
  } catch (error) {
    await wire.close();
    throw statementError(error, '', place.target);
  }
}

function sessionOver(
  place: SessionPlace,
  facts: Facts,
  names: HistoryPlace,
  settle: () => Promise<void>,
): Session {
  const { wire, target, description } = place;
  const rows = async (sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]> => {
    try {
      return await wire.query(sql, parameters);
    } catch (error) {
      throw statementError(error, sql, target);
    }
  };
  const run = async (sql: string): Promise<void> => {
    try {
      await wire.exec(sql);
    } catch (error) {
      throw statementError(error, sql, target);
    }
  };
  const alone = async (sql: string, again: boolean): Promise<void> => {
    try {
      await runAlone(wire, sql, again);
    } catch (error) {
      throw statementError(error, sql, target);
    }
  };
  const hidden = [
    [names.schema, names.migrations],
    [names.schema, names.history],
    [names.schema, holdTableName],
  ];
  const lock = advisoryLock(wire, {
    table: qualified([names.schema, names.migrations]),
    database: description,
  });
  return {
    engine: 'postgres',
    serverVersion: facts.version,
    description,
    run,
    runAlone: alone,
    cancel: () => (target ? cancelStatement(target, facts.process) : Promise.resolve()),
    rows,
    handle: (gate) =>
      (require('../../code/handle.js') as typeof Handle).handleOver(
        { rows, lexis: postgresLexis, dialect: kyselyDialect },
        gate,
      ),
    begin: () => run('begin'),
    commit: () => commit(place, run),
    rollback: () => run('rollback'),
    inTransaction: () => Promise.resolve(wire.status() !== 'idle'),
    locks: () => heldLocks(rows),
    reset: async () => {
      await run(resetText);
      await settle();
      await lock.restore();
    },
    reflect: (scope) => reading(wire, () => reflectPostgres(rows, facts.number, scope, hidden)),
    survey: (scope, look) =>
      reading(wire, () => look(surveyPostgres(rows, facts.number, scope, hidden)), waitingSettings),
    lock: inWords(lock, target),
    hold: postgresHold({ rows, run, schema: names.schema }),
    history: postgresHistory({ rows, run, names }),
    get witness() {
      return (require('./witness/index.js') as typeof Witness).postgresWitness({ rows, wire });
    },
    close: () => wire.close(),
  };
}
