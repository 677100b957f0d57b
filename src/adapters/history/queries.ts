import type { Kysely, RawBuilder } from 'kysely';
import type { HistoryRecord } from '../../services/ports/history-table.js';
import { keptText, rowOfRecord } from './record.js';
import type { HistoryStore, HistoryTables } from './store.js';

const lazy = (): typeof import('kysely') => require('kysely') as typeof import('kysely');

/** The statements of the history but those of `records.ts`, written once for all engines. */
export interface HistoryQueries {
  createMigrations(): Promise<void>;
  createHistory(): Promise<void>;
  text(version: string): Promise<string | undefined>;
  insertVersion(version: string): Promise<void>;
  /** Writes what is known of a revision over what was known before. */
  upsert(record: HistoryRecord): Promise<void>;
  /** Writes a record where there is none. */
  insertHistory(record: HistoryRecord): Promise<void>;
  removeVersion(version: string): Promise<void>;
  removeHistory(version: string): Promise<void>;
}

/** What the statements need to know of an engine. */
type QueryStore = Pick<HistoryStore, 'place' | 'words' | 'kyselyDialect'>;

interface Builder {
  readonly store: QueryStore;
  readonly db: Kysely<HistoryTables>;
  readonly sql: (typeof import('kysely'))['sql'];
  /** The real names; the builder's types know the tables by their usual ones. */
  readonly migrations: 'schema_migrations';
  readonly history: 'schemactl_history';
}

function builder(store: QueryStore): Builder {
  const { Kysely: Database, sql } = lazy();
  const db = new Database<HistoryTables>({ dialect: store.kyselyDialect() }).withSchema(store.place.schema);
  const migrations = store.place.migrations as 'schema_migrations';
  return { store, db, sql, migrations, history: store.place.history as 'schemactl_history' };
}

/** A comparison of two texts with the engine's own operator, whatever else bears that name. */
function same({ sql, store }: Builder, column: string, value: RawBuilder<unknown>): RawBuilder<boolean> {
  const { equals, asText } = store.words;
  return sql<boolean>`${sql.ref(column)}${sql.raw(`${asText} ${equals} `)}${value}${sql.raw(asText)}`;
}

/** dbmate's table in dbmate's own words, so that either tool may have made it. */
async function createMigrations({ db, sql, store }: Builder): Promise<void> {
  const table = sql.id(store.place.schema, store.place.migrations);
  const type = sql.raw(store.words.versionType);
  await sql`create table if not exists ${table} (version ${type} primary key)`.execute(db);
}

async function createHistory({ db, sql, store: { words }, history }: Builder): Promise<void> {
  await db.schema
    .createTable(history)
    .ifNotExists()
    .addColumn('version', sql.raw(words.versionType), (column) => column.primaryKey())
    .addColumn('kind', 'text')
    .addColumn('name', 'text')
    .addColumn('checksum', 'text')
    .addColumn('token_checksum', 'text')
    .addColumn('text', sql.raw(words.bytesType))
    .addColumn('applied_at', sql.raw(words.timeType))
    .addColumn('duration_ms', sql.raw(words.durationType))
    .addColumn('applied_by', 'text')
    .addColumn('statements_done', 'integer')
    .addColumn('statements_total', 'integer')
    .execute();
}

async function text(build: Builder, version: string): Promise<string | undefined> {
  const rows = await build.db
    .selectFrom(build.history)
    .select('text')
    .where(same(build, 'version', build.sql`${version}`))
    .execute();
  return keptText(rows[0]?.text);
}

async function upsert({ db, history }: Builder, record: HistoryRecord): Promise<void> {
  const { version, ...rest } = rowOfRecord(record);
  await db
    .insertInto(history)
    .values({ version, ...rest })
    .onConflict((conflict) => conflict.column('version').doUpdateSet(rest))
    .execute();
}

/** Builds the statements over the connection of a session. */
export function historyQueries(store: QueryStore): HistoryQueries {
  const build = builder(store);
  const { db, sql, migrations, history } = build;
  return {
    createMigrations: () => createMigrations(build),
    createHistory: () => createHistory(build),
    text: (version) => text(build, version),
    upsert: (record) => upsert(build, record),
    insertHistory: async (record) =>
      void (await db.insertInto(history).values(rowOfRecord(record)).execute()),
    insertVersion: async (version) => void (await db.insertInto(migrations).values({ version }).execute()),
    removeVersion: async (version) =>
      void (await db
        .deleteFrom(migrations)
        .where(same(build, 'version', sql`${version}`))
        .execute()),
    removeHistory: async (version) =>
      void (await db
        .deleteFrom(history)
        .where(same(build, 'version', sql`${version}`))
        .execute()),
  };
}
