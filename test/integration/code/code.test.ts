import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { folder, schemactl, write } from '../support/cli';
import type { Run } from '../support/cli';
import { start } from '../support/running';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';
import { withUrl } from '../session/open';

jest.setTimeout(120_000);

const users = `-- migrate:up
create table users (id integer primary key, name text not null, active boolean);

-- migrate:down
drop table users;
`;

describe.each(testEngines)('code revisions on $name', ({ name: engine, database }) => {
  const one = engine === 'sqlite' ? '?' : '$1';
  const two = engine === 'sqlite' ? '?' : '$2';

  const filling = `import type { RevisionDatabase } from 'schemactl';
import { sql } from 'kysely';

export const dependencies = ['001', 'users'];

interface Tables {
  users: { id: number; name: string; active: boolean | number | null };
}

export async function up(db: RevisionDatabase<Tables>): Promise<void> {
  console.log('filling');
  await db.executeMany('insert into users (id, name, active) values (${one}, ${two}, true)', [
    [1, 'ann'],
    [2, 'bob'],
  ]);
  await db.insertInto('users').values({ id: 3, name: 'cid' }).execute();
  const rows = await db.fetch('select name from users order by id');
  if (rows.map(({ name }) => name).join() !== 'ann,bob,cid') throw new Error('fetch: ' + JSON.stringify(rows));
  const first = await db.fetchOne('select name from users where id = ${one}', 2);
  if (first?.name !== 'bob') throw new Error('fetchOne: ' + JSON.stringify(first));
  if ((await db.fetchOne('select name from users where id = ${one}', 9)) !== undefined) throw new Error('none');
  if (Number(await db.fetchVal('select count(*) from users')) !== 3) throw new Error('fetchVal');
  await db.executeMany(['create table one (a integer)', 'create table two (a integer); create table three (a integer);']);
  const { rows: raw } = await sql<{ n: number }>\`select max(id) as n from users\`.execute(db);
  await db.updateTable('users').set({ name: 'max' }).where('id', '=', Number(raw[0]?.n)).execute();
}

export async function down(db: RevisionDatabase<Tables>): Promise<void> {
  await db.execute('drop table one; drop table two; drop table three');
  await db.deleteFrom('users').execute();
}
`;

  let db: TestDatabase;
  let place: ReturnType<typeof folder>;

  const run = (...args: string[]): Promise<Run> =>
    schemactl([...args, '--no-dump-schema'], { cwd: place.path, env: { DATABASE_URL: db.url } });
  const ok = async (...args: string[]): Promise<Run> => {
    const result = await run(...args);
    if (result.code !== 0)
      throw new Error(`${args.join(' ')} exits ${result.code}\n${result.stdout}${result.stderr}`);
    return result;
  };
  const file = (name: string, text: string): void => write(place.path, `migrations/${name}`, text);
  const up = (name: string, body: string): void => file(name, `export async function up(db) {\n${body}\n}\n`);
  const rows = (query: string): Promise<unknown> => withUrl(db.url, (session) => session.rows(query));

  beforeEach(async () => {
    db = await database();
    place = folder({ 'migrations/001_users.sql': users });
    await ok('create');
  });
  afterEach(async () => {
    place.drop();
    await db.drop();
  });

  test('stand beside SQL in one history, there and back', async () => {
    file('002_fill.ts', filling);
    file(
      '003_index.sql',
      '-- migrate:up\ncreate index names on users (name);\n-- migrate:down\ndrop index names;\n',
    );
    const { stdout, stderr } = await ok('up');
    expect(stdout).toBe('Applied 3 revisions.\n');
    expect(stderr.indexOf('001_users.sql')).toBeLessThan(stderr.indexOf('002_fill.ts'));
    expect(stderr.indexOf('002_fill.ts')).toBeLessThan(stderr.indexOf('003_index.sql'));
    expect(stderr).toContain('filling');
    expect((await ok('status')).stdout).toContain('[X] 002_fill.ts');
    const { result } = JSON.parse((await ok('history', '--json')).stdout) as {
      result: { records: readonly { version: string; kind: string; name: string }[] };
    };
    expect(result.records.map(({ version, kind, name }) => [version, kind, name])).toEqual([
      ['001', 'sql', 'users'],
      ['002', 'code', 'fill'],
      ['003', 'sql', 'index'],
    ]);
    expect(await rows('select name from users order by id')).toEqual(
      ['ann', 'bob', 'max'].map((name) => ({ name })),
    );
    expect((await ok('rollback', '--steps', '2', '--yes')).stdout).toBe('Rolled back 2 revisions.\n');
    expect(await rows('select name from users')).toEqual([]);
    expect((await ok('status')).stdout).toContain('[ ] 002_fill.ts');
    await ok('up');
  });

  test('one that throws half-way leaves nothing, and its message has no stack', async () => {
    up('002_break.js', "  await db.execute('create table half (a integer)');\n  throw new Error('no luck');");
    const { code, stderr } = await run('migrate');
    expect(code).toBe(1);
    expect(stderr).toContain('002_break.js failed and was rolled back: no luck');
    expect(stderr).toMatch(/002_break\.js:3/);
    expect(stderr.match(/^\s+at /gm)).toHaveLength(1);
    expect((await ok('status')).stdout).toContain('[ ] 002_break.js');
    up('002_break.js', "  await db.execute('create table half (a integer)');");
    await ok('migrate');
  });

  test('a statement that fails is told with the line of the program', async () => {
    up('002_wrong.js', "  await db.execute('select 1');\n  await db.execute('select a from nowhere');");
    const { code, stderr } = await run('migrate');
    expect(code).toBe(1);
    expect(stderr).toContain('nowhere');
    expect(stderr).toMatch(/002_wrong\.js:3/);
  });

  test.each([
    ['ends its transaction', "await db.execute('commit');", /must not begin or end a transaction/],
    ['begins one', 'await db.transaction().execute(async () => undefined);', /transactions itself/],
    ['forgets an await', "void db.execute('select 1');", /while a statement of it was under way/],
    ['leaves the process', 'process.exit(0);', /called process\.exit/],
    ['throws no error', "throw 'just text';", /just text/],
    ['forgets an await of what fails', "void db.execute('select a from nowhere');", /under way|nowhere/],
    ['forgets a rejection', "void Promise.reject(new Error('astray'));", /002_odd\.js failed.*: astray/],
    [
      'forgets a rejection and goes on',
      "void Promise.reject(new Error('astray')); await new Promise((done) => setTimeout(done, 50));",
      /002_odd\.js failed.*: astray\n.*002_odd\.js:3/,
    ],
    [
      'throws from a timer',
      "setTimeout(() => { throw new Error('late'); }); await new Promise((done) => setTimeout(done, 50));",
      /002_odd\.js failed.*: late\n.*002_odd\.js:3/,
    ],
    ['throws what has no text', 'throw Object.create(null);', /an object that has no text/],
  ])('one that %s is rolled back', async (_, body, message) => {
    up('002_odd.js', `  await db.execute('create table odd (a integer)');\n  ${body}`);
    const { code, stderr } = await run('migrate');
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('node:internal');
    expect(code).toBe(1);
    expect((await ok('status')).stdout).toContain('[ ] 002_odd.js');
    up('002_odd.js', "  await db.execute('create table odd (a integer)');");
    await ok('migrate');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('a second %s ends one that goes on waiting', async (signal) => {
    const body = "console.log('waiting');\n  await new Promise((done) => setTimeout(done, 60_000));";
    up('002_slow.js', `  await db.execute('create table slow (a integer)');\n  ${body}`);
    const slow = start(['up', '--json', '--no-dump-schema'], {
      cwd: place.path,
      env: { DATABASE_URL: db.url },
    });
    await slow.said('waiting');
    slow.kill(signal);
    await sleep(300);
    slow.kill(signal);
    const { code, stderr } = await slow.ended;
    expect(code).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect((await ok('status')).stdout).toContain('[ ] 002_slow.js');
  });

  test('a shadow that replays the files runs them too', async () => {
    up('002_more.js', "  await db.execute('create table more (a integer)');");
    const { stdout } = await ok('diff', '--from', 'empty', '--to', 'migrations');
    expect(stdout).toMatch(/create table .*more/i);
  });

  test('the statement that failed is told, whatever the program caught', async () => {
    const fails = "try { await db.execute('insert into nope values (1)'); } catch {}";
    up('002_caught.js', `  ${fails}`);
    up('003_goes_on.js', `  ${fails}\n  await db.execute('select 1');`);
    if (engine === 'sqlite') return void (await ok('migrate'));
    const caught = await run('migrate');
    expect(caught.stderr).toMatch(/"nope" does not exist[^]*002_caught\.js[^]*savepoint/);
    up(
      '002_caught.js',
      "  await db.execute('savepoint s');\n  " + fails + "\n  await db.execute('rollback to s');",
    );
    const { code, stderr } = await run('migrate');
    expect(stderr).toMatch(/"nope" does not exist[^]*003_goes_on\.js:2/);
    expect(code).toBe(1);
    expect((await ok('status')).stdout).toContain('[X] 002_caught.js');
  });

  test('a wait without end is a failure', async () => {
    const forever = 'await new Promise(() => undefined);';
    up('002_waits.js', `  await db.execute('create table x (a integer)');\n  ${forever}`);
    const { code, stdout } = await run('up', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      command: 'up',
      error: { code: 'CODE_FAILED', file: expect.stringContaining('002_waits.js') as unknown },
    });
    expect((await ok('status')).stdout).toContain('[ ] 002_waits.js');
    file('002_waits.js', `${forever}\nexport const up = () => 1;`);
    expect(await run('up')).toMatchObject({ code: 2 });
    place.remove('migrations/002_waits.js');
    write(place.path, 'schema.ts', `export {};\n${forever}`);
    for (const args of [['check'], ['new', '--auto'], ['diff', '--exit-code']]) {
      const waits = await run(...args);
      expect(waits.stderr).toMatch(/schema\.ts failed while it was loaded: it waits for/);
      expect(waits.code).toBe(2);
    }
  });

  test('a wait without end is a failure on a copy and in a shadow too', async () => {
    await ok('up');
    up('002_waits.js', "  await db.execute('select 1');\n  await new Promise(() => undefined);");
    const onCopy = engine === 'sqlite' ? ['migrate', '--rehearse'] : ['migrate', '--on-clone'];
    const copy = await run(...onCopy);
    expect([copy.code, copy.stderr]).toEqual([
      1,
      expect.stringMatching(/002_waits\.js failed.*it waits for/),
    ]);
    const shadow = await run('diff', '--from', 'migrations', '--to', 'empty');
    expect([shadow.code, shadow.stderr]).toEqual([
      1,
      expect.stringMatching(/002_waits\.js failed.*it waits/),
    ]);
  });

  test.each([
    ['an error', "throw new Error('much later');"],
    ['a rejection', "void Promise.reject(new Error('much later'));"],
  ])('%s of what a program left behind is told as its failure, in one message', async (_, late) => {
    up('002_later.js', `  setTimeout(() => { ${late} }, 2000);`);
    const { code, stderr } = await run('migrate');
    expect(stderr).toMatch(
      /Error: 002_later\.js failed after it had ended: much later\n {2}at .*002_later\.js:2:\d+\n {2}Await whatever it starts\. /,
    );
    expect([code, stderr]).toEqual([1, expect.not.stringMatching(/bug of schemactl|node:internal/)]);
    expect((await ok('status')).stdout).toContain('[X] 002_later.js');
  });

  test('one that fails late is not taken for the one that runs by then', async () => {
    up('002_later.js', "  setTimeout(() => { throw new Error('much later'); }, 100);");
    up('003_slow.js', '  await new Promise((done) => setTimeout(done, 3000));');
    const { code, stdout } = await run('migrate', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      error: { code: 'CODE_FAILED', message: '002_later.js failed after it had ended: much later' },
    });
    expect((await ok('status')).stdout).toMatch(/\[X\] 002_later\.js\n\[ \] 003_slow\.js/);
  });

  // What follows is decided before any engine is asked.
  if (engine !== 'sqlite') return;

  test.each([
    ['no up', '002_x.js', 'export const nothing = 1;', /exports no function up/],
    ['broken syntax', '002_x.ts', 'export async function up(db { }', /002_x\.ts.*can't be parsed/],
    [
      'a missing import',
      '002_x.ts',
      "import 'nowhere-to-be-found';\nexport const up = () => 1;",
      /nowhere-to-be-found/,
    ],
    [
      'a missing dependency',
      '002_x.ts',
      "export const dependencies = ['gone'];\nexport const up = () => 1;",
      /depends on gone/,
    ],
    [
      'a later dependency',
      '002_x.ts',
      "export const dependencies = ['003'];\nexport const up = () => 1;",
      /depends on 003_y\.ts, which runs after it/,
    ],
  ])('%s is refused before anything runs', async (_, name, text, message) => {
    file(name, text);
    file('003_y.ts', 'export async function up() {}');
    const { code, stderr } = await run('migrate');
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect((await ok('status')).stdout).toContain('[ ] 001_users.sql');
  });

  test('a cycle is told as its path', async () => {
    file('002_x.ts', "export const dependencies = ['y'];\nexport const up = () => 1;");
    file('003_y.ts', "export const dependencies = ['x'];\nexport const up = () => 1;");
    const { code, stderr } = await run('migrate', '--dry-run');
    expect(code).toBe(2);
    expect(stderr).toContain('002_x.ts -> 003_y.ts -> 002_x.ts');
  });

  test('without a down it is not rolled back, nor what stands above it', async () => {
    up('002_forth.cjs', "  await db.execute('select 1');");
    file('003_last.sql', '-- migrate:up\nselect 1;\n-- migrate:down\nselect 1;\n');
    await ok('up');
    const { code, stderr } = await run('rollback', '--steps', '2', '--yes');
    expect(code).toBe(2);
    expect(stderr).toContain('002_forth.cjs has no way down');
    expect((await ok('status')).stdout).toContain('[X] 003_last.sql');
  });

  test('a dry run lists them and runs none of them', async () => {
    file('002_fill.ts', filling);
    const { stdout } = await ok('migrate', '--dry-run');
    expect(stdout).toContain('-- 002_fill.ts\n-- up(db) of a code revision');
    expect((await ok('status')).stdout).toContain('Applied: 0');
  });

  test('a rehearsal runs them on the copy, and one that fails there leaves the database alone', async () => {
    up('002_more.js', "  await db.execute('create table more (a integer)');");
    expect((await ok('up', '--rehearse')).stderr).toContain('Rehearsed: 2 revisions on a copy');
    expect(await rows('select * from more')).toEqual([]);
    up('003_break.js', "  await db.execute('drop table more');\n  throw new Error('no luck');");
    const { code, stderr } = await run('migrate', '--rehearse');
    expect(code).toBe(1);
    expect(stderr).toContain('the rehearsal on a copy failed, and the database is as it was');
    expect(await rows('select * from more')).toEqual([]);
  });

  test('a directory of them is a source without a word before it', async () => {
    write(place.path, 'programs/1_a.js', "exports.up = (db) => db.execute('create table a (b integer)');");
    expect((await ok('diff', '--from', 'empty', '--to', './programs')).stdout).toMatch(/create table .*a/i);
  });

  test('an edited one is told from one whose comments changed', async () => {
    file('002_fill.ts', filling);
    await ok('up');
    file('002_fill.ts', `// a word\n${filling}`);
    expect((await ok('status')).stdout).toContain(
      '002_fill.ts  (edited after it was applied, comments only)',
    );
    expect((await ok('migrate')).stderr).toContain('comments only');
    file('002_fill.ts', filling.replace("'ann'", "'eve'"));
    const { code, stderr } = await run('migrate');
    expect(code).toBe(3);
    expect(stderr).toContain("  -    [1, 'ann'],\n  +    [1, 'eve'],\n");
    await ok('repair');
    await ok('migrate');
  });

  test('new --code writes one that is ready to be filled', async () => {
    await ok('new', 'Fill the names', '--code');
    const [name = ''] = readdirSync(join(place.path, 'migrations')).filter((each) => each.endsWith('.ts'));
    expect(name).toMatch(/^\d{14}_fill_the_names\.ts$/);
    expect(readFileSync(join(place.path, 'migrations', name), 'utf8')).toContain('RevisionDatabase');
    await ok('up');
    await ok('rollback');
  });
});

test('commands that run nothing never load a program', async () => {
  const place = folder({
    'migrations/001_spy.js': `require('node:fs').writeFileSync('loaded', '');\nexports.up = async () => {};\n`,
  });
  const env = { DATABASE_URL: `sqlite:${join(place.path, 'x.sqlite3')}` };
  const at = (...args: string[]): Promise<Run> => schemactl(args, { cwd: place.path, env });
  for (const args of [
    ['create'],
    ['status'],
    ['new', 'next'],
    ['baseline'],
    ['history'],
    ['current'],
    ['repair'],
    ['migrate'],
  ])
    expect(await at(...args)).toMatchObject({ code: 0 });
  expect(existsSync(join(place.path, 'loaded'))).toBe(false);
  place.drop();
});

test('new --empty is new', async () => {
  const place = folder();
  expect(await schemactl(['new', 'x', '--empty'], { cwd: place.path })).toMatchObject({ code: 0 });
  expect(readdirSync(join(place.path, 'migrations'))[0]).toMatch(/_x\.sql$/);
  place.drop();
});
