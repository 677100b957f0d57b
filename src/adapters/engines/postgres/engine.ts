import type { PostgresTarget } from '../../../domain/target/target.js';
import { describeTarget } from '../../../domain/target/target.js';
import type { Engine, OpenOptions } from '../../../services/ports/engine.js';
import type { Session } from '../../../services/ports/session.js';
import { later } from '../later.js';
import type * as Clone from './clone/index.js';
import type * as Copy from './clone/copy.js';
import { connectClient } from './connect.js';
import { postgresDatabases, postgresTarget } from './databases.js';
import { postgresDialect } from './dialect.js';
import { connectError } from './errors.js';
import type * as Lower from './lower/index.js';
import type * as Objects from './objects/scope.js';
import { endOf, pgWire } from './pg-wire.js';
import type * as Raise from './raise/index.js';
import type * as Script from './script-words.js';
import { openSession } from './session.js';
import type * as Shadow from './shadow.js';

async function open(target: PostgresTarget, options: OpenOptions): Promise<Session> {
  const wire = pgWire(await connectClient(target));
  return openSession({ wire, description: describeTarget(target), target, options });
}

/** A real query on a fresh connection; the whole of it has to fit into the time. */
async function probe(target: PostgresTarget, timeoutMs: number): Promise<void> {
  const start = performance.now();
  const client = await connectClient(target, Math.max(1, Math.round(timeoutMs)));
  const left = Math.max(1, timeoutMs - (performance.now() - start));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout expired')), left);
  });
  try {
    await Promise.race([client.query('select 1'), late]);
  } catch (error) {
    throw connectError(error, target);
  } finally {
    clearTimeout(timer);
    await endOf(client);
  }
}

/** PostgreSQL 14 and later. */
export const postgresEngine: Engine = {
  name: 'postgres',
  dialect: postgresDialect,
  lower: later(() => (require('./lower/index.js') as typeof Lower).lowerPostgres),
  within: later(() => (require('./objects/scope.js') as typeof Objects).withinPostgres),
  raise: later(() => (require('./raise/index.js') as typeof Raise).raisePostgres),
  open: (target, options) => open(postgresTarget(target), options),
  probe: (target, timeoutMs) => probe(postgresTarget(target), timeoutMs),
  databases: postgresDatabases,
  scriptWords: later(() => (require('./script-words.js') as typeof Script).postgresScript),
  get clones() {
    return (require('./clone/index.js') as typeof Clone).postgresClones;
  },
  shadow: later(() => (require('./shadow.js') as typeof Shadow).postgresShadow),
  copy: later(() => (require('./clone/copy.js') as typeof Copy).copyDatabase),
  copiesUnasked: () => false,
};
