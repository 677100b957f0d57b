import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { makeFolder } from './folder.js';

const { put, load, failure, remove } = makeFolder();
afterAll(remove);

const yaml = (text: string) => put({ 'schemactl.config.yaml': text });

describe('code', () => {
  const mark = (text: string) =>
    `import { writeFileSync } from 'node:fs'; import { join } from 'node:path';\nwriteFileSync(join(__dirname, 'ran'), '');\n${text}`;
  const code = mark(
    'interface X { a: string }\nconst table: string = "t";\nexport default { migrationsTable: table, url: "sqlite:/c.db" };',
  );

  test.each([
    ['ts', code],
    ['cts', code],
    ['mts', 'const table: string = "t"; export default { migrationsTable: table };'],
    ['js', 'module.exports = { migrationsTable: "t" };'],
    ['cjs', 'module.exports = { migrationsTable: "t" };'],
    ['mjs', 'export default { migrationsTable: "t" };'],
  ])('a .%s file is run where that is allowed', async (extension, text) => {
    const cwd = put({ [`schemactl.config.${extension}`]: text });
    const settings = await load({ cwd, allowCode: true });
    expect(settings.migrationsTable).toBe('t');
    expect(settings.provenance.migrationsTable).toBe(`schemactl.config.${extension}`);
  });

  test('where code may not run and nothing else gives the URL, the error names the variable', async () => {
    const cwd = put({ 'schemactl.config.ts': code });
    const error = await failure({ cwd });
    expect(error).toMatchObject({
      code: 'BAD_CONFIG',
      exit: 2,
      hint: expect.stringContaining('DATABASE_URL') as unknown,
    });
    expect((await failure({ cwd, flags: { env: 'PROD' } })).hint).toContain('PROD');
    expect(existsSync(join(cwd, 'ran'))).toBe(false);
  });

  test.each([{ env: { DATABASE_URL: 'sqlite:/x.db' } }, { flags: { url: 'sqlite:/x.db' } }])(
    'where %j gives the URL, code is passed over with a note',
    async (given) => {
      const cwd = put({ 'schemactl.config.ts': code, 'sub/.keep': '' });
      const settings = await load({ cwd: join(cwd, 'sub'), ...given });
      expect(settings).toMatchObject({
        url: 'sqlite:/x.db',
        migrationsTable: 'schema_migrations',
        root: cwd,
      });
      expect(settings.notes).toEqual([expect.stringContaining('schemactl.config.ts is code')]);
      expect(existsSync(join(cwd, 'ran'))).toBe(false);
    },
  );

  test('data beside code serves the commands that run no code', async () => {
    const cwd = put({ 'schemactl.config.ts': code, 'schemactl.config.yaml': 'migrationsTable: y' });
    expect((await load({ cwd })).migrationsTable).toBe('y');
    expect((await load({ cwd, allowCode: true })).migrationsTable).toBe('t');
  });

  test('code that fails is told by its message, without a password in it', async () => {
    const error = await failure({
      cwd: put({ 'schemactl.config.ts': 'throw new Error("no postgres://u:hunter2@h/d");' }),
      allowCode: true,
    });
    expect(error).toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringContaining(
        'schemactl.config.ts failed while it was loaded: no postgres://u:***@h/d',
      ) as unknown,
    });
  });
});

describe('choice of the file', () => {
  test('two files of a kind side by side are refused', async () => {
    expect(
      (
        await failure({
          cwd: put({ 'schemactl.config.yaml': 'strict: true', 'schemactl.config.json': '{}' }),
        })
      ).message,
    ).toContain('schemactl.config.yaml and schemactl.config.json');
  });

  test('--config and SCHEMACTL_CONFIG name a file', async () => {
    const cwd = put({ 'conf/prod.yaml': 'migrationsDir: m', 'schemactl.config.yaml': 'migrationsDir: n' });
    const expected = { root: join(cwd, 'conf'), migrationsDirs: [join(cwd, 'conf/m')] };
    expect(await load({ cwd, flags: { config: 'conf/prod.yaml' } })).toMatchObject(expected);
    expect(await load({ cwd, env: { SCHEMACTL_CONFIG: 'conf/prod.yaml' } })).toMatchObject(expected);
    expect(await failure({ cwd, flags: { config: 'none.yaml' } })).toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringContaining('none.yaml') as unknown,
    });
  });

  test('a named file of an unknown kind is refused', async () => {
    const cwd = put({ 'conf.toml': 'a = 1' });
    expect(await failure({ cwd, flags: { config: 'conf.toml' } })).toMatchObject({
      code: 'BAD_CONFIG',
      hint: expect.stringContaining('.yaml') as unknown,
    });
  });
});

describe('faults of a file', () => {
  test('an unknown key is named with the one that was meant', async () => {
    const error = await failure({ cwd: yaml('migrationDir: x\nzzz: 1') });
    expect(error).toMatchObject({ code: 'BAD_CONFIG', exit: 2 });
    expect(error.message).toContain('unknown key migrationDir: did you mean migrationsDir?');
    expect(error.message).toMatch(/unknown key zzz$/);
    expect(error.hint).toContain('migrationsDir');
  });

  test.each([
    ['strict: sometimes', 'strict must be true or false, but it is a string'],
    ['lockTimeout: 5', 'lockTimeout must be a duration such as 500ms, 60s, 1m or 1m30s, but it is a number'],
    [
      'lockTimeout: 5 days',
      'lockTimeout must be a duration such as 500ms, 60s, 1m or 1m30s, but it is another text',
    ],
    ['models: {a: 1}', 'models must be a path or a list of paths, but it is an object'],
    ['migrationsDir: [a, 1]', 'migrationsDir must be a path or a list of paths, but it is a list'],
    ['url:', 'url must be a text that is not empty, but it is nothing'],
    ['url: ""', 'url must be a text that is not empty, but it is empty'],
    ['verbose: true', 'unknown key verbose'],
  ])('%s: %s', async (text, message) => {
    const error = await failure({ cwd: yaml(text) });
    expect(error.message).toContain(message);
    expect(error.place.file).toMatch(/schemactl\.config\.yaml$/);
  });

  test.each([
    ['', 'nothing'],
    ['# only a comment', 'nothing'],
    ['- a', 'a list'],
    ['hello', 'a string'],
  ])('%j where an object belongs is %s', async (text, kind) => {
    expect((await failure({ cwd: yaml(text) })).message).toContain(
      `holds ${kind} where an object of settings is expected`,
    );
  });

  test('broken YAML is told with its line and without its text', async () => {
    const error = await failure({ cwd: yaml('strict: true\nurl: "postgres://u:hunter2@h/d" "hunter2"\n') });
    expect(error).toMatchObject({ code: 'BAD_CONFIG', place: { line: 2 } });
    expect(error.message).toContain('line 2');
    expect(inspect(error)).not.toContain('hunter2');
  });

  test('broken JSON is told with its line and without its text', async () => {
    const error = await failure({
      cwd: put({ 'schemactl.config.json': '{\n  "url": "hunter2"\n  "strict": true\n}' }),
    });
    expect(error).toMatchObject({ code: 'BAD_CONFIG', place: { line: 3 } });
    expect(inspect(error)).not.toContain('hunter2');
  });

  test('JSON with tabs and a byte order mark is read', async () => {
    expect(
      (await load({ cwd: put({ 'schemactl.config.json': '\uFEFF{\n\t"strict": true\n}' }) })).strict,
    ).toBe(true);
  });

  test('a wrong value of a secret is not shown', async () => {
    expect(inspect(await failure({ cwd: yaml('url: [hunter2]') }))).not.toContain('hunter2');
  });
});
