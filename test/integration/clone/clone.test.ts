import { existsSync } from 'node:fs';
import { folder, schemactl } from '../support/cli';
import type { Run } from '../support/cli';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';
import { query } from '../support/structure';

const first = `-- migrate:up
create table users (id integer primary key, name text not null unique);
create table posts (id integer primary key, author integer not null references users (id), title text);
create index posts_author on posts (author);
create view titles as select title from posts;
insert into users values (1, 'Ada'), (2, 'Grace'); insert into posts values (1, 1, 'one'), (2, 2, null);
-- migrate:down
`;

interface Document {
  readonly result: Readonly<Record<string, unknown>>;
  readonly error: Readonly<Record<string, unknown>>;
}

describe.each(testEngines)('clone on $name', ({ name, database }) => {
  let source: TestDatabase;
  let target: TestDatabase;
  let place: ReturnType<typeof folder>;
  const run = (...args: string[]): Promise<Run> =>
    schemactl(args, { cwd: place.path, env: { DATABASE_URL: source.url } });
  const json = async (...args: string[]): Promise<Document> =>
    JSON.parse((await run(...args, '--json')).stdout) as Document;
  const count = async (url: string, table: string): Promise<unknown> =>
    Object.values((await query(url, `select cast(count(*) as integer) as n from ${table}`))[0] ?? {})[0];

  beforeEach(async () => {
    source = await database();
    target = await database();
    place = folder({
      'migrations/001_first.sql': first,
      'migrations/002_more.sql': '-- migrate:up\ncreate table more (a integer);\n-- migrate:down\n',
    });
    expect((await run('up', '--no-dump-schema')).code).toBe(0);
  });
  afterEach(async () => {
    place.drop();
    await source.drop();
    await target.drop();
  });

  test('has the schema, the rows and the applied revisions of its source, which stays as it is', async () => {
    await run('drop', '--yes', '--url', target.url);
    const dry = await run('clone', source.url, target.url, '--dry-run');
    expect([dry.code, dry.stdout]).toEqual([0, expect.stringMatching(/^Would clone to \S+ \(new\) by \w/)]);
    expect(await json('clone', source.url, target.url)).toMatchObject({
      ok: true,
      result: { created: true, replaced: false, missing: [], schemaOnly: false, dryRun: false },
    });
    expect((await run('diff', '--from', source.url, '--to', target.url)).stdout).toBe('');
    for (const url of [source.url, target.url]) {
      expect([await count(url, 'users'), await count(url, 'posts')]).toEqual([2, 2]);
      expect((await run('status', '--exit-code', '--url', url)).code).toBe(0);
    }
    expect((await run('migrate', '--no-dump-schema', '--url', target.url)).stdout).toBe(
      'Nothing is pending.\n',
    );
  });

  test('asks before it replaces anything, and then replaces all of it', async () => {
    await query(target.url, 'create table old (a integer)');
    const refused = await run('clone', source.url, target.url);
    expect([refused.code, refused.stdout]).toEqual([8, '']);
    expect(refused.stderr).toMatch(/holds something, which would be lost[^]*--force/);
    expect(await count(target.url, 'old')).toBe(0);
    const dry = await run('clone', source.url, target.url, '--dry-run');
    expect([dry.code, dry.stdout]).toEqual([0, expect.stringContaining('in the place of what it held')]);
    expect(await count(target.url, 'old')).toBe(0);
    const { code, stdout, stderr } = await run('clone', source.url, target.url, '--force');
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^Cloned to \S+ \(in the place of what it held\): .*B by /),
    ]);
    expect(stderr).toMatch(/^Cloning: \S+ to \S+\nCloned: \S+ to \S+ in \S+\n$/);
    expect((await run('diff', '--from', source.url, '--to', target.url)).stdout).toBe('');
    const message = expect.stringMatching(/old/) as string;
    await expect(count(target.url, 'old')).rejects.toMatchObject({ message });
  });

  test('with --schema-only has no rows but those of the history', async () => {
    expect((await run('clone', source.url, target.url, '--schema-only')).code).toBe(0);
    expect((await run('diff', '--from', source.url, '--to', target.url)).stdout).toBe('');
    expect([await count(target.url, 'users'), await count(target.url, 'schema_migrations')]).toEqual([0, 2]);
    expect((await run('status', '--exit-code', '--url', target.url)).code).toBe(0);
  });

  test('is refused onto itself, from nothing, to another engine and into a held target', async () => {
    const other = name === 'sqlite' ? 'postgres://a@localhost:1/b' : 'sqlite:other.db';
    const missing = name === 'sqlite' ? 'sqlite:missing.db' : source.url.replace(/[^/]+$/, 'missing_one');
    const refusals = [
      [source.url, source.url, /cloned onto itself/],
      [source.url, other, /two engines/],
      [missing, target.url, /there is no /],
    ] as const;
    for (const [from, to, message] of refusals) {
      const { code, stdout, stderr } = await run('clone', from, to, '--force');
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)]);
    }
    expect((await run('clone', source.url)).code).toBe(2);
    expect(existsSync(`${place.path}/other.db`)).toBe(false);
    await query(target.url, 'create table old (a integer)');
    await run('lock', '--url', target.url);
    expect((await json('clone', source.url, target.url, '--force')).error).toMatchObject({
      code: 'HELD',
      exit: 4,
    });
    expect(await count(target.url, 'old')).toBe(0);
  });

  test('is not held by the hold of its source', async () => {
    await run('lock');
    expect((await run('clone', source.url, target.url)).code).toBe(0);
    expect((await json('lock', 'status', '--url', target.url)).result).toMatchObject({ held: false });
    expect((await json('lock', 'status')).result).toMatchObject({ held: true });
  });

  test('knows databases by the names of the settings file', async () => {
    const type = name === 'sqlite' ? 'sqlite' : 'postgres';
    const entry = (url: string): string => `{ type: ${type}, connection: '${url}' }`;
    const text = `projects:\n  shop:\n    db:\n      prod: ${entry(source.url)}\n      dev: ${entry(target.url)}\n`;
    const named = folder({ 's.yaml': text });
    try {
      const { code, stderr } = await run(
        'clone',
        'shop.prod',
        'shop.dev',
        '--settings',
        `${named.path}/s.yaml`,
      );
      expect([code, stderr]).toEqual([0, expect.stringMatching(/^Cloning: /)]);
      expect(await count(target.url, 'users')).toBe(2);
    } finally {
      named.drop();
    }
  });
});
