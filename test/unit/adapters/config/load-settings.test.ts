import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describeSettings } from '../../../../src/adapters/config/settings.js';
import { makeFolder } from './folder.js';

const { root, put, load, failure, remove, open } = makeFolder();
afterAll(remove);

const row = (settings: Parameters<typeof describeSettings>[0], key: string) =>
  describeSettings(settings).find((each) => each.key === key);

describe('defaults', () => {
  test('below a folder with revisions, that one is the project', async () => {
    const project = put({
      'db/migrations/001_a.sql': '',
      'src/deep/x.ts': '',
      '.env': 'DATABASE_URL=sqlite:a.db',
    });
    const settings = await load({ cwd: join(project, 'src/deep') });
    expect(settings).toMatchObject({ root: project, migrationsDirs: [join(project, 'db/migrations')] });
    expect(settings.url).toBeDefined();
  });

  test.each([
    ['holds none', { 'migrations/0001_initial.py': '', 'src/x.ts': '' }],
    ['lies above a repository', { 'migrations/001_a.sql': '', 'src/.git/HEAD': '' }],
    ['is not the nearest', { 'migrations/001_a.sql': '', 'src/migrations/.gitkeep': '' }],
  ])('a directory above that %s is left alone', async (_, files) => {
    const cwd = join(put(files), 'src');
    expect(await load({ cwd })).toMatchObject({ root: cwd, migrationsDirs: [join(cwd, 'migrations')] });
  });

  test('without any setting the defaults hold', async () => {
    const cwd = put({});
    expect(await load({ cwd })).toMatchObject({
      cwd,
      root: cwd,
      configFile: undefined,
      url: undefined,
      urlVariable: 'DATABASE_URL',
      migrationsDirs: [join(cwd, 'migrations')],
      migrationsTable: 'schema_migrations',
      schemaFile: join(cwd, 'db/schema.sql'),
      models: [],
      dumpSchema: true,
      wait: false,
      waitTimeoutMs: 60_000,
      waitIntervalMs: 1000,
      strict: false,
      lockTimeoutMs: 5000,
      shadow: undefined,
      schemas: [],
      exclude: [],
      prove: true,
      verbose: false,
      notes: [],
    });
  });

  test.each([
    [
      'sqlite:///app.db',
      ['app.db lies in the root of the disk, as its URL says; in this folder it is sqlite:app.db'],
    ],
    ['sqlite+aiosqlite:///app.db', [expect.stringContaining('sqlite:app.db')]],
    ['sqlite://app.db?mode=ro', [expect.stringContaining('sqlite:app.db')]],
    ['sqlite:/app.db', []],
    ['sqlite:///data/app.db', []],
    ['sqlite:///:memory:', []],
    ['sqlite:app.db', []],
  ])('of %s the notes are %j', async (url, notes) => {
    expect((await load({ env: { DATABASE_URL: url } })).notes).toEqual(notes);
  });

  test('a number behind -c is told from a configuration', async () => {
    expect((await failure({ flags: { config: '2' } })).hint).toContain('--steps 2');
    expect((await failure({ flags: { config: '2.yaml' } })).hint).toContain('--config');
  });

  test("dbmate's folder is taken where only it exists", async () => {
    const cwd = put({ 'db/migrations/.keep': '' });
    expect((await load({ cwd })).migrationsDirs).toEqual([join(cwd, 'db/migrations')]);
    mkdirSync(join(cwd, 'migrations'));
    expect((await load({ cwd })).migrationsDirs).toEqual([join(cwd, 'migrations')]);
  });

  test('a configuration in a parent folder moves the defaults there', async () => {
    const folder = put({ 'schemactl.config.yaml': 'strict: true', 'a/b/.keep': '' });
    const settings = await load({ cwd: join(folder, 'a/b') });
    expect(settings).toMatchObject({
      root: folder,
      strict: true,
      migrationsDirs: [join(folder, 'migrations')],
    });
    expect(settings.provenance.strict).toBe('../../schemactl.config.yaml');
  });
});

