import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describeSettings } from '../../../../src/adapters/config/settings.js';
import { makeFolder } from '../config/folder.js';

const { put, load, failure, remove } = makeFolder();
afterAll(remove);

const shop = `
# databases of the shop
projects:
  shop:
    module: shop/schema.ts
    db:
      prod:
        type: postgres
        db_name: the shop
        connection:
          host: db.example
          port: 5433
          user: app
          password_env: SHOP_PASSWORD
          sslmode: require
      file:
        type: sqlite
        db_name: shop
        connection:
          path: data/
      url:
        connection: postgres://app:in-the-file@db.example/shop
      here:
        connection: sqlite:here.db
  crm:
    module: crm/models
    migrations: crm/sql
    db:
development:
  db:
    local:
      connection: {host: 127.0.0.1, user: dev, password: dev-word}
    scratch:
      connection: {db_path: scratch/}
`;

const target = async (
  files: Readonly<Record<string, string>>,
  url: string,
  env: Record<string, string> = {},
) => {
  const cwd = put({ 'settings.yaml': shop, ...files });
  return { cwd, settings: await load({ cwd, flags: { url, settings: 'settings.yaml' }, env }) };
};

describe('a reference', () => {
  test('is the database of the project, whose revisions lie beside its module', async () => {
    const { cwd, settings } = await target({}, 'shop.prod', { SHOP_PASSWORD: 'p:/? &w' });
    expect(settings.url).toBe(
      'postgres:///?host=db.example&port=5433&user=app&password=p%3A%2F%3F%20%26w&dbname=the%20shop&sslmode=require',
    );
    expect(settings.migrationsDirs).toEqual([join(cwd, 'shop/migrations')]);
    expect(settings.models).toEqual([join(cwd, 'shop/schema.ts')]);
    expect(settings.schemaFile).toBe(join(cwd, 'shop/db/schema.sql'));
    expect(inspect(settings) + JSON.stringify(settings)).not.toContain('&w');
  });

  test('says where each value came from, and no password', async () => {
    const { cwd, settings } = await target({}, 'shop.url');
    const rows = describeSettings(settings).filter(({ from }) => from.includes('settings.yaml'));
    const file = join(cwd, 'settings.yaml');
    expect(rows).toEqual([
      { key: 'url', value: 'postgres://app@db.example:5432/shop', from: `${file} projects.shop.db.url` },
      { key: 'migrationsDir', value: [join(cwd, 'shop/migrations')], from: `${file} projects.shop` },
      { key: 'models', value: [join(cwd, 'shop/schema.ts')], from: `${file} projects.shop.module` },
    ]);
  });

  test('takes relative files from the folder of the settings, and a folder as the place of its db_name', async () => {
    const here = await target({}, 'shop.here');
    expect(here.settings.url).toBe(`sqlite:${here.cwd}/here.db`);
    const file = await target({}, 'shop.file');
    expect(file.settings.url).toBe(`sqlite:${file.cwd}/data/shop.db`);
  });

  test('to development is a database of the project on that server', async () => {
    const local = await target({}, 'crm.local');
    expect(local.settings.url).toBe('postgres:///?host=127.0.0.1&user=dev&password=dev-word&dbname=crm');
    expect(local.settings.migrationsDirs).toEqual([join(local.cwd, 'crm/sql')]);
    const scratch = await target({}, 'crm.scratch');
    expect(scratch.settings.url).toBe(`sqlite:${scratch.cwd}/scratch/crm.db`);
    expect((await target({}, 'development.scratch')).settings.url).toMatch(/\/scratch\/app\.db$/);
  });

  test('goes before the environment and the configuration of its folder, and flags before it', async () => {
    const files = {
      'shop/schemactl.config.yaml': 'strict: true\nmigrationsDir: theirs\nurl: sqlite:theirs.db',
      'shop/.env': 'SHOP_PASSWORD=from-env-file\nDATABASE_URL=sqlite:other.db',
      'schemactl.config.yaml': 'lockTimeout: 77s',
    };
    const env = { SCHEMACTL_MIGRATIONS_DIR: 'somewhere', DATABASE_URL: 'sqlite:wrong.db' };
    const { cwd, settings } = await target(files, 'shop.prod', env);
    expect(settings.url).toContain('password=from-env-file');
    expect(settings).toMatchObject({
      strict: true,
      lockTimeoutMs: 5000,
      root: join(cwd, 'shop'),
      migrationsDirs: [join(cwd, 'shop/migrations')],
    });
    const flags = { url: 'shop.here', settings: 'settings.yaml', migrationsDir: ['flagged'] };
    expect((await load({ cwd, flags })).migrationsDirs).toEqual([join(cwd, 'flagged')]);
  });

  test('finds the settings by SCHEMACTL_SETTINGS and in the usual place', async () => {
    const cwd = put({
      'x/s.yaml': shop,
      'config/schemactl/settings.yaml': 'projects:\n  a:\n    db:\n      b: {connection: "sqlite:/b.db"}\n',
    });
    const named = await load({ cwd, flags: { url: 'shop.here' }, env: { SCHEMACTL_SETTINGS: 'x/s.yaml' } });
    expect(named.url).toBe(`sqlite:${cwd}/x/here.db`);
    const usual = { XDG_CONFIG_HOME: join(cwd, 'config') };
    if (process.platform === 'linux')
      expect((await load({ cwd, flags: { url: 'a.b' }, env: usual })).url).toBe('sqlite:/b.db');
  });

  test('reads a password from a file', async () => {
    const yaml =
      'projects:\n  a:\n    db:\n      b:\n        connection: {url: "postgres://me@h/d?x=1", password_file: pw}\n';
    const cwd = put({ 'settings.yaml': yaml, pw: 'se cret\n' });
    const flags = { url: 'a.b', settings: 'settings.yaml' };
    expect((await load({ cwd, flags })).url).toBe('postgres://me@h/d?x=1&password=se%20cret');
    for (const [text, what] of [
      ['', 'it is empty'],
      [undefined, 'ENOENT'],
    ] as const) {
      const other = put({ 'settings.yaml': yaml, ...(text !== undefined && { pw: text }) });
      const error = await failure({ cwd: other, flags });
      expect([error.code, error.message]).toEqual(['BAD_CONFIG', expect.stringContaining(what)]);
    }
  });
});

