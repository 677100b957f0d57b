import { engineNamed } from '../../../src/adapters/engines/registry.js';
import { parseUrl } from '../../../src/domain/target/parse.js';
import { connected, defaultServer, freshDatabase, majors, postgres } from '../../setup/postgres.js';
import type { FreshDatabase, Major, TestServer } from '../../setup/postgres.js';
import { failureOf, withUrl } from './open.js';

jest.setTimeout(60_000);

let server: TestServer;
let database: FreshDatabase;

beforeAll(async () => {
  server = await defaultServer();
  database = await freshDatabase(server, 'session');
});

afterAll(() => database.drop());

const show = `select current_setting('search_path') as path, current_setting('lock_timeout') as lock,
  current_setting('application_name') as name, current_setting('client_connection_check_interval', true) as check`;

test.each(majors)('a session on PostgreSQL %i has its settings', async (major: Major) => {
  const { url } = await postgres(major);
  await withUrl(`${url()}?search_path=app,public`, async (session) => {
    expect(session.serverVersion).toMatch(new RegExp(`^${major}\\.`));
    await expect(session.rows(show)).resolves.toEqual([
      { path: '"app","public"', lock: '5s', name: 'schemactl', check: '1s' },
    ]);
  });
});

test('reset takes back what a file has set, and keeps what is ours', async () => {
  await withUrl(`${database.url}?search_path=app`, async (session) => {
    const before = await session.rows(show);
    await session.run(`set search_path=''; set lock_timeout=1; set client_connection_check_interval=0`);
    await session.run('create temp table t (id int)');
    await session.run('create role other nologin');
    await session.run('set role other');
    await session.reset();
    await expect(session.rows(show)).resolves.toEqual(before);
    await expect(session.rows(`select current_user::text = session_user::text as same`)).resolves.toEqual([
      { same: true },
    ]);
    await expect(session.rows(`select to_regclass('pg_temp.t') as t`)).resolves.toEqual([{ t: null }]);
    await session.run('drop role other');
  });
});

test('whether a transaction is open is known without asking the server', async () => {
  await withUrl(database.url, async (session) => {
    await session.begin();
    await expect(session.inTransaction()).resolves.toBe(true);
    await failureOf(session.run('nonsense'));
    await expect(session.inTransaction()).resolves.toBe(true);
    expect(await failureOf(session.commit())).toMatchObject({ code: 'SQL_FAILED' });
    await expect(session.inTransaction()).resolves.toBe(false);
    await session.run('begin');
    await session.run('select 1');
    await session.run('commit');
    await expect(session.inTransaction()).resolves.toBe(false);
  });
});

test('a read-only session changes nothing', async () => {
  await withUrl(
    database.url,
    async (session) => {
      const failure = await failureOf(session.run('create table forbidden (id int)'));
      expect(failure['message']).toMatch(/read-only transaction/);
    },
    { readOnly: true },
  );
});

test('statements that are asked for at once are run one after the other', async () => {
  await withUrl(database.url, async (session) => {
    const answers = await Promise.all([1, 2, 3].map((n) => session.rows('select $1::int as n', [n])));
    expect(answers.map(([row]) => row?.['n'])).toEqual([1, 2, 3]);
  });
});

test('reflecting leaves an open transaction and its settings as they were', async () => {
  await withUrl(database.url, async (session) => {
    await session.run('create schema if not exists app');
    await session.begin();
    await session.run(`set local search_path=app; set local datestyle='German'`);
    await session.run("create table here (at date default date '2020-01-02')");
    const state = await session.reflect({});
    expect(state.objects.has('table:app.here')).toBe(true);
    expect(JSON.stringify([...state.objects.values()])).toMatch(/2020-01-02/);
    await expect(
      session.rows(`select current_setting('search_path') as p, current_setting('datestyle') as d`),
    ).resolves.toEqual([{ p: 'app', d: 'German, DMY' }]);
    await session.rollback();
    expect((await session.reflect({})).objects.has('table:app.here')).toBe(false);
    await expect(session.inTransaction()).resolves.toBe(false);
  });
});

test('foreign functions and operators in the search path are never called by our own statements', async () => {
  const trap = await freshDatabase(server, 'trap');
  await connected(trap.url, (client) =>
    client.query(`
      create schema trap;
      create table trap.calls (what text);
      create function trap.cry(a anyelement, b anyelement) returns boolean language plpgsql as
        $$ begin raise exception 'trapped'; end $$;
      create function trap.eq(a text, b text) returns boolean language plpgsql as $$ begin raise exception 'trapped'; end $$;
      create operator trap.= (leftarg = text, rightarg = text, function = trap.eq);
      create function trap.eqv(a varchar, b varchar) returns boolean language plpgsql as $$ begin raise exception 'trapped'; end $$;
      create operator trap.= (leftarg = varchar, rightarg = varchar, function = trap.eqv);
      create function trap.lt(a int, b int) returns boolean language plpgsql as $$ begin raise exception 'trapped'; end $$;
      create operator trap.< (leftarg = int, rightarg = int, function = trap.lt);
      create function trap.current_schema() returns name language plpgsql as $$ begin raise exception 'trapped'; end $$;
      create function trap.to_char(a timestamp, b text) returns text language plpgsql as $$ begin raise exception 'trapped'; end $$;
    `),
  );
  await withUrl(`${trap.url}?search_path=trap,pg_catalog`, async (session) => {
    await session.lock.acquire(0, () => undefined);
    await session.history.ensure();
    await session.history.progress({ version: '2', statementsDone: 1, statementsTotal: 2 });
    await session.history.add({ version: '1', text: 'x', appliedAt: '2026-01-02T03:04:05.678Z' });
    await expect(session.history.records()).resolves.toHaveLength(2);
    await expect(session.history.text('1')).resolves.toBe('x');
    await session.history.remove('1');
    await session.reflect({});
    await session.reset();
    await session.lock.release();
  });
  await trap.drop();
});

describe('databases', () => {
  const engine = engineNamed('postgres');

  test('are created once, however many try, and dropped once', async () => {
    const target = parseUrl(server.url(`made "up" ${process.pid}`));
    await expect(engine.databases.exists(target)).resolves.toBe(false);
    const created = await Promise.all(Array.from({ length: 8 }, () => engine.databases.create(target)));
    expect(created.filter(Boolean)).toHaveLength(1);
    await expect(engine.databases.exists(target)).resolves.toBe(true);
    await expect(engine.databases.create(target)).resolves.toBe(false);
    await expect(engine.databases.drop(target)).resolves.toBe(true);
    await expect(engine.databases.drop(target)).resolves.toBe(false);
  });

  test('one that is in use is not dropped; the error counts its sessions', async () => {
    const used = await freshDatabase(server, 'used');
    await withUrl(used.url, async () => {
      const failure = await failureOf(engine.databases.drop(parseUrl(used.url)));
      expect(failure['message']).toMatch(/in use: 1 session is open/);
    });
    await used.drop();
  });

  test('a role that may not create databases is told what it lacks', async () => {
    const target = parseUrl(server.url('never', { user: 'guarded', password: 'guarded-secret' }));
    const failure = await failureOf(engine.databases.create(target));
    expect(failure['message']).toMatch(/guarded may not create databases/);
    expect(failure['hint']).toMatch(/CREATEDB/);
  });

  test('a probe of a database that answers succeeds', async () => {
    await expect(engine.probe(parseUrl(database.url), 2000)).resolves.toBeUndefined();
  });
});
