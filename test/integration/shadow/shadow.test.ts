import { keptSnapshot } from '../../../src/adapters/engines/postgres/pglite-snapshot.js';
import { engineNamed } from '../../../src/adapters/engines/registry.js';
import { parseUrl } from '../../../src/domain/target/parse.js';
import type { Shadow } from '../../../src/services/ports/engine.js';
import { connected, defaultServer, freshDatabase, guarded } from '../../setup/postgres.js';
import type { FreshDatabase, TestServer } from '../../setup/postgres.js';
import { failureOf } from '../session/open.js';

jest.setTimeout(120_000);

const engine = engineNamed('postgres');
let server: TestServer;
let database: FreshDatabase;

beforeAll(async () => {
  server = await defaultServer();
  database = await freshDatabase(server, 'near');
});

afterAll(() => database.drop());

async function scratchNames(): Promise<readonly string[]> {
  const { rows } = await connected(server.url(), (client) =>
    client.query<{ name: string }>(
      `select datname as name from pg_database where datname like 'schemactl\\_shadow\\_%'`,
    ),
  );
  return rows.map(({ name }) => name);
}

const run = (sql: string) => connected(server.url(), (client) => client.query(sql));

async function tryOut(shadow: Shadow): Promise<unknown> {
  const { session } = shadow;
  await session.begin();
  await session.run(`create table t (id bigint primary key, tags text[] default '{a,b}')`);
  await session.commit();
  const state = await session.reflect({});
  const failure = await failureOf(session.run('select 1,\n nope'));
  expect(failure).toMatchObject({ code: 'SQL_FAILED', place: { line: 2, column: 2 } });
  const rows = await session.rows(
    `select 9007199254740993::int8 as big, now() is not null as now, '{"a":1}'::jsonb as json,
    array['x','y']::name[] as names, '2020-01-02'::date as day, $1::text as bound`,
    ['y'],
  );
  expect(rows).toEqual([
    { big: '9007199254740993', now: true, json: { a: 1 }, names: ['x', 'y'], day: '2020-01-02', bound: 'y' },
  ]);
  return [...state.objects.values()];
}

test('beside a database: a scratch database of the same locale, gone when it is closed', async () => {
  const shadow = await engine.shadow({ near: parseUrl(database.url) });
  expect(shadow.description).toBe('scratch database on the same server');
  const here = await shadow.session
    .rows(`select current_database()::text as name, datcollate, datctype, encoding
    from pg_database where datname = current_database()`);
  const there = await connected(database.url, (client) =>
    client.query(`select datcollate, datctype, encoding from pg_database where datname = current_database()`),
  );
  expect(here[0]).toMatchObject(there.rows[0] as object);
  expect(await scratchNames()).toContain(here[0]?.['name']);
  await tryOut(shadow);
  await shadow.close();
  expect(await scratchNames()).not.toContain(here[0]?.['name']);
});

test.each([
  [
    "encoding 'UTF8' lc_collate 'C' lc_ctype 'C' locale_provider icu icu_locale 'de'",
    { datlocprovider: 'i', datlocale: 'de' },
  ],
  [
    "encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C'",
    { datlocprovider: 'b', datlocale: 'C.UTF-8' },
  ],
  ["encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'", { datlocprovider: 'c' }],
])('its locale is that of the database beside it: %s', async (clause, expected) => {
  const name = `locale_${process.pid}_${Math.abs(clause.length)}`;
  await connected(server.url(), (client) =>
    client.query(`create database ${name} template template0 ${clause}`),
  );
  const shadow = await engine.shadow({ near: parseUrl(server.url(name)) });
  const [row] = await shadow.session.rows(
    'select datlocprovider, datlocale from pg_database where datname = current_database()',
  );
  expect(row).toMatchObject(expected);
  await shadow.close();
  await connected(server.url(), (client) => client.query(`drop database ${name}`));
});

test('beside a database that does not exist yet', async () => {
  const shadow = await engine.shadow({ near: parseUrl(server.url('not_there_yet')) });
  await shadow.session.run('select 1');
  await shadow.close();
});

test('on a server that is named', async () => {
  const shadow = await engine.shadow({ explicit: parseUrl(server.url()), readOnly: true });
  expect(shadow.description).toMatch(/^scratch database on postgres:\/\/postgres@/);
  await shadow.close();
});