describe('a reference to nothing', () => {
  const wrong = async (url: string, files: Readonly<Record<string, string>> = { 'settings.yaml': shop }) =>
    failure({ cwd: put(files), flags: { url, settings: 'settings.yaml' } });

  test.each([
    ['shpo.prod', 'there is no project shpo', 'Did you mean shop.prod?'],
    ['shop.prd', 'the project shop has no database prd', 'Did you mean shop.prod?'],
    ['warehouse.prod', 'there is no project warehouse', 'It names shop.prod, shop.file'],
  ])('%s says so and what may have been meant', async (url, message, hint) => {
    const error = await wrong(url);
    expect([error.code, error.message, error.hint]).toEqual([
      'USAGE',
      expect.stringContaining(message),
      expect.stringContaining(hint),
    ]);
  });

  test('without a settings file says how to make one', async () => {
    const error = await wrong('shop.prod', {});
    expect(error.hint).toContain('There is no settings file yet: schemactl settings add shop.prod --url URL');
  });

  test('a variable that is not set is named with its key', async () => {
    const error = await wrong('shop.prod');
    expect([error.code, error.message]).toEqual([
      'BAD_CONFIG',
      expect.stringContaining(
        'projects.shop.db.prod.connection.password_env names SHOP_PASSWORD, which is not set',
      ),
    ]);
  });

  test('two modules do not share a folder of revisions by accident', async () => {
    const yaml =
      'projects:\n  a: {module: m/a.ts, db: {x: {connection: "sqlite:a.db"}}}\n  b: {module: m/b.ts}\n';
    const error = await wrong('a.x', { 'settings.yaml': yaml });
    expect([error.code, error.message]).toEqual([
      'BAD_CONFIG',
      expect.stringMatching(/a and b .* share the revisions/),
    ]);
    const told = yaml.replace('module: m/b.ts', 'module: m/b.ts, migrations: m/of-b');
    expect(
      (await load({ cwd: put({ 's.yaml': told }), flags: { url: 'a.x', settings: 's.yaml' } })).url,
    ).toContain('a.db');
  });
});

