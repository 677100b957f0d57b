import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, schemactl } from '../support/cli';
import type { Folder, Run } from '../support/cli';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';
import { schemactlMany } from '../support/many';

const models = `
import { integer, table } from 'schemactl/schema';
export const items = table('items', { id: integer() });
`;

const runner =
  (place: Folder, env: Readonly<Record<string, string>> = {}) =>
  (...lines: readonly (readonly string[])[]): Promise<readonly Run[]> =>
    schemactlMany(lines, { cwd: place.path, env: { SCHEMACTL_SETTINGS: 'settings.yaml', ...env } });

describe.each(testEngines)('many projects on $name', ({ database }) => {
  let db: TestDatabase;
  const place = folder({ 'services/shop/schema.ts': models, 'elsewhere/.keep': '' });
  const run = runner(place, { DATABASE_URL: 'sqlite:wrong.db' });
  beforeAll(async () => void (db = await database()));
  afterAll(async () => {
    place.drop();
    await db.drop();
  });

  test('a project is added, its revisions lie beside its module, and a reference works in the place of a URL', async () => {
    const [module, prod, list] = await run(
      ['settings', 'add', 'shop', '--module', 'services/shop/schema.ts'],
      ['settings', 'add', 'shop.prod', '--url', db.url],
      ['project', 'list'],
      ['drop', 'shop.prod', '--yes'],
    );
    expect([module?.code, module?.stdout]).toEqual([0, 'Added: projects.shop in settings.yaml\n']);
    expect([prod?.code, prod?.stdout]).toEqual([0, 'Added: projects.shop.db.prod in settings.yaml\n']);
    expect(list?.stdout).toMatch(/^shop +services\/shop\/migrations\n {2}shop\.prod +\S+\n$/);

    const [auto, named, dry, refused, made, status, again, check] = await run(
      ['new', 'shop.prod', '--auto', '--message', 'first'],
      ['new', 'shop.prod', 'second.step'],
      ['migrate', 'shop.prod', '--dry-run'],
      ['migrate', 'shop.prod'],
      ['migrate', 'shop.prod', '--yes', '--no-dump-schema'],
      ['status', '--url', 'shop.prod'],
      ['--url', 'shop.prod', 'up', '--no-dump-schema'],
      ['check', 'shop.prod'],
    );
    expect(auto?.stdout).toMatch(/^Creating: services\/shop\/migrations\/\d+_first\.sql/);
    expect(named?.stdout).toMatch(/^Creating: services\/shop\/migrations\/\d+_second_step\.sql/);
    expect([dry?.code, dry?.stdout, dry?.stderr]).toEqual([
      0,
      expect.stringMatching(/^-- \d+_first\.sql\n[^]*-- \d+_second_step\.sql/),
      expect.stringMatching(/^Would create: /),
    ]);
    expect([refused?.code, refused?.stderr]).toEqual([
      2,
      expect.stringMatching(/the database of shop\.prod is not there[^]*--yes creates it/),
    ]);
    expect([made?.code, made?.stderr]).toEqual([0, expect.stringMatching(/^Creating: /)]);
    expect(status?.stdout).toMatch(/Applied: 2\nPending: 0\n$/);
    expect([again?.code, again?.stdout]).toEqual([0, 'Nothing is pending.\n']);
    expect([check?.code, check?.stderr]).toEqual([0, '']);
    expect(existsSync(join(place.path, 'wrong.db'))).toBe(false);
  });

  test('it works from any folder, and as a source', async () => {
    const env = { SCHEMACTL_SETTINGS: join(place.path, 'settings.yaml') };
    const lines = [
      ['status', 'shop.prod', '--quiet'],
      ['diff', '--from', 'empty', '--to', 'shop.prod'],
      ['diff', 'shop.prod'],
      ['config', 'show', 'shop.prod', '--json'],
    ];
    const runs = await schemactlMany(lines, { cwd: join(place.path, 'elsewhere'), env });
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(lines.map(() => [0, '']));
    expect(runs[1]?.stdout).toMatch(/CREATE TABLE "?(public"?\.)?"?items/i);
    expect(runs[2]?.stdout).toBe('');
    const shown = JSON.parse(runs[3]?.stdout ?? '') as {
      result: { settingsFile: string; settings: unknown[] };
    };
    const file = join(place.path, 'settings.yaml');
    expect(shown.result.settingsFile).toBe(file);
    expect(shown.result.settings).toContainEqual(
      expect.objectContaining({ key: 'url', from: `${file} projects.shop.db.prod` }),
    );
  });
});