test('what an earlier run left behind is removed when it is old and nobody uses it', async () => {
  const now = Math.floor(Date.now() / 1000);
  const [old, young] = [
    `schemactl_shadow_${now - 4000}_0123456789ab`,
    `schemactl_shadow_${now - 60}_0123456789ab`,
  ];
  for (const name of [old, young, 'schemactl_shadow_mine']) {
    await connected(server.url(), (client) => client.query(`create database ${name}`));
  }
  await (await engine.shadow({ near: parseUrl(database.url) })).close();
  const names = await scratchNames();
  expect(names).not.toContain(old);
  expect(names).toEqual(expect.arrayContaining([young, 'schemactl_shadow_mine']));
  for (const name of [young, 'schemactl_shadow_mine']) {
    await connected(server.url(), (client) => client.query(`drop database ${name}`));
  }
});

describe('in this process', () => {
  test.each([
    ['where nothing is at hand', {}],
    ['where it is asked for', { explicit: { inProcess: true as const } }],
  ])('%s', async (_why, place) => {
    const shadow = await engine.shadow(place);
    expect(shadow.description).toMatch(/^in process \(PostgreSQL \d+/);
    const inProcess = await tryOut(shadow);
    await shadow.close();
    const beside = await engine.shadow({ near: parseUrl(database.url) });
    expect(inProcess).toEqual(await tryOut(beside));
    await beside.close();
  });

  test('beside a database that must not be touched, or whose role may not create one', async () => {
    // Other tests make scratch databases on the same server: only those of a role of its own can be counted.
    const maker = { user: 'shadow_maker', password: 'secret' };
    await run(`drop role if exists ${maker.user}`);
    await run(`create role ${maker.user} login createdb password '${maker.password}'`);
    const made = async (): Promise<unknown> =>
      (await run(`select datname from pg_database where datdba = '${maker.user}'::regrole`)).rows;
    const untouched = await engine.shadow({ near: parseUrl(server.url('postgres', maker)), readOnly: true });
    expect(untouched.description).toMatch(/^in process/);
    expect(await made()).toEqual([]);
    await untouched.close();
    const scratch = await engine.shadow({ near: parseUrl(server.url('postgres', maker)) });
    expect(await made()).toHaveLength(1);
    await scratch.close();
    await run(`drop role ${maker.user}`);
    const refused = await engine.shadow({ near: parseUrl(server.url('postgres', guarded)) });
    expect(refused.description).toMatch(/^in process/);
    await refused.close();
  });

  test('each is empty, of the version asked for, with the extensions that come with it', async () => {
    const first = await engine.shadow({ explicit: { inProcess: true, major: 18 } });
    expect(first.description).toMatch(/^in process \(PostgreSQL 18\./);
    await first.session.run('create extension citext');
    await first.session.run('create extension "uuid-ossp"');
    await first.session.run('create table t (a citext)');
    const second = await engine.shadow({ explicit: { inProcess: true } });
    expect((await second.session.reflect({})).objects.size).toBe(0);
    expect(await keptSnapshot(require.resolve('@electric-sql/pglite'))).toBeDefined();
    await first.close();
    await second.close();
  });

  test('an extension that it lacks, and a version that is not there, are named with what to do', async () => {
    const shadow = await engine.shadow({ explicit: { inProcess: true } });
    expect(await failureOf(shadow.session.run('create extension postgis'))).toMatchObject({
      code: 'NO_SHADOW',
      message: expect.stringContaining('no extension postgis') as unknown,
      hint: expect.stringContaining('--shadow URL') as unknown,
    });
    await shadow.close();
    expect(await failureOf(engine.shadow({ explicit: { inProcess: true, major: 17 } }))).toMatchObject({
      code: 'NO_SHADOW',
      hint: expect.stringContaining('npm install -D pglite-17@npm:@electric-sql/pglite@') as unknown,
    });
    expect(await failureOf(engine.shadow({ explicit: { inProcess: true, major: 15 } }))).toMatchObject({
      code: 'NO_SHADOW',
      hint: expect.stringContaining('npm has PostgreSQL 17 and 18') as unknown,
    });
  });

  test('a transaction that fails is known to have failed', async () => {
    const shadow = await engine.shadow({});
    const { session } = shadow;
    await session.begin();
    await failureOf(session.rows('select nope'));
    expect(await failureOf(session.commit())).toMatchObject({ code: 'SQL_FAILED' });
    await expect(session.inTransaction()).resolves.toBe(false);
    await shadow.close();
  });
});

test('a named server on which the role may not create databases: NO_SHADOW', async () => {
  const explicit = parseUrl(server.url('postgres', guarded));
  expect(await failureOf(engine.shadow({ explicit }))).toMatchObject({ code: 'NO_SHADOW', exit: 2 });
});

test('sqlite has its shadow in memory, each empty', async () => {
  const first = await engineNamed('sqlite').shadow({});
  await first.session.run('create table t (a)');
  const second = await engineNamed('sqlite').shadow({});
  expect(second.description).toBe('in memory');
  await expect(second.session.rows('select * from sqlite_schema')).resolves.toEqual([]);
  await first.close();
  await second.close();
});
