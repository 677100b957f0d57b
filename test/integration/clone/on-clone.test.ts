import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { connected, defaultServer } from '../../setup/postgres';
import { folder, schemactl, write } from '../support/cli';
import type { Run } from '../support/cli';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';
import { query } from '../support/structure';

const first = `-- migrate:up
create table a (id integer primary key); create table b (id integer primary key); create table old (id integer);
insert into a values (1), (2); insert into b values (1); insert into old values (1);
-- migrate:down
`;
const second = `-- migrate:up
alter table a add column name text; delete from a where id = 2; drop table old;
-- migrate:down
`;
const third = '-- migrate:up transaction:false\ncreate index b_id on b (id);\n-- migrate:down\n';
const wrong = '-- migrate:up\ndelete from a;\nselect * from nowhere;\n-- migrate:down\n';

describe.each(testEngines)('migrate --on-clone on $name', ({ name, database }) => {
  let db: TestDatabase;
  let place: ReturnType<typeof folder>;
  const run = (...args: string[]): Promise<Run> =>
    schemactl([...args, '--no-dump-schema'], { cwd: place.path, env: { DATABASE_URL: db.url } });
  /** What a clone could have left behind. */
  const leftovers = async (): Promise<unknown> => {
    if (name === 'sqlite')
      return readdirSync(dirname(db.url.slice('sqlite:'.length))).filter((each) =>
        /clone|rehears/.test(each),
      );
    const find = "select datname from pg_database where datname like 'schemactl_clone%'";
    return (await connected((await defaultServer()).url(), (client) => client.query(find))).rows;
  };

  beforeEach(async () => {
    db = await database();
    place = folder({ 'migrations/001_first.sql': first });
    expect((await run('up')).code).toBe(0);
  });
  afterEach(async () => {
    expect(await leftovers()).toEqual([]);
    place.drop();
    await db.drop();
  });

  test('tells times, locks and rows, and leaves the database as it was', async () => {
    write(place.path, 'migrations/002_second.sql', second);
    write(place.path, 'migrations/003_third.sql', third);
    await run('lock');
    const lock =
      name === 'sqlite' ? { mode: 'the whole file' } : { table: 'public.a', mode: 'ACCESS EXCLUSIVE' };
    const table = (each: string): string => (name === 'sqlite' ? each : `public.${each}`);
    const done = await run('migrate', '--on-clone', '--json');
    expect(done.code).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({
      result: {
        applied: [],
        onClone: {
          revisions: [{ file: '002_second.sql', locks: [lock] }, { file: '003_third.sql' }],
          rows: 4,
          changed: [
            { table: table('a'), before: 2, after: 1 },
            { table: table('old'), before: 1 },
          ],
        },
      },
    });
    const text = await run('up', '--on-clone');
    expect(text.stdout).toMatch(
      /^Ran 2 revisions on a clone, which is dropped .*\n {2}002_second\.sql in .*, locks /,
    );
    expect(text.stdout).toContain(`  ${table('a')} goes from 2 to 1 rows\n`);
    expect((await run('migrate', '--steps', '1', '--on-clone')).stdout).toMatch(/^Ran 1 revision /);
    expect(await query(db.url, 'select count(*) as n from old')).toEqual([
      { n: name === 'sqlite' ? 1 : '1' },
    ]);
    expect((await run('status', '--json')).stdout).toMatch(/"pending": ?2/);
  });

  test('says what would fail', async () => {
    write(place.path, 'migrations/002_wrong.sql', wrong);
    const { code, stdout, stderr } = await run('migrate', '--on-clone', '--json');
    expect(code).toBe(1);
    const { error } = JSON.parse(stdout) as { readonly error: { readonly message: string } };
    expect(error).toMatchObject({ code: 'REHEARSAL_FAILED', line: 3 });
    expect(error.message).toMatch(/the run on a clone failed, and the database is as it was: .*nowhere/);
    expect(stderr).toMatch(/^Cloning: /);
    expect((await run('up', '--on-clone', '--dry-run')).code).toBe(2);
  });

  test('a rehearsal comes before the run where it is asked for', async () => {
    write(place.path, 'migrations/002_second.sql', second);
    const { code, stderr } = await run('up', '--rehearse', '--yes');
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/Rehearsing: 1 revision on a copy\n[^]*old is gone with 1 rows/),
    ]);
    expect((await run('status', '--exit-code')).code).toBe(0);
  });
});