describe('a settings file that is wrong', () => {
  const wrong = async (text: string) =>
    failure({ cwd: put({ 'settings.yaml': text }), flags: { url: 'a.b', settings: 'settings.yaml' } });
  const entry = (fields: string): string => `projects:\n  a:\n    db:\n      b:\n        ${fields}\n`;

  test.each([
    ['projcts:\n  a:\n', 1, 'projcts in line 1 is unknown: did you mean projects?'],
    ['projects:\n  a:\n    modul: x\n', 3, 'projects.a.modul in line 3 is unknown: did you mean module?'],
    [entry('conection: x'), 5, 'projects.a.db.b.conection in line 5 is unknown: did you mean connection?'],
    [
      entry('connection: {host: h, pasword: secret-word}'),
      5,
      'connection.pasword in line 5 is unknown: did you mean password?',
    ],
    [
      entry('type: oracle\n        connection: x'),
      5,
      'type in line 5 must be one of postgres, postgresql, sqlite, sqlite3',
    ],
    [
      entry('type: sqlite\n        connection: postgres://u:secret-word@h/d'),
      5,
      'type in line 5 is sqlite, but the connection is one of postgres',
    ],
    [
      entry('connection: {host: h, port: many}'),
      5,
      'connection.port in line 5 must be a number from 1 to 65535',
    ],
    [
      entry('connection: {host: h, password: secret-word, password_env: X}'),
      5,
      'password_env in line 5 goes not with password',
    ],
    [entry('connection: {path: a.db, host: h}'), 5, 'connection.host in line 5 goes not with path'],
    [
      entry('connection: {url: "postgres://h/d", host: h}'),
      5,
      'connection.host in line 5 goes not with a URL',
    ],
    [entry('connection: {}'), 5, 'says neither url, host nor path'],
    [entry('db_name: x'), 4, 'projects.a.db.b.connection in line 4 must be a URL'],
    ['projects:\n  my shop:\n    module: x\n', 2, 'projects."my shop" in line 2 a name begins with a letter'],
    ['projects:\n  a.b:\n    module: x\n', 2, 'projects."a.b" in line 2 a name begins with a letter'],
    ['projects:\n  development:\n', 2, 'projects.development in line 2 this name is reserved'],
    ['projects:\n  a:\n  b:\n  a:\n', 4, 'projects.a is there twice, in lines 2 and 4'],
    ['projects: [a]\n', 1, 'projects in line 1 must be an object'],
    ['just a text', undefined, 'it must be an object'],
    ['projects: {a: ', 1, 'is not valid YAML'],
  ])('%j names key and line', async (text, line, message) => {
    const error = await wrong(text);
    expect([error.code, error.message, error.place.line]).toEqual([
      'BAD_CONFIG',
      expect.stringContaining(message),
      line,
    ]);
    expect(error.message + (error.hint ?? '')).not.toContain('secret-word');
  });

  test('one that cannot be read says why', async () => {
    const cwd = put({ 'settings.yaml/inside': '' });
    const error = await failure({ cwd, flags: { url: 'a.b', settings: 'settings.yaml' } });
    expect([error.code, error.message]).toEqual(['BAD_FILE', expect.stringContaining('it is a directory')]);
    symlinkSync('loop', join(cwd, 'loop'));
    const loop = await failure({ cwd, flags: { url: 'a.b', settings: 'loop' } });
    expect([loop.code, loop.message]).toEqual(['BAD_FILE', expect.stringContaining('circle')]);
    const shut = put({ 'settings.yaml': shop });
    chmodSync(join(shut, 'settings.yaml'), 0);
    if (process.getuid?.() === 0) return;
    const denied = await failure({ cwd: shut, flags: { url: 'a.b', settings: 'settings.yaml' } });
    expect(denied.message).toContain('permission denied');
  });
});

test('a URL never makes the settings file be looked for', async () => {
  const cwd = put({});
  mkdirSync(join(cwd, 'dir'));
  const env = { SCHEMACTL_SETTINGS: 'dir' };
  expect((await load({ cwd, flags: { url: 'sqlite:a.db' }, env })).url).toBe(`sqlite:${cwd}/a.db`);
});
