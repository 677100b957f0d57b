import { query } from '../support/structure';
import { folder, schemactl, write } from '../support/cli';
import type { Run } from '../support/cli';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';

describe.each(testEngines)('loading a schema file on $name', ({ name, database }) => {
  let db: TestDatabase;
  let place: ReturnType<typeof folder>;
  const run = (...args: string[]): Promise<Run> =>
    schemactl([...args, '-s', 'schema.sql'], { cwd: place.path, env: { DATABASE_URL: db.url } });

  beforeEach(async () => {
    db = await database();
    place = folder({});
    expect((await run('create')).code).toBe(0);
  });
  afterEach(async () => {
    place.drop();
    await db.drop();
  });

  test("psql's own commands are left out, lines of a literal that look like them are not", async () => {
    const table = "create table notes (body text default 'a\n\\b\n.c\nd');";
    write(place.path, 'schema.sql', `\\restrict it's\n${table}\n\\unrestrict it's\n`);
    const differ = await run('diff', '--from', 'schema.sql', '--to', 'empty', '--engine', name);
    expect([differ.code, differ.stderr]).toEqual([0, '']);
    const { code, stdout, stderr } = await run('load');
    expect([code, stdout, stderr]).toEqual([0, 'Reading: schema.sql (1 statements)\n', '']);
    const insert = 'insert into notes default values returning body';
    expect(await query(db.url, insert)).toEqual([{ body: 'a\n\\b\n.c\nd' }]);
    expect((await run('diff', '--from', db.url, '--to', 'schema.sql', '--exit-code')).code).toBe(0);
  });

  test('a maintenance hold stops it, but no dry run', async () => {
    write(place.path, 'schema.sql', 'create table notes (body text);');
    await run('lock', '--reason', 'index rebuild');
    expect((await run('load', '--dry-run')).code).toBe(0);
    const { code, stdout, stderr } = await run('load');
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toMatch(/is held by \S+@\S+ since 2.*\(index rebuild\)/);
    await run('unlock');
    expect((await run('load')).code).toBe(0);
  });
});

describe.each(testEngines.filter(({ name }) => name === 'postgres'))('on $name', ({ database }) => {
  test('dump and load give the same function, whatever its lines begin with', async () => {
    const from = await database();
    const to = await database();
    const place = folder({});
    const run = (url: string, ...args: string[]): Promise<Run> =>
      schemactl([...args, '-s', 'schema.sql', '--url', url], { cwd: place.path });
    try {
      await query(
        from.url,
        "create function f() returns text language sql as $x$ select 'a\n\\b\nc' || $y$\n\\q$y$ $x$",
      );
      expect((await run(from.url, 'dump')).code).toBe(0);
      expect((await run(to.url, 'load')).stderr).toBe('');
      expect(await query(to.url, 'select f()')).toEqual([{ f: 'a\n\\b\nc\n\\q' }]);
    } finally {
      place.drop();
      await from.drop();
      await to.drop();
    }
  });
});
