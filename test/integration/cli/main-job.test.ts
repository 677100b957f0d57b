import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';
import { folder, schemactl, write } from '../support/cli';
import type { Run } from '../support/cli';

const models = `
import { boolean, integer, sql, table, text, timestamptz, varchar } from 'schemactl/schema';
export const users = table('users', {
  id: integer().identity().primaryKey(),
  email: varchar(255).unique(),
  name: text(),
  created_at: timestamptz().default(sql\`current_timestamp\`),
  is_active: boolean().default(true),
});
export const posts = table('posts', {
  id: integer().identity().primaryKey(),
  user_id: integer().references(() => users.id, { onDelete: 'cascade' }).index(),
  title: varchar(200),
});
`;

const renamed = models.replace('name: text()', 'full_name: text()');
const declared = models.replace('name: text()', "full_name: text().renamedFrom('name')");
const grown = models
  .replace('name: text(),', 'name: text(), age: integer().nullable(),')
  .replace('varchar(255)', 'varchar(320)');

describe.each(testEngines)('the main job on $name', ({ database }) => {
  let db: TestDatabase;
  let place: ReturnType<typeof folder>;

  const run = (...args: string[]): Promise<Run> =>
    schemactl(args, { cwd: place.path, env: { DATABASE_URL: db.url } });
  const ok = async (...args: string[]): Promise<Run> => {
    const result = await run(...args);
    if (result.code !== 0)
      throw new Error(`${args.join(' ')} exits ${result.code}\n${result.stdout}${result.stderr}`);
    return result;
  };
  const files = (): string[] =>
    readdirSync(join(place.path, 'migrations'))
      .filter((name) => name.endsWith('.sql'))
      .sort();
  const text = (index: number): string =>
    readFileSync(join(place.path, 'migrations', files().at(index) ?? ''), 'utf8');

  beforeEach(async () => {
    db = await database();
    place = folder({ 'schema.ts': models });
  });
  afterEach(async () => {
    place.drop();
    await db.drop();
  });

  test('models become a proven file, the file a schema, and nothing is left to do', async () => {
    const written = await ok('new', '--auto', 'create users');
    expect(written.stdout).toMatch(/Creating: migrations\/\d{14}_create_users\.sql/);
    expect(written.stdout).toMatch(/Proven: up reaches the models, down restores the start/);
    expect(text(0)).toMatch(/^-- migrate:up\n-- schemactl:proof /);
    expect(text(0)).toContain('-- create table');
    expect((await ok('up')).stdout).toContain('Applied 1 revision.');
    expect((await ok('check')).stdout).toContain('is what');
    expect((await ok('new', '--auto', 'again')).stdout).toContain('No difference');
    expect(files()).toHaveLength(1);
    expect((await ok('diff')).stdout).toBe('');
    expect((await ok('status')).stdout).toMatch(/\[X\] \d{14}_create_users\.sql\n\nApplied: 1\nPending: 0/);
    expect(readFileSync(join(place.path, 'db/schema.sql'), 'utf8')).toContain('CREATE TABLE');
  });

  test('a change keeps the rows, and one step back gives the first schema', async () => {
    await ok('new', '--auto', 'first');
    await ok('up');
    const before = (await ok('diff', '--from', 'empty', '--to', db.url)).stdout;
    write(place.path, 'schema.ts', grown);
    const written = await ok('new', '--auto', 'second');
    expect(written.stdout).toMatch(/rows? in \d tables? kept/);
    await ok('up');
    await ok('check');
    await ok('rollback');
    expect((await ok('diff', '--from', 'empty', '--to', db.url)).stdout).toBe(before);
    expect((await run('check')).code).toBe(9);
    expect((await run('status', '--exit-code')).code).toBe(9);
  });

  test('a database that does not exist yet is an empty one', async () => {
    await ok('create');
    await ok('drop', '--yes');
    expect((await ok('new', '--auto', 'first')).stderr).toContain('does not exist yet');
    await ok('up');
    await ok('check');
  });

  test('what is pending is told to whoever writes the difference again; the files are a start too', async () => {
    await ok('new', '--auto', 'first');
    expect((await ok('new', '--auto', 'again')).stderr).toMatch(/1 revision is pending.*--from migrations/);
    rmSync(join(place.path, 'migrations', files().at(-1) ?? ''));
    write(place.path, 'schema.ts', grown);
    expect((await ok('new', '--auto', '--from', 'migrations', 'second')).stderr).not.toContain('pending');
    await ok('up');
    await ok('check');
  });

  test('the same input gives the same bytes', async () => {
    const first = (
      await ok('diff', '--from', 'empty', '--to', 'models', '--engine', db.url.split(':')[0] ?? '')
    ).stdout;
    const second = (
      await ok('diff', '--from', 'empty', '--to', 'models', '--engine', db.url.split(':')[0] ?? '')
    ).stdout;
    expect(second).toBe(first);
    expect(first).toContain('CREATE TABLE');
  });

  test('an ambiguous drop and add stops and prints the exact flag; the flag renames', async () => {
    await ok('new', '--auto', 'first');
    await ok('up');
    write(place.path, 'schema.ts', renamed);
    const stopped = await run('new', '--auto', 'second');
    expect(stopped.code).toBe(8);
    expect(files()).toHaveLength(1);
    const flag = /--rename (\S+)/.exec(stopped.stderr)?.[1] ?? '';
    expect(flag).toMatch(/users\.name=full_name$/);
    await ok('new', '--auto', 'second', '--rename', flag);
    expect(text(-1)).toMatch(/RENAME COLUMN name TO full_name/);
    await ok('up');
    await ok('check');
    await ok('rollback');
    await ok('up');
  });

  test('a rename that the models declare needs no flag, and is inert once done', async () => {
    await ok('new', '--auto', 'first');
    await ok('up');
    write(place.path, 'schema.ts', declared);
    const asked = await run('check');
    expect([asked.code, asked.stdout]).toEqual([
      9,
      expect.stringMatching(/rename column (public\.)?users\.name to full_name/),
    ]);
    expect(asked.stdout).not.toMatch(/create|drop/);
    await ok('new', '--auto', 'second');
    expect(text(-1)).toMatch(/RENAME COLUMN name TO full_name/);
    await ok('up');
    expect((await ok('new', '--auto', 'third')).stdout).toContain('No difference');
  });

  test('a revision that loses data needs a yes', async () => {
    await ok('new', '--auto', 'first');
    await ok('up');
    write(place.path, 'schema.ts', models.replace(/export const posts[^]*$/, ''));
    const written = await ok('new', '--auto', 'second');
    expect(written.stdout).toContain('DROPS_DATA');
    const refused = await run('up');
    expect(refused.code).toBe(8);
    expect(refused.stderr).toContain('--yes');
    expect((await ok('status')).stdout).toContain('Pending: 1');
    await ok('up', '--yes');
  });

  test('every command answers with one JSON document', async () => {
    await ok('new', 'empty one');
    for (const args of [
      ['up'],
      ['status'],
      ['history'],
      ['current'],
      ['diff', '--from', 'empty', '--to', db.url],
      ['config', 'show'],
      ['dump'],
      ['rollback'],
      ['wait'],
      ['migrate', '--dry-run'],
    ]) {
      const result = await run(...args, '--json');
      const document = JSON.parse(result.stdout) as { ok: boolean; command: string; result: object };
      expect([args[0], document.ok, document.command.split(' ')[0], typeof document.result]).toEqual([
        args[0],
        true,
        args[0],
        'object',
      ]);
    }
    const failed = await run('migrate', '--to', 'nowhere', '--json');
    expect(failed.code).toBe(2);
    expect(JSON.parse(failed.stdout)).toMatchObject({
      ok: false,
      command: 'migrate',
      error: { code: 'USAGE', exit: 2 },
    });
  });

  test('flags may stand before the command', async () => {
    await ok('create');
    const result = await schemactl(['--url', db.url, '-d', '.', 'status'], { cwd: place.path });
    expect(result.code).toBe(0);
  });

  test('dump and load carry the schema and the versions over', async () => {
    await ok('new', '--auto', 'first');
    await ok('up');
    await ok('dump', '-s', 'schema.sql');
    const other = await database();
    try {
      await ok('create', '--url', other.url);
      await ok('load', '-s', 'schema.sql', '--url', other.url);
      expect((await ok('status', '--url', other.url)).stdout).toContain('Pending: 0');
      expect((await ok('diff', '--from', db.url, '--to', other.url)).stdout).toBe('');
      await ok('dump', '-s', 'again.sql', '--url', other.url);
      expect(readFileSync(join(place.path, 'again.sql'), 'utf8')).toBe(
        readFileSync(join(place.path, 'schema.sql'), 'utf8'),
      );
    } finally {
      await other.drop();
    }
  });

  test('drop needs a yes, and create brings an empty database back', async () => {
    await ok('create');
    expect((await run('drop')).code).toBe(8);
    expect((await ok('drop', '--yes')).stdout).toContain('Dropped');
    expect((await ok('drop', '--yes')).stdout).toContain('There is no');
    expect((await run('status')).code).toBe(2);
    expect((await ok('create')).stdout).toContain('Created');
    expect((await ok('create')).stdout).toContain('exists already');
  });
});
