import { SchemactlError } from '../../domain/error.js';
import type { FoundRecord, HistoryTable } from '../../services/ports/history-table.js';
import { historyQueries } from './queries.js';
import type { HistoryQueries } from './queries.js';
import { jetbaseTable, readJetbase, readRecords, readRepeatables, readVersions } from './records.js';
import { present } from './shape.js';
import type { Present } from './shape.js';
import type { HistoryStore } from './store.js';

/** How often two runners may get in each other's way while both make the tables. */
const attempts = 5;

interface Opened {
  readonly store: HistoryStore;
  readonly queries: () => HistoryQueries;
  readonly look: () => Promise<Present>;
}

function refuseOddName({ place }: HistoryStore): void {
  if (!/[.\s]|^$/.test(place.migrations)) return;
  throw new SchemactlError('USAGE', `"${place.migrations}" can't be the name of the migrations table`, {
    hint: 'Use a name without dots and spaces, with its schema before one dot where the engine has schemas.',
  });
}

function opened(store: HistoryStore): Opened {
  let queries: HistoryQueries | undefined;
  let seen: Present | undefined;
  return {
    store,
    queries: () => {
      refuseOddName(store);
      return (queries ??= historyQueries(store));
    },
    // What is there stays there while the run lock is held; what is missing may be made at any time.
    look: async () => {
      if (seen?.migrations && seen.history) return seen;
      seen = present(store.place, await store.inspect());
      return seen;
    },
  };
}

async function ensure({ store, queries, look }: Opened): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { migrations, history } = await look();
    if (migrations && history) return;
    try {
      await store.prepare();
      if (!migrations) await queries().createMigrations();
      if (!history) await queries().createHistory();
    } catch (error) {
      if (attempt === attempts || !store.isRace(error)) throw error;
    }
  }
}

async function records({ store, look }: Opened): Promise<readonly FoundRecord[]> {
  const { migrations, history } = await look();
  if (!migrations) return [];
  refuseOddName(store);
  return history ? readRecords(store) : readVersions(store);
}

async function remove({ queries, look }: Opened, version: string): Promise<void> {
  const { history } = await look();
  await queries().removeVersion(version);
  if (history) await queries().removeHistory(version);
}

/** The records of a database in dbmate's table and ours beside it, the same for every engine. */
export function historyTable(store: HistoryStore): HistoryTable {
  const history = opened(store);
  return {
    schema: store.place.schema,
    ensure: () => ensure(history),
    records: () => records(history),
    repeatables: async () => ((await history.look()).history ? readRepeatables(store) : []),
    text: async (version) => ((await history.look()).history ? history.queries().text(version) : undefined),
    add: async (record) => {
      await history.queries().insertVersion(record.version);
      await history.queries().upsert({ ...record, statementsDone: undefined, statementsTotal: undefined });
    },
    jetbase: async () => {
      const columns = await store.inspect([jetbaseTable, jetbaseTable]);
      const has = (name: string): boolean => columns.some(({ column }) => column === name);
      return has('version') ? readJetbase(store, has('applied_at')) : [];
    },
    repeated: (record) => history.queries().upsert(record),
    progress: (record) => history.queries().upsert(record),
    remove: (version) => remove(history, version),
    script: (versions) => store.script(versions),
  };
}
