import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { engineNamed } from '../../../src/adapters/engines/registry.js';
import { parseUrl } from '../../../src/domain/target/parse.js';
import { defaultServer, freshDatabase, guarded } from '../../setup/postgres.js';
import type { FreshDatabase, TestServer } from '../../setup/postgres.js';
import { failureOf, openUrl, withUrl } from './open.js';

let server: TestServer;
let database: FreshDatabase;

beforeAll(async () => {
  server = await defaultServer();
  database = await freshDatabase(server, 'errors');
});

afterAll(() => database.drop());

describe('connecting', () => {
  test('a port where nobody listens: CANNOT_CONNECT naming host and port', async () => {
    const failure = await failureOf(openUrl('postgres://me:secret-word@127.0.0.1:1/db'));
    expect(failure).toMatchObject({ code: 'CANNOT_CONNECT', exit: 5 });
    expect(failure['message']).toMatch(/127\.0\.0\.1:1.*nothing listens/);
    expect(failure['hint']).toMatch(/schemactl wait/);
    expect(JSON.stringify([failure, failure['message']])).not.toMatch(/secret-word/);
  });

  test('an unknown host: CANNOT_CONNECT', async () => {
    const failure = await failureOf(openUrl('postgres://me@no-such-host.invalid/db'));
    expect(failure).toMatchObject({ code: 'CANNOT_CONNECT' });
    expect(failure['message']).toMatch(/no-such-host\.invalid:5432/);
  });

  test('a missing socket: CANNOT_CONNECT naming the socket', async () => {
    const failure = await failureOf(openUrl('postgres://me@/db?host=/nowhere'));
    expect(failure).toMatchObject({ code: 'CANNOT_CONNECT' });
    expect(failure['message']).toMatch(/\/nowhere\/\.s\.PGSQL\.5432/);
  });

  test('a server that accepts and stays silent: CANNOT_CONNECT within the time given', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as AddressInfo;
    const start = performance.now();
    const target = parseUrl(`postgres://me@127.0.0.1:${port}/db?sslmode=disable`);
    const failure = await failureOf(engineNamed('postgres').probe(target, 300));
    expect(failure).toMatchObject({ code: 'CANNOT_CONNECT' });
    expect(failure['message']).toMatch(/no answer in time/);
    expect(performance.now() - start).toBeLessThan(2500);
    silent.close();
  });

  test.each(['wrong', undefined])('password %s: AUTHENTICATION without the password', async (password) => {
    const login = { user: guarded.user, ...(password === undefined ? {} : { password }) };
    const failure = await failureOf(openUrl(server.url('postgres', login)));
    expect(failure).toMatchObject({ code: 'AUTHENTICATION', exit: 6 });
    expect(failure['message']).toMatch(/guarded/);
    expect(failure['message']).not.toMatch(/wrong/);
  });

  test('the right password opens a session', async () => {
    const url = server.url('postgres', guarded);
    await withUrl(url, async (session) => {
      expect(session.description).not.toMatch(guarded.password);
      await expect(session.rows('select current_user::text as me')).resolves.toEqual([{ me: 'guarded' }]);
    });
  });

  test('a missing database: NO_SUCH_DATABASE with what makes it', async () => {
    const failure = await failureOf(openUrl(server.url('no_such_db')));
    expect(failure).toMatchObject({ code: 'NO_SUCH_DATABASE', exit: 2 });
    expect(failure['message']).toMatch(/no_such_db/);
    expect(failure['hint']).toMatch(/schemactl up/);
    const target = parseUrl(server.url('no_such_db'));
    expect(await failureOf(engineNamed('postgres').probe(target, 2000))).toMatchObject({
      code: 'NO_SUCH_DATABASE',
    });
  });

  test('TLS demanded of a server without it: TLS; preferred: a session in the clear', async () => {
    const failure = await failureOf(openUrl(`${database.url}?sslmode=require`));
    expect(failure).toMatchObject({ code: 'TLS', exit: 6 });
    await withUrl(`${database.url}?sslmode=prefer`, (session) => session.run('select 1'));
  });
});

describe('statements', () => {
  test('a failed one tells message, code, line and column', async () => {
    await withUrl(database.url, async (session) => {
      const failure = await failureOf(session.run('select 1,\n  "ä", nope\nfrom pg_class'));
      expect(failure).toMatchObject({ code: 'SQL_FAILED', exit: 1, place: { line: 2, column: 3 } });
      expect(failure['message']).toMatch(/column "ä" does not exist \(SQLSTATE 42703\)/);
    });
  });

  test('characters beyond the basic plane count as one column', async () => {
    await withUrl(database.url, async (session) => {
      const failure = await failureOf(session.run("select '😀😀', nope"));
      expect(failure['place']).toEqual({ line: 1, column: 14 });
    });
  });

  test('detail and hint of the server are told', async () => {
    await withUrl(database.url, async (session) => {
      await session.run('create table once (id int primary key)');
      await session.run('insert into once values (1)');
      const failure = await failureOf(session.run('insert into once values (1)'));
      expect(failure['message']).toMatch(/Detail: Key \(id\)=\(1\) already exists/);
    });
  });

  test('waiting too long for a lock: LOCKED', async () => {
    await withUrl(database.url, async (holder) => {
      await holder.run('create table busy (id int)');
      await holder.begin();
      await holder.run('lock table busy');
      const waiter = openUrl(database.url, { lockTimeoutMs: 100 });
      const failure = await failureOf((await waiter).run('select * from busy'));
      expect(failure).toMatchObject({ code: 'LOCKED', exit: 4 });
      await holder.rollback();
      await (await waiter).close();
    });
  });

  test('a connection that the server ends: CANNOT_CONNECT, and closing still works', async () => {
    await withUrl(database.url, async (session) => {
      const failure = await failureOf(session.run('select pg_terminate_backend(pg_backend_pid())'));
      expect(failure).toMatchObject({ code: 'CANNOT_CONNECT', exit: 5 });
      expect(await failureOf(session.run('select 1'))).toMatchObject({ code: 'CANNOT_CONNECT' });
    });
  });

  test('a COMMIT whose answer is lost does not claim to know', async () => {
    await withUrl(database.url, async (session) => {
      await session.begin();
      const [row] = await session.rows('select pg_backend_pid() as pid');
      await withUrl(database.url, (other) => other.rows('select pg_terminate_backend($1)', [row?.['pid']]));
      const failure = await failureOf(session.commit());
      expect(failure).toMatchObject({ code: 'CANNOT_CONNECT' });
      expect(failure['message']).toMatch(/not known/);
    });
  });
});
