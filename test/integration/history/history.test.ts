import { parseUrl } from '../../../src/domain/target/parse.js';
import type { HistoryRecord } from '../../../src/services/ports/history-table.js';
import { defaultServer, freshDatabase } from '../../setup/postgres.js';
import { freshFile } from '../../setup/sqlite.js';
import { failureOf, withUrl } from '../session/open.js';

jest.setTimeout(60_000);

interface Place {
  readonly url: string;
  readonly drop: () => unknown;
}

const engines: readonly (readonly [name: string, fresh: () => Promise<Place>])[] = [
  ['postgres', async () => freshDatabase(await defaultServer(), 'history')],
  ['sqlite', () => Promise.resolve(freshFile())],
];

const full: HistoryRecord = {
  version: '20260102030405',
  name: 'make "users" – 😀',
  kind: 'sql',
  checksum: 'a'.repeat(64),
  tokenChecksum: 'b'.repeat(64),
  appliedAt: '2026-01-02T03:04:05.678Z',
  durationMs: 12.5,
  appliedBy: "o'neil@host",
};

describe.each(engines)('the history of %s', (engine, fresh) => {
  let place: Place;
  beforeEach(async () => (place = await fresh()));
  afterEach(() => place.drop());

  test('is empty before there are tables, and after they are made, twice', async () => {
    await withUrl(place.url, async (session) => {
      await expect(session.history.records()).resolves.toEqual([]);
      await expect(session.history.text('1')).resolves.toBeUndefined();
      await session.history.ensure();
      await session.history.ensure();
      await expect(session.history.records()).resolves.toEqual([]);
    });
  });

  test('gives back what was recorded, with the text', async () => {
    const text = `-- migrate:up\nselect '😀', E'\\\\';\n`.repeat(1000);
    await withUrl(place.url, async (session) => {
      await session.history.ensure();
      await session.history.add({ ...full, text });
      expect(await session.history.records()).toMatchObject([full]);
      await expect(session.history.text(full.version)).resolves.toBe(text);
    });
  });

  test('is a part of the open transaction', async () => {
    await withUrl(place.url, async (session) => {
      await session.history.ensure();
      await session.begin();
      await session.history.add(full);
      await session.rollback();
      await expect(session.history.records()).resolves.toEqual([]);
    });
  });

  test('tells what was begun and not finished until it is recorded', async () => {
    await withUrl(place.url, async (session) => {
      await session.history.ensure();
      await session.history.progress({ ...full, statementsDone: 0, statementsTotal: 3 });
      await session.history.progress({ ...full, statementsDone: 2, statementsTotal: 3 });
      expect(await session.history.records()).toMatchObject([
        { ...full, statementsDone: 2, statementsTotal: 3 },
      ]);
      await session.history.add(full);
      const [record] = await session.history.records();
      expect([record?.statementsDone, record?.statementsTotal]).toEqual([undefined, undefined]);
    });
  });

  test('forgets a revision, applied or begun', async () => {
    await withUrl(place.url, async (session) => {
      await session.history.ensure();
      await session.history.add(full);
      await session.history.progress({ version: '2', statementsDone: 0, statementsTotal: 1 });
      await session.history.remove(full.version);
      await session.history.remove('2');
      await expect(session.history.records()).resolves.toEqual([]);
      await expect(session.history.text(full.version)).resolves.toBeUndefined();
    });
  });

  test('a version recorded twice is refused', async () => {
    await withUrl(place.url, async (session) => {
      await session.history.ensure();
      await session.history.add(full);
      expect(await failureOf(session.history.add(full))).toMatchObject({ code: 'SQL_FAILED' });
    });
  });

  test("dbmate's table alone decides: rows it has count, rows it lacks are stale", async () => {
    await withUrl(place.url, async (session) => {
      await session.run('create table schema_migrations (version varchar(128) primary key)');
      await session.run("insert into schema_migrations values ('002'), ('001')");
      expect((await session.history.records()).map(({ version }) => version)).toEqual(['001', '002']);
      await session.history.ensure();
      await session.history.add(full);
      await session.run(`delete from schema_migrations where version = '${full.version}'`);
      expect((await session.history.records()).map(({ version }) => version)).toEqual(['001', '002']);
      await session.history.remove('001');
      expect((await session.history.records()).map(({ version }) => version)).toEqual(['002']);
    });
  });

  test.each([
    ['version bigint primary key, dirty boolean not null', 'golang-migrate'],
    ['version varchar(128) primary key, applied timestamp not null', 'another'],
    ['id int', 'a third'],
  ])("a table with (%s) is another tool's: BAD_SOURCE", async (columns) => {
    await withUrl(place.url, async (session) => {
      await session.run(`create table schema_migrations (${columns})`);
      const failure = await failureOf(session.history.records());
      expect(failure).toMatchObject({ code: 'BAD_SOURCE', exit: 2 });
      expect(failure['hint']).toMatch(/--migrations-table/);
      expect(await failureOf(session.history.ensure())).toMatchObject({ code: 'BAD_SOURCE' });
    });
  });

  test('two migrations tables keep two histories, and neither shows in the schema', async () => {
    await withUrl(place.url, async (session) => {
      await session.history.ensure();
      await session.history.add({ ...full, name: 'one' });
    });
    await withUrl(
      place.url,
      async (session) => {
        await session.history.ensure();
        await expect(session.history.records()).resolves.toEqual([]);
        await session.history.add({ ...full, name: 'other' });
        const [record] = await session.history.records();
        expect(record?.name).toBe('other');
        const tables = [...(await session.reflect({})).objects.values()].filter(
          ({ kind }) => kind === 'table',
        );
        expect(tables.map(({ id }) => id.replace('public.', ''))).toEqual([
          'table:schema_migrations',
          'table:schemactl_history',
        ]);
      },
      { migrationsTable: 'other' },
    );
  });

  test('the script makes a table that dbmate takes for its own', async () => {
    await withUrl(place.url, async (session) => {
      const script = session.history.script(['001', "o'2"]);
      await session.run(script);
      expect((await session.history.records()).map(({ version }) => version)).toEqual(['001', "o'2"]);
      expect(script).toMatch(/^(?:--\n)?-- Dbmate schema migrations\n/);
    });
    expect(parseUrl(place.url).engine).toBe(engine);
  });

  test('a name that can not be a table is refused', async () => {
    await withUrl(
      place.url,
      async (session) => expect(await failureOf(session.history.ensure())).toMatchObject({ code: 'USAGE' }),
      { migrationsTable: 'a.b c' },
    );
  });
});

