import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { defaultServer, guarded } from '../../setup/postgres';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';
import { folder, schemactl, write } from '../support/cli';
import type { Run } from '../support/cli';

const good = '-- migrate:up\ncreate table t (id integer);\n-- migrate:down\ndrop table t;\n';

describe.each(testEngines)('bad input on $name', ({ name, database }) => {
  let db: TestDatabase;
  let place: ReturnType<typeof folder>;
  const run = (...args: string[]): Promise<Run> =>
    schemactl(args, { cwd: place.path, env: { DATABASE_URL: db.url } });

  beforeEach(async () => {
    db = await database();
    place = folder({ 'migrations/001_good.sql': good });
    await schemactl(['create'], { cwd: place.path, env: { DATABASE_URL: db.url } });
  });
  afterEach(async () => {
    place.drop();
    await db.drop();
  });

  /** The exit code and one message, and that nothing was applied. */
  const refused = async (code: number, message: RegExp): Promise<void> => {
    const result = await run('up');
    expect([result.code, result.stderr]).toEqual([code, expect.stringMatching(message)]);
    expect(result.stderr).not.toMatch(/\n\s+at .*\.js:\d+/);
    expect((await run('diff', '--from', 'empty', '--to', db.url)).stdout).toBe('');
  };

  test.each([
    ['a file without migrate:up', 'create table x (id integer);\n', /no "-- migrate:up"[^]*002_bad\.sql/],
    ['a file without migrate:down', '-- migrate:up\n', /no "-- migrate:down"/],
    [
      'a directive within a string',
      "-- migrate:up\nselect '\n-- migrate:down\n';\n-- migrate:down\n",
      /within a quoted text[^]*002_bad\.sql:3/,
    ],
    ['an invalid UTF-8 text', Buffer.from([0x2d, 0x2d, 0xff, 0xfe]).toString('latin1'), /./],
  ])('%s', async (_name, text, message) => {
    write(place.path, 'migrations/002_bad.sql', text);
    await refused(2, message);
  });

  test.each(['postgres//u:s3cret@127.0.0.1:1/x', 'postgres:/u:s3cret@h/x', 'u:s3cret@h/x'])(
    'the password of a mistyped URL is shown nowhere: %s',
    async (source) => {
      const result = await run('diff', '--from', source, '--to', db.url, '--json');
      expect(JSON.parse(result.stdout)).toMatchObject({ ok: false, error: { exit: 2 } });
      expect(result.stdout + result.stderr).not.toContain('s3cret');
    },
  );

  test('two files of one version', async () => {
    write(place.path, 'migrations/001_other.sql', good);
    await refused(2, /version 001 has two files/);
  });

  test('SQL that fails in the middle leaves nothing of its revision', async () => {
    write(
      place.path,
      'migrations/002_bad.sql',
      '-- migrate:up\ncreate table u (id integer);\n\nselect * from nowhere;\n-- migrate:down\n',
    );
    const result = await run('up');
    expect([result.code, result.stderr]).toEqual([1, expect.stringMatching(/nowhere[^]*002_bad\.sql:4/)]);
    expect((await run('status')).stdout).toMatch(/\[X\] 001_good\.sql\n\[ \] 002_bad\.sql/);
    expect((await run('diff', '--from', 'empty', '--to', db.url)).stdout).not.toContain('TABLE u');
    write(
      place.path,
      'migrations/002_bad.sql',
      '-- migrate:up\ncreate table u (id integer);\n-- migrate:down\n',
    );
    expect((await run('up')).code).toBe(0);
  });

  test('a COMMIT in a transactional block is refused before anything runs', async () => {
    write(
      place.path,
      'migrations/002_bad.sql',
      '-- migrate:up\ncreate table u (id integer);\nCOMMIT;\n-- migrate:down\n',
    );
    const result = await run('up');
    expect([result.code, result.stderr]).toEqual([
      2,
      expect.stringContaining('must not begin or end a transaction'),
    ]);
    expect((await run('diff', '--from', 'empty', '--to', db.url)).stdout).not.toContain('TABLE u');
  });

  test('CRLF and a byte order mark change nothing, not even the checksum', async () => {
    expect((await run('up')).code).toBe(0);
    write(place.path, 'migrations/001_good.sql', `\uFEFF${good.replaceAll('\n', '\r\n')}`);
    expect((await run('up')).code).toBe(0);
  });

  test('an edited revision stops with 3, repair accepts it; an edited comment does not stop', async () => {
    await run('up');
    write(place.path, 'migrations/001_good.sql', good.replace('id integer', 'id /* why */ integer'));
    expect((await run('up')).code).toBe(0);
    write(place.path, 'migrations/001_good.sql', good.replace('integer', 'bigint'));
    write(place.path, 'migrations/002_next.sql', good.replaceAll('table t', 'table u'));
    const result = await run('up');
    expect([result.code, result.stderr]).toEqual([
      3,
      expect.stringMatching(/001_good\.sql was edited[^]*repair/),
    ]);
    expect((await run('repair')).stdout).toContain('Accepted: 001_good.sql');
    expect((await run('up')).code).toBe(0);
  });

  test('a deleted revision stops with 3 and status names it', async () => {
    await run('up');
    write(place.path, 'migrations/002_next.sql', good.replaceAll('table t', 'table u'));
    place.remove('migrations/001_good.sql');
    expect((await run('status')).stdout).toContain('001  (its file is gone)');
    expect((await run('up')).code).toBe(3);
  });

  test('nothing to roll back', async () => {
    expect((await run('rollback')).code).toBe(2);
  });

  test('no migrations at all is a note', async () => {
    write(place.path, 'empty/notes.txt', '');
    const result = await run('up', '-d', 'empty');
    expect([result.code, result.stdout]).toEqual([0, 'There are no revision files.\n']);
  });

  test('an unreadable directory', async () => {
    if (process.getuid?.() === 0) {
      write(place.path, 'file', '');
      expect((await run('up', '-d', 'file')).code).toBe(2);
      return;
    }
    chmodSync(join(place.path, 'migrations'), 0);
    const result = await run('up');
    chmodSync(join(place.path, 'migrations'), 0o755);
    expect(result.code).toBe(2);
  });

  test('a directory of 10,000 files', async () => {
    for (let index = 2; index <= 10_000; index++)
      write(
        place.path,
        `migrations/${String(index).padStart(5, '0')}_x.sql`,
        '-- migrate:up\n-- migrate:down\n',
      );
    expect((await run('status')).stdout).toContain('Pending: 10000');
  });

  test('an unknown command, flag and URL', async () => {
    const command = await run('stauts');
    expect([command.code, command.stderr]).toEqual([2, expect.stringContaining('status')]);
    expect((await run('status', '--nonsense')).code).toBe(2);
    const url = await run('status', '--url', `${name}//x:y-secret@`);
    expect([url.code, url.stderr]).toEqual([2, expect.not.stringContaining('y-secret')]);
  });
});