describe('references', () => {
  const place = folder({
    'settings.yaml':
      '# mine\nprojects:\n  shop: # the shop\n    module: shop/schema.ts\n    db:\n      prod:\n        # in the cellar\n        connection: postgres://app:secret-word@127.0.0.1:1/shop\n      file: {connection: "sqlite:f.db"}\n',
    'shop/migrations/001_a.sql':
      '-- migrate:up\ncreate table a (id integer);\n-- migrate:down\ndrop table a;\n',
    'shop/schema.sql': 'create table loaded (id integer);\n',
  });
  const run = runner(place);
  afterAll(() => place.drop());

  test('mistakes are exit 2, one message, what may have been meant, and never a password', async () => {
    const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
      [['migrate', 'shpo.prod'], /Did you mean shop\.prod\?/],
      [['status', 'shop.prd'], /the project shop has no database prd[^]*Did you mean shop\.prod\?/],
      [['new', 'shop.prd', 'x'], /Did you mean shop\.prod\?/],
      [['status', 'warehouse.main'], /there is no project warehouse[^]*It names shop\.prod, shop\.file/],
      [['status', 'shop.prod', '--url', 'sqlite:a.db'], /named twice/],
      [['status', 'shop.prod', '--settings', 'none.yaml'], /There is no settings file yet/],
      [['status', 'shop.prod', '--settings', 'shop'], /can't read [^]*it is a directory/],
      [['settings', 'add', 'shop.prod', '--url', 'sqlite:x.db'], /shop\.prod is in the settings already/],
      [['settings', 'add', 'my shop', '--module', 'x'], /"my shop" [^]*a name begins with a letter/],
      [['settings', 'add', 'shop.new'], /needs a URL/],
      [['settings', 'remove', 'shop.prd'], /have no projects\.shop\.db\.prd[^]*Did you mean shop\.prod\?/],
      [['settings', 'show', 'shpo'], /have no projects\.shpo[^]*Did you mean shop\?/],
      [['settings', 'set', 'projects.shop.modul', 'x'], /is unknown: did you mean module\?/],
      [
        ['settings', 'set', 'projects.shop.db.prod.type', 'sqlite'],
        /is sqlite, but the connection is one of postgres/,
      ],
    ];
    const before = readFileSync(join(place.path, 'settings.yaml'), 'utf8');
    const runs = await run(...mistakes.map(([line]) => line));
    for (const [index, [line, message]] of mistakes.entries()) {
      const { code, stdout, stderr } = runs[index] as Run;
      expect([line, code, stdout, stderr]).toEqual([line, 2, '', expect.stringMatching(message)]);
      expect(stderr).not.toContain('secret-word');
    }
    expect(readFileSync(join(place.path, 'settings.yaml'), 'utf8')).toBe(before);
  });

  test('a name of a revision may have the form of a reference', async () => {
    const [known, unknown] = await run(
      ['new', 'shop.file', 'a.b', '--dry-run'],
      ['new', 'customers.email', '--dry-run', '-d', 'shop/migrations'],
    );
    expect(known?.stdout).toMatch(/^Would create: shop\/migrations\/\d+_a_b\.sql/);
    expect(unknown?.stdout).toMatch(/^Would create: shop\/migrations\/\d+_customers_email\.sql/);
  });

  test('load and baseline make a missing database after a yes', async () => {
    const [refused, load, baseline] = await run(
      ['load', 'shop.file', '-s', 'shop/schema.sql'],
      ['load', 'shop.file', '-s', 'shop/schema.sql', '--yes'],
      ['baseline', 'shop.file'],
    );
    expect([refused?.code, refused?.stderr]).toEqual([2, expect.stringContaining('--yes creates it')]);
    expect([load?.code, load?.stderr]).toEqual([0, expect.stringMatching(/^Creating: /)]);
    expect(baseline?.stdout).toBe('Recorded: 001_a.sql\n');
  });

  test('passwords are hidden in every output', async () => {
    const lines = [
      ['settings', 'show'],
      ['settings', 'show', 'shop.prod', '--json'],
      ['project', 'list'],
      ['config', 'show', 'shop.prod'],
      ['status', 'shop.prod'],
      ['settings', 'set', 'projects.shop.db.prod.connection', 'postgres://app:secret-word@h/d', '--dry-run'],
    ];
    const runs = await run(...lines);
    for (const [index, { stdout, stderr }] of runs.entries())
      expect([lines[index], stdout + stderr]).toEqual([
        lines[index],
        expect.not.stringContaining('secret-word'),
      ]);
    const [add] = await run(['settings', 'add', 'shop.two', '--url', 'postgres://a:secret-word@h/d']);
    expect([add?.code, add?.stderr]).toEqual([0, expect.stringContaining('--password-env keeps it out')]);
    expect(runs[0]?.stdout).toContain('postgres://app:***@127.0.0.1:1/shop');
  });
});