describe('the schema of the history', () => {
  test.each([
    ['audit.versions', '', 'audit', 'versions'],
    ['schema_migrations', '?search_path=app,public', 'app', 'schema_migrations'],
    ['schema_migrations', '', 'public', 'schema_migrations'],
  ])('table %s with URL parameters "%s" lies in %s', async (migrationsTable, query, schema, table) => {
    const database = await freshDatabase(await defaultServer(), 'where');
    await withUrl(
      `${database.url}${query}`,
      async (session) => {
        await session.history.ensure();
        await session.history.add(full);
        await expect(session.rows(`select version from "${schema}"."${table}"`)).resolves.toHaveLength(1);
        await session.run(`set search_path = pg_catalog`);
        await expect(session.history.records()).resolves.toHaveLength(1);
      },
      { migrationsTable },
    );
    await database.drop();
  });

  test('tables that are there need no right to create', async () => {
    const server = await defaultServer();
    const database = await freshDatabase(server, 'least');
    await withUrl(database.url, async (session) => {
      await session.history.ensure();
      await session.run('grant select, insert, update, delete on all tables in schema public to guarded');
    });
    const url = server.url(database.name, { user: 'guarded', password: 'guarded-secret' });
    await withUrl(url, async (session) => {
      await session.history.ensure();
      await session.history.add(full);
    });
    await database.drop();
  });

  test('sessions that make the tables at once, without the lock, all succeed', async () => {
    const database = await freshDatabase(await defaultServer(), 'race');
    for (let round = 0; round < 3; round++) {
      await Promise.all(
        Array.from({ length: 12 }, () =>
          withUrl(database.url, (session) => session.history.ensure(), { migrationsTable: `t${round}` }),
        ),
      );
    }
    await database.drop();
  });
});
