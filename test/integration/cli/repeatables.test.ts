import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, schemactl, write } from '../support/cli';
import type { Run } from '../support/cli';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';

const users =
  '-- migrate:up\ncreate table users (id integer, name text);\n-- migrate:down\ndrop table users;\n';
const posts = '-- migrate:up\ncreate table posts (id integer);\n-- migrate:down\ndrop table posts;\n';
const view = (columns: string): string =>
  `drop view if exists names;\ncreate view names as select ${columns} from users;\n`;
const count = 'insert into users (id, name) values (1, (select count(*) from users));\n';

interface Document<Result> {
  readonly ok: boolean;
  readonly result: Result;
  readonly error: { readonly code: string; readonly message: string; readonly file?: string };
}

interface Ran {
  readonly applied: readonly { readonly file: string }[];
  readonly repeated: readonly { readonly file: string; readonly why: string }[];
  readonly repeatables: readonly { readonly file: string; readonly why: string }[];
}

interface Standing {
  readonly pending: number;
  readonly repeatables: readonly { readonly kind: string; readonly file: string; readonly why?: string }[];
}

describe.each(testEngines)('repeatable revisions on $name', ({ database }) => {
  let db: TestDatabase;
  let place: ReturnType<typeof folder>;
  const run = (...args: string[]): Promise<Run> =>
    schemactl(args, { cwd: place.path, env: { DATABASE_URL: db.url } });
  const json = async <Result>(
    ...args: string[]
  ): Promise<Document<Result> & { readonly code: number | null }> => {
    const { stdout, code } = await run(...args, '--json');
    return { ...(JSON.parse(stdout) as Document<Result>), code };
  };
  const migrated = async (...args: string[]): Promise<Ran> => {
    const { ok, result, error } = await json<Ran>(...args);
    if (!ok) throw new Error(error.message);
    return result;
  };
  const repeated = async (): Promise<readonly (readonly string[])[]> =>
    (await migrated('migrate')).repeated.map(({ file, why }) => [file, why]);

  beforeEach(async () => {
    db = await database();
    place = folder({
      'migrations/001_users.sql': users,
      'migrations/RA__count.sql': count,
      'migrations/ROC__names.sql': view('id'),
      'migrations/R__also.sql': 'select 1;\n',
    });
  });
  afterEach(async () => {
    place.drop();
    await db.drop();
  });

  test('run after the versioned ones in the order of their names, then when changed or on every run', async () => {
    await run('create');
    const planned = await migrated('up', '--dry-run');
    const order = ['R__also.sql', 'RA__count.sql', 'ROC__names.sql'];
    expect(planned.repeatables.map(({ file }) => file)).toEqual(order);
    const first = await migrated('up');
    expect(first.applied.map(({ file }) => file)).toEqual(['001_users.sql']);
    expect(first.repeated.map(({ file, why }) => [file, why])).toEqual(order.map((file) => [file, 'new']));
    expect(await repeated()).toEqual([['RA__count.sql', 'every run']]);
    write(place.path, 'migrations/ROC__names.sql', view('id, name'));
    write(place.path, 'migrations/R__also.sql', 'select 2;\n');
    expect(await repeated()).toEqual([
      ['R__also.sql', 'changed'],
      ['RA__count.sql', 'every run'],
      ['ROC__names.sql', 'changed'],
    ]);
    expect(await repeated()).toEqual([['RA__count.sql', 'every run']]);
    const told = await run('migrate');
    expect(told.stdout).toBe('Repeated 1 revision.\n');
  });

  test('status lists each with why it would run, and what runs every time is not behind', async () => {
    await run('create');
    expect((await run('status', '--exit-code')).code).toBe(9);
    await run('up');
    write(place.path, 'migrations/R__new.sql', 'select 3;\n');
    const before = await run('status', '--exit-code');
    expect(before.code).toBe(9);
    expect(before.stdout).toContain('[X] R__also.sql  (runs when changed)');
    expect(before.stdout).toContain('[R] RA__count.sql  (runs on every run)');
    expect(before.stdout).toContain('[ ] R__new.sql  (will run for the first time)');
    expect(before.stdout).toContain('Applied: 1\nPending: 0');
    await run('up');
    expect((await run('status', '--quiet')).code).toBe(0);
    place.remove('migrations/R__new.sql');
    const { result } = await json<Standing>('status');
    expect(result.repeatables.map(({ kind, file }) => [kind, file])).toEqual([
      ['done', 'R__also.sql'],
      ['due', 'RA__count.sql'],
      ['done', 'ROC__names.sql'],
      ['missing', 'R__new.sql'],
    ]);
    expect((await run('repair')).stdout).toBe('Forgotten: R__new\n');
    expect((await run('status')).stdout).not.toContain('R__new');
  });

  test('have a record of their own kind, and no place in the table of applied versions', async () => {
    await run('up');
    const { result } = await json<{
      readonly records: readonly { readonly version: string; readonly kind: string }[];
    }>('history');
    const kinds = result.records.map(({ version, kind }) => [version, kind]).sort();
    expect(kinds).toEqual([
      ['001', 'sql'],
      ['RA__count', 'repeatable'],
      ['ROC__names', 'repeatable'],
      ['R__also', 'repeatable'],
    ]);
    const dumped = readFileSync(join(place.path, 'db/schema.sql'), 'utf8');
    expect(dumped).toContain("('001')");
    expect(dumped).not.toContain('__');
  });

  test('one that fails leaves no record, and what ran before it stays', async () => {
    write(place.path, 'migrations/R__bad.sql', 'create table made (id integer);\nselect * from nowhere;\n');
    const failed = await json('up');
    expect([failed.code, failed.error.code]).toEqual([1, 'SQL_FAILED']);
    expect(failed.error.file).toContain('R__bad.sql');
    const { result } = await json<Standing>('status');
    expect(result.pending).toBe(0);
    const states = result.repeatables.map(({ kind, file, why }) => [file, kind, why]);
    expect(states).toEqual([
      ['R__also.sql', 'done', undefined],
      ['R__bad.sql', 'due', 'new'],
      ['RA__count.sql', 'due', 'new'],
      ['ROC__names.sql', 'due', 'new'],
    ]);
    write(place.path, 'migrations/R__bad.sql', 'create table made (id integer);\n');
    expect((await repeated()).map(([file]) => file)).toEqual([
      'R__bad.sql',
      'RA__count.sql',
      'ROC__names.sql',
    ]);
  });

  test('wait until nothing is pending', async () => {
    write(place.path, 'migrations/002_posts.sql', posts);
    const part = await run('migrate', '--to', '001');
    expect(part.stdout).toBe('Applied 1 revision.\n');
    expect(part.stderr).toContain('3 repeatable revisions wait until nothing is pending');
    expect((await run('migrate')).stdout).toBe('Applied 1 revision. Repeated 3 revisions.\n');
  });

  test('the migrations directory as a source holds what they make', async () => {
    await run('up');
    const { code, stdout } = await run('diff', '--from', db.url, '--to', 'migrations', '--exit-code');
    expect([code, stdout]).toEqual([0, '']);
  });

  test.each([
    ['select 1;\n-- migrate:down\nselect 2;\n', 2],
    ['-- upgrade\nselect 1;\n -- Rollback \nselect 2;\n', 3],
  ])('a way down is refused before anything runs: %j', async (text, line) => {
    write(place.path, 'migrations/R__down.sql', text);
    const { code, error } = await json('up');
    expect([code, error]).toMatchObject([2, { code: 'BAD_FILE', line }]);
  });
});