describe('changing the settings', () => {
  test('comments stay, a dry run writes nothing, and a new file is for its owner alone', async () => {
    const place = folder({
      'a/settings.yaml':
        '# top\nprojects:\n  # one\n  shop:\n    module: old.ts # here\n    db:\n      x: {connection: "sqlite:x.db"} # X\n      y: {connection: "sqlite:y.db"}\n',
    });
    const file = join(place.path, 'a/settings.yaml');
    const before = readFileSync(file, 'utf8');
    const run = runner(place, { SCHEMACTL_SETTINGS: file });
    const changes = [
      ['settings', 'set', 'projects.shop.module', 'new.ts'],
      ['settings', 'remove', 'shop.y'],
      ['settings', 'add', 'shop.z', '--url', 'postgres://me@h/z', '--password-env', 'Z', '--db-name', 'zz'],
    ];
    const dry = await run(...changes.map((line) => [...line, '--dry-run']));
    expect(dry.map(({ code, stdout }) => [code, stdout.split(' ')[0]])).toEqual([
      [0, 'Would'],
      [0, 'Would'],
      [0, 'Would'],
    ]);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect((await run(...changes)).map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(readFileSync(file, 'utf8')).toBe(
      '# top\nprojects:\n  # one\n  shop:\n    module: new.ts # here\n    db:\n      x: { connection: "sqlite:x.db" } # X\n      z:\n        db_name: zz\n        connection:\n          url: postgres://me@h/z\n          password_env: Z\n',
    );
    const fresh = runner(place, { SCHEMACTL_SETTINGS: 'new/folder/s.yaml' });
    const [none, path, dryAdd] = await fresh(
      ['settings', 'show'],
      ['settings', 'path', '--json'],
      ['settings', 'add', 'shop', '--dry-run'],
    );
    expect([none?.code, none?.stdout]).toEqual([0, expect.stringContaining('There is no settings file yet')]);
    expect(JSON.parse(path?.stdout ?? '')).toMatchObject({
      result: { exists: false, from: 'environment SCHEMACTL_SETTINGS' },
    });
    expect([dryAdd?.code, existsSync(join(place.path, 'new'))]).toEqual([0, false]);
    await fresh(['settings', 'add', 'shop']);
    if (process.platform !== 'win32')
      expect(statSync(join(place.path, 'new/folder/s.yaml')).mode & 0o777).toBe(0o600);
    place.drop();
  });

  test('many at once lose nothing, and a password comes from standard input', async () => {
    const place = folder({});
    const options = { cwd: place.path, env: { SCHEMACTL_SETTINGS: 's.yaml' } };
    const names = ['a', 'b', 'c', 'd'];
    const added = await Promise.all(
      names.map((name) =>
        schemactl(['settings', 'add', `${name}.db`, '--url', `sqlite:${name}.db`], options),
      ),
    );
    expect(added.map(({ code, stderr }) => [code, stderr])).toEqual(names.map(() => [0, '']));
    const [list] = await schemactlMany([['project', 'list', '--json']], options);
    const { result } = JSON.parse(list?.stdout ?? '') as {
      result: { projects: readonly { name: string }[] };
    };
    expect(result.projects.map(({ name }) => name).sort()).toEqual(names);
    writeFileSync(
      join(place.path, 's.yaml'),
      'projects:\n  a:\n    db:\n      b:\n        connection: {host: h}\n',
    );
    const set = await schemactl(['settings', 'set', 'projects.a.db.b.connection.password', '-'], {
      ...options,
      input: 'from stdin\n',
    });
    expect([set.code, set.stdout]).toEqual([0, 'Set: projects.a.db.b.connection.password in s.yaml\n']);
    expect(readFileSync(join(place.path, 's.yaml'), 'utf8')).toContain('password: from stdin');
    place.drop();
  });
});

test('a monorepo of data projects: staging, production and development by one settings file', async () => {
  const place = folder({
    'config/settings.yaml': `
development:
  db:
    sqlite:
      connection: {db_path: ../dev/}
projects:
  projectA:
    module: ../a/models
    db:
      staging:
        type: sqlite
        db_name: staging
        connection:
          db_path: ../staging.db
      prod:
        type: postgres
        db_name: a
        connection: {host: 127.0.0.1, port: 1, user: app, password_env: A_PASSWORD}
  projectB:
    module: ../b/models.ts
`,
    'a/models/items.ts': models,
    'b/models.ts': models.replaceAll('items', 'orders'),
  });
  const options = {
    cwd: place.path,
    env: { SCHEMACTL_SETTINGS: 'config/settings.yaml', A_PASSWORD: 'pw-of-a' },
  };
  const runs = await schemactlMany(
    [
      ['init', 'projectA.staging'],
      ['new', '--auto', 'projectA.staging', '-m', 'first'],
      ['migrate', 'projectA.staging', '--yes'],
      ['migrate', 'projectA.sqlite', '--dry-run'],
      ['migrate', 'projectA.sqlite', '--yes'],
      ['check', 'projectA.sqlite'],
      ['new', '--auto', 'projectB.sqlite', '-m', 'first'],
      ['up', 'projectB.sqlite'],
      ['rollback', 'projectB.sqlite', '--dry-run'],
      ['status', 'projectA.prod'],
    ],
    options,
  );
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 5]);
  const made = [
    'staging.db',
    'dev/projectA.db',
    'dev/projectB.db',
    'a/migrations',
    'b/migrations',
    'a/db/schema.sql',
  ];
  expect(made.filter((name) => !existsSync(join(place.path, name)))).toEqual([]);
  expect(runs[0]?.stdout).toMatch(/^Creating: a\/schemactl\.config\.yaml\n/);
  expect(readFileSync(join(place.path, 'a/schemactl.config.yaml'), 'utf8')).toContain(
    'migrationsDir: migrations\n',
  );
  expect(runs[8]?.stdout).toMatch(/DROP TABLE "?orders/i);
  expect(runs[9]?.stderr).not.toContain('pw-of-a');
  place.drop();
});