describe('precedence', () => {
  const files = {
    'schemactl.config.yaml': 'migrationsTable: from_file\nurl: sqlite:/file.db',
    '.env': 'DBMATE_MIGRATIONS_TABLE=from_dotenv\nDATABASE_URL=sqlite:/dotenv.db',
  };
  const env = { DBMATE_MIGRATIONS_TABLE: 'from_env', DATABASE_URL: 'sqlite:/env.db' };

  test('flag, environment, .env, file and default follow each other', async () => {
    const full = put(files);
    const fileOnly = put({ 'schemactl.config.yaml': files['schemactl.config.yaml'] });
    const steps = [
      {
        query: { cwd: full, env, flags: { migrationsTable: 'from_flag', url: 'sqlite:/flag.db' } },
        table: 'from_flag',
        url: 'sqlite:/flag.db',
        from: ['flag --migrations-table', 'flag --url'],
      },
      {
        query: { cwd: full, env },
        table: 'from_env',
        url: 'sqlite:/env.db',
        from: ['environment DBMATE_MIGRATIONS_TABLE', 'environment DATABASE_URL'],
      },
      { query: { cwd: full }, table: 'from_dotenv', url: 'sqlite:/dotenv.db', from: ['.env', '.env'] },
      {
        query: { cwd: fileOnly },
        table: 'from_file',
        url: 'sqlite:/file.db',
        from: ['schemactl.config.yaml', 'schemactl.config.yaml'],
      },
      { query: { cwd: put({}) }, table: 'schema_migrations', url: undefined, from: ['default', 'default'] },
    ];
    for (const { query, table, url, from } of steps) {
      const settings = await load(query);
      expect([settings.migrationsTable, settings.url]).toEqual([table, url]);
      expect([settings.provenance.migrationsTable, settings.provenance.url]).toEqual(from);
    }
  });

  test('our own variables go before those of dbmate', async () => {
    const settings = await load({
      env: { SCHEMACTL_MIGRATIONS_TABLE: 'ours', DBMATE_MIGRATIONS_TABLE: 'theirs' },
    });
    expect(settings.migrationsTable).toBe('ours');
  });

  test('an empty variable counts as not given and hides the one in .env', async () => {
    const settings = await load({ cwd: put(files), env: { DATABASE_URL: '' } });
    expect(settings.provenance.url).toBe('schemactl.config.yaml');
  });
});

describe('variables', () => {
  test('every variable of dbmate is read', async () => {
    const env = {
      DBMATE_MIGRATIONS_DIR: 'm1, m2',
      DBMATE_SCHEMA_FILE: 's,1.sql',
      DBMATE_NO_DUMP_SCHEMA: 'true',
      DBMATE_WAIT: '1',
      DBMATE_WAIT_TIMEOUT: '1m',
      DBMATE_WAIT_INTERVAL: '500ms',
      DBMATE_STRICT: 'T',
      DBMATE_VERBOSE: 'yes',
      SHADOW_DATABASE_URL: 'sqlite:/s.db',
    };
    const expected = {
      migrationsDirs: [join(root, 'm1'), join(root, 'm2')],
      schemaFile: join(root, 's,1.sql'),
      dumpSchema: false,
      wait: true,
      waitTimeoutMs: 60_000,
      waitIntervalMs: 500,
      strict: true,
      verbose: true,
      shadow: 'sqlite:/s.db',
    };
    expect(await load({ env })).toMatchObject(expected);
  });

  test('--env names the variable, and the URL of the file does not stand in for it', async () => {
    const cwd = put({ 'schemactl.config.yaml': 'url: sqlite:/file.db' });
    const given = await load({
      cwd,
      flags: { env: 'TEST_URL' },
      env: { TEST_URL: 'sqlite:/t.db', DATABASE_URL: 'sqlite:/d.db' },
    });
    expect([given.url, given.provenance.url]).toEqual(['sqlite:/t.db', 'environment TEST_URL']);
    const missing = await load({ cwd, flags: { env: 'TEST_URL' }, env: { DATABASE_URL: 'sqlite:/d.db' } });
    expect([missing.url, missing.urlVariable]).toEqual([undefined, 'TEST_URL']);
  });

  test('a file can name the variable', async () => {
    const cwd = put({ 'schemactl.config.yaml': 'env: APP_DB\nurl: sqlite:/file.db' });
    expect((await load({ cwd, env: { APP_DB: 'sqlite:/app.db' } })).url).toBe('sqlite:/app.db');
    expect((await load({ cwd })).url).toBe('sqlite:/file.db');
  });

  test('--env-file replaces .env; the first file wins, a missing one is passed over', async () => {
    const cwd = put({
      '.env': 'DATABASE_URL=sqlite:/0.db',
      'one.env': 'DATABASE_URL=sqlite:/1.db',
      'two.env': 'DATABASE_URL=sqlite:/2.db\nPGUSER=two',
    });
    const settings = await load({
      cwd,
      flags: { envFile: ['missing.env', 'one.env', 'two.env'] },
      env: { PGHOST: 'real' },
    });
    expect([settings.url, settings.provenance.url]).toEqual(['sqlite:/1.db', 'one.env']);
    expect(settings.environment()).toMatchObject({ PGUSER: 'two', PGHOST: 'real' });
  });

  test('an environment file that is a folder is an error', async () => {
    expect(await failure({ cwd: put({ '.env/x': '' }) })).toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringContaining('EISDIR') as unknown,
    });
  });

  test.each([
    ['DBMATE_WAIT', 'perhaps', 'true or false'],
    ['DBMATE_WAIT_TIMEOUT', '60', 'duration'],
  ])('%s=%s is refused by its name', async (name, value, accepted) => {
    const error = await failure({ env: { [name]: value } });
    expect(error).toMatchObject({ code: 'BAD_CONFIG', exit: 2 });
    expect(error.message).toMatch(new RegExp(`environment ${name} must be .*${accepted}`));
  });

  test('a bad flag is a usage error', async () => {
    expect(await failure({ flags: { lockTimeout: 'soon' } })).toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining('--lock-timeout') as unknown,
    });
  });
});

