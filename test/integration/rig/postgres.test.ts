import { existsSync, writeFileSync } from 'node:fs';
import {
  connected,
  freshDatabase,
  guarded,
  defaultServer,
  postgres,
  majors,
  privateServer,
} from '../../setup/postgres';
import type { Major } from '../../setup/postgres';
import { freshFile } from '../../setup/sqlite';

jest.setTimeout(120_000);

const scalar = (url: string, sql: string): Promise<unknown> =>
  connected(
    url,
    async (client) =>
      Object.values<unknown>((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0],
  );

test.each(majors)('PostgreSQL %i starts on demand and is shared', async (major: Major) => {
  const [first, second] = await Promise.all([postgres(major), postgres(major)]);
  expect(second.port).toBe(first.port);
  expect(String(await scalar(first.url(), 'show server_version'))).toMatch(new RegExp(`^${major}\\.`));
});

test('the extensions of contrib can be created', async () => {
  const database = await freshDatabase(await defaultServer());
  await connected(database.url, (client) =>
    client.query('create extension citext; create extension pg_trgm'),
  );
  await database.drop();
});

test('only the guarded role is asked for its password', async () => {
  const server = await defaultServer();
  const code = (password?: string): Promise<unknown> =>
    scalar(
      server.url('postgres', { user: guarded.user, ...(password === undefined ? {} : { password }) }),
      'select 1',
    );
  await expect(code('wrong')).rejects.toMatchObject({ code: '28P01' });
  await expect(code(guarded.password)).resolves.toBe(1);
  await expect(scalar(server.url(), 'select 1')).resolves.toBe(1);
});

test('fresh databases differ and are empty; a dropped one is gone', async () => {
  const server = await defaultServer();
  const [one, two] = [await freshDatabase(server), await freshDatabase(server, 'other')];
  expect(one.name).not.toBe(two.name);
  await expect(scalar(one.url, `select count(*)::int from pg_class where oid >= 16384`)).resolves.toBe(0);
  await Promise.all([one.drop(), two.drop()]);
  await expect(scalar(one.url, 'select 1')).rejects.toMatchObject({ code: '3D000' });
});

test('a private server survives its own death on the same port, with its settings', async () => {
  const server = await privateServer(17, { max_connections: '20' });
  await expect(scalar(server.url(), 'show max_connections')).resolves.toBe('20');
  await server.stop('kill');
  expect(server.pid()).toBeUndefined();
  await expect(scalar(server.url(), 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await server.start();
  await expect(scalar(server.url(), 'select 1')).resolves.toBe(1);
  expect(server.log()).toMatch(/automatic recovery in progress/);
  await server.remove();
  expect(server.pid()).toBeUndefined();
});

test('a server that cannot start says why', async () => {
  await expect(privateServer(17, { max_connections: 'many' })).rejects.toThrow(/max_connections/);
});

test('fresh SQLite files lie in directories of their own', () => {
  const [one, two] = [freshFile(), freshFile()];
  expect(one.directory).not.toBe(two.directory);
  expect(existsSync(one.path)).toBe(false);
  writeFileSync(one.path, '');
  one.drop();
  expect(existsSync(one.directory)).toBe(false);
});
