import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folder, schemactl, write } from '../support/cli';
import type { Run } from '../support/cli';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';
import { query, versionsIn } from '../support/structure';

const users =
  '-- create users\n-- upgrade\nCREATE TABLE users (\n    id integer\n);\n\n-- rollback\nDROP TABLE users;\n';
const email =
  '-- upgrade\nALTER TABLE users ADD COLUMN email text;\n\n-- rollback\nALTER TABLE users DROP COLUMN email;';
const plain = 'CREATE TABLE plain (id integer);\n';

describe.each(testEngines)('adopting the files of others on $name', ({ database }) => {
  let db: TestDatabase;
  let place: ReturnType<typeof folder>;
  const run = (...args: string[]): Promise<Run> =>
    schemactl(args, { cwd: place.path, env: { DATABASE_URL: db.url } });
  const files = (): readonly string[] => readdirSync(join(place.path, 'migrations')).sort();
  const text = (file: string): string => readFileSync(join(place.path, 'migrations', file), 'utf8');

  beforeEach(async () => {
    db = await database();
    place = folder({
      'migrations/V1__create users.sql': users,
      'migrations/V2.4__Add_Email.sql': email,
      'migrations/V20251214.103000__plain.sql': plain,
    });
  });
  afterEach(async () => {
    place.drop();
    await db.drop();
  });

  test('they become revisions that keep every line and run in the same order', async () => {
    const refused = await run('up');
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/not run.*\n.*\n.*schemactl adopt/),
    ]);
    const before = files();
    const planned = await run('adopt', '--dry-run');
    expect(planned.stdout).toBe(
      [
        'Would rename: V1__create users.sql -> 001000000_create_users.sql',
        'Would rename: V2.4__Add_Email.sql -> 002004000_add_email.sql',
        'Would rename: V20251214.103000__plain.sql -> 20251214103000_plain.sql\n',
      ].join('\n'),
    );
    expect(files()).toEqual(before);
    expect((await run('adopt')).code).toBe(0);
    expect(files()).toEqual([
      '001000000_create_users.sql',
      '002004000_add_email.sql',
      '20251214103000_plain.sql',
    ]);
    expect(text('001000000_create_users.sql')).toBe(
      users.replace('-- upgrade', '-- migrate:up').replace('-- rollback', '-- migrate:down'),
    );
    expect(text('20251214103000_plain.sql')).toBe(`-- migrate:up\n${plain}\n-- migrate:down\n`);
    expect((await run('up')).stdout).toBe('Applied 3 revisions.\n');
    expect((await run('rollback', '--all', '--yes')).code).toBe(0);
    expect((await run('adopt')).stdout).toBe('There is nothing to adopt.\n');
  });

  test('the files that undo others in Flyway become their way down', async () => {
    write(place.path, 'migrations/U20251214.103000__plain.sql', '-- away\nDROP TABLE plain;');
    write(place.path, 'migrations/U9__gone.sql', 'DROP TABLE gone;\n');
    const done = await run('adopt');
    expect([done.code, done.stdout]).toEqual([
      0,
      expect.stringContaining(
        'Renamed: V20251214.103000__plain.sql, U20251214.103000__plain.sql -> 20251214103000_plain.sql\n',
      ),
    ]);
    expect(done.stderr).toContain('U9__gone.sql is left alone');
    expect(files()).toEqual([
      '001000000_create_users.sql',
      '002004000_add_email.sql',
      '20251214103000_plain.sql',
      'U9__gone.sql',
    ]);
    expect(text('20251214103000_plain.sql')).toBe(
      `-- migrate:up\n${plain}\n-- migrate:down\n-- away\nDROP TABLE plain;\n`,
    );
    expect((await run('up')).stdout).toBe('Applied 3 revisions.\n');
    expect((await run('rollback')).code).toBe(0);
    expect((await run('up')).stdout).toBe('Applied 1 revision.\n');
  });

  test('what jetbase has applied is recorded, and the rest stays pending', async () => {
    await run('create');
    await query(
      db.url,
      'create table jetbase_migrations (version varchar(255), filename text, migration_type text, applied_at timestamp)',
    );
    await query(
      db.url,
      "insert into jetbase_migrations values ('1', 'a', 'VERSIONED', '2026-01-02 03:04:05.123456'), ('2.4', 'b', 'VERSIONED', null), (null, 'RA__x.sql', 'RUNS_ALWAYS', null), ('7', 'c', 'VERSIONED', null)",
    );
    const planned = await run('adopt', '--applied', '--dry-run');
    const taken = await run('adopt', '--applied');
    const lines = ['001000000_create_users.sql', '002004000_add_email.sql'];
    expect(planned.stdout).toContain(
      `${lines.map((file) => `Would record: ${file}\n`).join('')}No file here: 7\n`,
    );
    expect(taken.stdout).toContain(`${lines.map((file) => `Recorded: ${file}\n`).join('')}No file here: 7\n`);
    expect(await versionsIn(db.url)).toEqual(['001000000', '002004000']);
    const { result } = JSON.parse((await run('history', '--json')).stdout) as {
      result: { records: readonly { appliedAt?: string }[] };
    };
    expect(result.records.map(({ appliedAt }) => appliedAt)).toEqual([undefined, '2026-01-02T03:04:05.123Z']);
    expect((await run('up')).stdout).toBe('Applied 1 revision.\n');
    expect((await run('adopt', '--applied')).stdout).toBe('No file here: 7\n');
  });

  test('beside revisions they are listed and warned of', async () => {
    write(place.path, 'migrations/000_first.sql', '-- migrate:up\nselect 1;\n-- migrate:down\n');
    const migrated = await run('up');
    expect([migrated.code, migrated.stdout]).toEqual([0, 'Applied 1 revision.\n']);
    expect(migrated.stderr).toContain(
      'Warning: not run, since jetbase or Flyway would name them so: V1__create',
    );
    const status = await run('status', '--exit-code');
    expect([status.code, status.stdout]).toEqual([
      9,
      expect.stringContaining('[ ] V1__create users.sql  (no revision yet: schemactl adopt makes it one)'),
    ]);
  });

  test('files of plain SQL get the directives, whatever else is adopted; what was meant as one is left alone', async () => {
    write(place.path, 'migrations/0000_plain.sql', 'create table p (id integer);\n');
    write(place.path, 'migrations/0001_odd.sql', '-- Migrate:Up\nselect 1;\n-- Migrate:Down\n');
    expect((await run('up')).stderr).toMatch(/0000_plain.*\n.*schemactl adopt adds the lines/);
    expect((await run('adopt', '--dry-run')).stdout).toContain('Would give directives to: 0000_plain.sql\n');
    expect(text('0000_plain.sql')).toBe('create table p (id integer);\n');
    write(place.path, 'migrations/002004000_there.sql', '-- migrate:up\n-- migrate:down\n');
    expect((await run('adopt')).code).toBe(2);
    expect(text('0000_plain.sql')).toBe('create table p (id integer);\n');
    place.remove('migrations/002004000_there.sql');
    expect((await run('adopt')).stdout).toMatch(/^Gave directives to: 0000_plain\.sql\nRenamed: V1__/);
    expect(text('0000_plain.sql')).toBe('-- migrate:up\ncreate table p (id integer);\n\n-- migrate:down\n');
    expect(text('0001_odd.sql')).toContain('-- Migrate:Up');
    place.remove('migrations/0001_odd.sql');
    expect((await run('up')).stdout).toBe('Applied 4 revisions.\n');
  });

  test.each([
    [
      'V1.0__again.sql',
      plain,
      /V1\.0__again\.sql and V1__create users\.sql|would both have the version 001000000/,
    ],
    ['002004000_there.sql', '-- migrate:up\n-- migrate:down\n', /and 002004000_there\.sql would both have/],
    ['V2024.1__year.sql', plain, /no digits stand for the version of V2024\.1__year\.sql/],
    ['V3__odd.sql', '-- rollback\nselect 1;\n-- upgrade\n', /"-- upgrade" stands where none is expected/],
    [
      'V3__odd.sql',
      'select 1;\n-- upgrade\nselect 2;\n',
      /migrations\/V3__odd\.sql:[^]*SQL stands before|SQL stands before[^]*migrations\/V3__odd\.sql/,
    ],
    ['V2.4.0.1__order.sql', plain, /would run before/],
    ['U1__again.sql', plain, /U1__again\.sql undoes \S*V1__create users\.sql, which has a way down already/],
    ['U20251214_103000__x.sql', '-- rollback\n', /U20251214_103000__x\.sql would begin a block/],
  ])('nothing is touched where %s is in the way', async (file, content, message) => {
    write(place.path, `migrations/${file}`, content);
    const before = files();
    const { code, stderr } = await run('adopt');
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(files()).toEqual(before);
    expect(text('V1__create users.sql')).toBe(users);
  });
});