describe('paths', () => {
  test('a file is relative to itself, a flag to the current folder', async () => {
    const text =
      'migrationsDir: [m, /abs]\nmodels: ["src/*.ts", "sql:db.sql", "!src/x.ts"]\nurl: sqlite:my.db\nshadow: "sqlite::memory:"\nschemaFile: s.sql';
    const folder = put({ 'schemactl.config.yml': text, 'sub/.keep': '' });
    const cwd = join(folder, 'sub');
    expect(await load({ cwd })).toMatchObject({
      migrationsDirs: [join(folder, 'm'), '/abs'],
      models: [join(folder, 'src/*.ts'), `sql:${folder}/db.sql`, `!${folder}/src/x.ts`],
      url: `sqlite:${folder}/my.db`,
      shadow: 'sqlite::memory:',
      schemaFile: join(folder, 's.sql'),
    });
    const flags = { migrationsDir: ['a,b', 'c'], url: 'sqlite:my.db' };
    expect(await load({ cwd, flags })).toMatchObject({
      migrationsDirs: ['a', 'b', 'c'].map((name) => join(cwd, name)),
      url: `sqlite:${cwd}/my.db`,
    });
  });

  test('a folder that everybody may write to is no parent to trust', async () => {
    const folder = put({ 'schemactl.config.yaml': 'strict: true', 'sub/.keep': '' });
    open(folder);
    expect((await load({ cwd: join(folder, 'sub') })).strict).toBe(false);
    expect((await load({ cwd: folder })).strict).toBe(true);
  });

  test('nothing above the home folder is looked at', async () => {
    const folder = put({ 'schemactl.config.yaml': 'strict: true', 'home/sub/.keep': '' });
    expect((await load({ cwd: join(folder, 'home/sub'), home: join(folder, 'home') })).strict).toBe(false);
  });
});

describe('secrets', () => {
  test('no print of the settings shows a password, and config show says where each came from', async () => {
    const env = { DATABASE_URL: 'postgres://u:hunter2@h/d', SCHEMACTL_SHADOW: 'postgres://u:hunter2@h/s' };
    const settings = await load({ env, flags: { waitTimeout: '90s' } });
    const printed = [
      inspect(settings, { depth: null, showHidden: true }),
      JSON.stringify(settings),
      JSON.stringify(describeSettings(settings)),
    ];
    for (const text of printed) expect(text).not.toContain('hunter2');
    expect(settings.url).toBe(env.DATABASE_URL);
    expect(row(settings, 'url')).toEqual({
      key: 'url',
      value: 'postgres://u@h:5432/d',
      from: 'environment DATABASE_URL',
    });
    expect(row(settings, 'waitTimeout')).toEqual({
      key: 'waitTimeout',
      value: '1m30s',
      from: 'flag --wait-timeout',
    });
    expect(row(settings, 'noDumpSchema')).toEqual({ key: 'noDumpSchema', value: false, from: 'default' });
  });

  test('a URL that cannot be read is not shown', async () => {
    const settings = await load({ env: { DATABASE_URL: 'postgres://u:hunter2/x@h/d' } });
    expect(row(settings, 'url')?.value).toBe('(not a usable URL)');
  });
});