describe('a server that can not be reached', () => {
  const place = folder();
  afterAll(() => place.drop());

  test('no server: 5', async () => {
    const result = await schemactl(['status', '--url', 'postgres://a:secret-word@127.0.0.1:1/x'], {
      cwd: place.path,
    });
    expect(result.code).toBe(5);
    expect(result.stderr + result.stdout).not.toContain('secret-word');
  });

  test('a wrong password: 6, and wait gives up at once', async () => {
    const server = await defaultServer();
    const url = server.url('postgres', { user: guarded.user, password: 'wrong-word' });
    const status = await schemactl(['status', '--url', url], { cwd: place.path });
    expect([status.code, status.stderr]).toEqual([6, expect.not.stringContaining('wrong-word')]);
    const start = Date.now();
    expect((await schemactl(['wait', '--url', url], { cwd: place.path })).code).toBe(6);
    expect(Date.now() - start).toBeLessThan(10_000);
  });

  test('a missing database: 2, and wait calls the server ready', async () => {
    const server = await defaultServer();
    const url = server.url('no_such_database');
    expect((await schemactl(['status', '--url', url], { cwd: place.path })).code).toBe(2);
    expect((await schemactl(['wait', '--url', url], { cwd: place.path })).code).toBe(0);
  });

  test('wait gives up with 5 after its time', async () => {
    const result = await schemactl(['wait', '--timeout', '1s', '--url', 'postgres://a@127.0.0.1:1/x'], {
      cwd: place.path,
    });
    expect([result.code, result.stderr]).toEqual([5, expect.stringMatching(/gave up after/)]);
  });
});
