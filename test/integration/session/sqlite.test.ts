import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineNamed } from '../../../src/adapters/engines/registry.js';
import { parseUrl } from '../../../src/domain/target/parse.js';
import { freshFile } from '../../setup/sqlite.js';
import { failureOf, openUrl, withUrl } from './open.js';

const sqlite = engineNamed('sqlite');

test('a file is made where that is asked for, in a directory that is there', async () => {
  const file = freshFile();
  await withUrl(file.url, (session) => session.run('create table t (a)'));
  expect(existsSync(file.path)).toBe(true);
  const failure = await failureOf(openUrl(`sqlite:${file.directory}/no/such.db`));
  expect(failure).toMatchObject({ code: 'NO_SUCH_DATABASE', exit: 2 });
});

test.each([{ readOnly: true }, { create: false }])(
  'a missing file opened with %j: NO_SUCH_DATABASE, and nothing is made',
  async (options) => {
    const file = freshFile();
    expect(await failureOf(openUrl(file.url, options))).toMatchObject({ code: 'NO_SUCH_DATABASE' });
    expect(readdirSync(file.directory)).toEqual([]);
  },
);

test('a read-only session writes nothing', async () => {
  const file = freshFile();
  await withUrl(file.url, (session) => session.run('create table t (a)'));
  await withUrl(
    file.url,
    async (session) => {
      expect(await failureOf(session.run('insert into t values (1)'))).toMatchObject({ code: 'SQL_FAILED' });
      await expect(session.rows('select count(*) as n from t')).resolves.toEqual([{ n: 0 }]);
    },
    { readOnly: true },
  );
});

test('a file of another kind: CANNOT_CONNECT', async () => {
  const file = freshFile();
  writeFileSync(file.path, 'this is no database, but a text that is long enough to be looked at'.repeat(50));
  const failure = await failureOf(openUrl(file.url));
  expect(failure).toMatchObject({ code: 'CANNOT_CONNECT', exit: 5 });
  expect(failure['message']).toMatch(/is not an SQLite database/);
  mkdirSync(join(file.directory, 'folder'));
  expect(await failureOf(openUrl(`sqlite:${file.directory}/folder`))).toMatchObject({
    code: 'NO_SUCH_DATABASE',
  });
});

test('a syntax error tells its place where the word stands only once', async () => {
  await withUrl('sqlite::memory:', async (session) => {
    const failure = await failureOf(session.run('create table t (a);\n  creat table u (a)'));
    expect(failure).toMatchObject({ code: 'SQL_FAILED', place: { line: 2, column: 3 } });
    expect(await failureOf(session.run('select a a a a'))).toMatchObject({ code: 'SQL_FAILED', place: {} });
  });
});

test('a database that another one writes to: LOCKED after the time given', async () => {
  const file = freshFile();
  await withUrl(file.url, async (holder) => {
    await holder.begin();
    await holder.run('create table t (a)');
    await withUrl(
      file.url,
      async (waiter) => {
        expect(await failureOf(waiter.begin())).toMatchObject({ code: 'LOCKED', exit: 4 });
      },
      { lockTimeoutMs: 50 },
    );
    await holder.commit();
  });
});

test('integers of 64 bits are read whole', async () => {
  await withUrl('sqlite::memory:', async (session) => {
    const rows = await session.rows('select 9223372036854775807 as big, 7 as small, ? as bound', ['x']);
    expect(rows).toEqual([{ big: 9223372036854775807n, small: 7, bound: 'x' }]);
  });
});

test('reset takes back switches, temporary tables and attached databases', async () => {
  await withUrl('sqlite::memory:', async (session) => {
    await session.run("pragma foreign_keys=off; create temp table t (a); attach ':memory:' as other");
    await session.run('create temp view v as select * from t');
    await session.reset();
    await expect(session.rows('pragma foreign_keys')).resolves.toEqual([{ foreign_keys: 1 }]);
    await expect(session.rows('select * from temp.sqlite_schema')).resolves.toEqual([]);
    const names = (await session.rows('pragma database_list')).map(({ name }) => name);
    expect(names).toEqual(['main', 'temp']);
  });
});

test('a transaction is seen as open until it ends', async () => {
  await withUrl('sqlite::memory:', async (session) => {
    await session.begin();
    await expect(session.inTransaction()).resolves.toBe(true);
    await session.rollback();
    await expect(session.inTransaction()).resolves.toBe(false);
  });
});

test('databases are created with their directories, once, and dropped with what lies beside them', async () => {
  const file = freshFile();
  const target = parseUrl(`sqlite:${file.directory}/a/b/app.db`);
  await expect(sqlite.databases.exists(target)).resolves.toBe(false);
  await expect(sqlite.databases.create(target)).resolves.toBe(true);
  await expect(sqlite.databases.create(target)).resolves.toBe(false);
  await withUrl(target.url, (session) => session.run('pragma journal_mode=wal; create table t (a)'));
  writeFileSync(join(file.directory, 'a/b/app.db-wal'), '');
  await expect(sqlite.databases.drop(target)).resolves.toBe(true);
  expect(existsSync(join(file.directory, 'a/b/app.db'))).toBe(false);
  expect(existsSync(join(file.directory, 'a/b/app.db-wal'))).toBe(false);
  await expect(sqlite.databases.drop(target)).resolves.toBe(false);
});

test('a probe reads from the file; a missing directory is worth waiting for', async () => {
  const file = freshFile();
  expect(await failureOf(sqlite.probe(parseUrl(file.url), 100))).toMatchObject({ code: 'NO_SUCH_DATABASE' });
  expect(await failureOf(sqlite.probe(parseUrl(`sqlite:${file.directory}/no/x.db`), 100))).toMatchObject({
    code: 'CANNOT_CONNECT',
  });
  await sqlite.databases.create(parseUrl(file.url));
  await expect(sqlite.probe(parseUrl(file.url), 100)).resolves.toBeUndefined();
});
