import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openProject } from '../../../src/index.js';
import { freshFile } from '../../setup/sqlite';
import { folder } from '../support/cli';
import type { Run } from '../support/cli';
import { schemactlMany } from '../support/many';

const revision = '-- migrate:up\ncreate table t (id integer);\n-- migrate:down\ndrop table t;\n';
const models =
  "import { integer, table } from 'schemactl/schema';\nexport const t = table('t', { id: integer() });\n";

/** Every command that reads revisions. */
const readers: readonly (readonly string[])[] = [
  ['up'],
  ['migrate'],
  ['migrate', '--dry-run'],
  ['migrate', '--sql'],
  ['rollback', '--yes'],
  ['rollback', '--sql'],
  ['to', 'head', '--yes'],
  ['redo', '--yes'],
  ['status'],
  ['current'],
  ['stamp', 'head', '--yes'],
  ['baseline', '--yes'],
  ['repair'],
  ['adopt'],
  ['check'],
  ['diff', '--from', 'migrations', '--to', 'models'],
  ['new', '--auto', '--from', 'migrations'],
  ['heads'],
  ['branches'],
  ['merge'],
  ['show', '001'],
  ['edit', '001'],
  ['snapshots'],
];

describe('a migrations directory that somebody named and that is not there', () => {
  let file: ReturnType<typeof freshFile>;
  let place: ReturnType<typeof folder>;
  const run = (
    lines: readonly (readonly string[])[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<readonly Run[]> =>
    schemactlMany(lines, { cwd: place.path, env: { DATABASE_URL: file.url, ...env } });

  beforeEach(() => {
    file = freshFile();
    place = folder({ 'migrations/001_t.sql': revision, 'schema.ts': models });
  });
  afterEach(() => {
    place.drop();
    file.drop();
  });

  test('is BAD_CONFIG for all that reads revisions, before anything is done', async () => {
    const lines = readers.map((line) => [...line, '-d', 'migratoins', '--json']);
    for (const [index, { code, stdout }] of (await run(lines)).entries()) {
      const { error } = JSON.parse(stdout) as { error?: { code: string; message: string } };
      expect([lines[index], code, error?.code]).toEqual([lines[index], 2, 'BAD_CONFIG']);
      expect(error?.message).toContain(`${join(place.path, 'migratoins')}, named by flag --migrations-dir`);
    }
    expect(existsSync(file.path)).toBe(false);
    expect(existsSync(join(place.path, 'migratoins'))).toBe(false);
  });

  test.each([
    ['-d beside one that is there', ['-d', 'migrations', '-d', 'gone'], {}, {}, 'flag --migrations-dir'],
    ['a variable', [], { DBMATE_MIGRATIONS_DIR: 'gone' }, {}, 'environment DBMATE_MIGRATIONS_DIR'],
    ['.env', [], {}, { '.env': 'SCHEMACTL_MIGRATIONS_DIR=gone\n' }, '.env'],
    [
      'the configuration',
      [],
      {},
      { 'schemactl.config.yaml': 'migrationsDir: gone\n' },
      'schemactl.config.yaml',
    ],
    [
      'the settings of a project',
      ['--url', 'shop.dev', '--settings', 'many.yaml', '--yes'],
      {},
      {
        'many.yaml':
          'projects:\n  shop:\n    module: schema.ts\n    migrations: gone\n    db:\n      dev: { type: sqlite, connection: { path: x.db } }\n',
      },
      'projects.shop.migrations',
    ],
  ])('%s is named as the place that says so', async (_name, argv, env, files, from) => {
    place.drop();
    place = folder({ 'migrations/001_t.sql': revision, 'schema.ts': models, ...files });
    const [migrate] = await run([['migrate', ...argv]], env);
    expect([migrate?.code, migrate?.stderr]).toEqual([2, expect.stringContaining(from)]);
    expect(migrate?.stderr).toMatch(/gone, named by .* does not exist\n {2}Correct the path/);
    expect(existsSync(join(place.path, 'x.db'))).toBe(false);
  });

  test('validate lists it, and mends nothing meanwhile', async () => {
    const [, found, fixed, status] = await run([
      ['up'],
      ['validate', '-d', 'gone', '--json'],
      ['validate', '-d', 'gone', '--fix'],
      ['status'],
    ]);
    expect(found?.code).toBe(3);
    expect(JSON.parse(found?.stdout ?? '')).toMatchObject({
      result: { findings: [{ kind: 'no directory', fixable: false }, { kind: 'missing' }] },
    });
    expect([fixed?.code, fixed?.stdout]).toEqual([
      3,
      expect.stringMatching(/^no directory: .*gone, named by/),
    ]);
    expect(status?.stdout).toContain('[X] 001_t.sql');
  });

  test('the usual one may come later', async () => {
    place.drop();
    place = folder();
    const runs = await run([['up'], ['status'], ['validate'], ['heads']]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(runs[0]?.stdout).toBe('There are no revision files.\n');
  });

  test('what writes revisions makes it', async () => {
    const runs = await run([
      ['up'],
      ['new', 'first', '-d', 'fresh'],
      ['new', '--auto', '--from', 'empty', '-d', 'other'],
      ['generate', '-d', 'third'],
      ['make-migrations', '--offline', '--migrations-dir', 'fourth'],
    ]);
    for (const [index, { code, stderr }] of runs.entries())
      expect([index, code, stderr]).toEqual([index, 0, expect.anything()]);
    for (const name of ['fresh', 'other', 'third', 'fourth'])
      expect(existsSync(join(place.path, name))).toBe(true);
    const [beside] = await run([['new', 'x', '-d', 'migrations', '-d', 'gone']]);
    expect([beside?.code, beside?.stderr]).toEqual([2, expect.stringContaining('gone, named by')]);
  });

  test('a program is told the same, and may make it', async () => {
    const project = await openProject({
      folder: place.path,
      url: file.url,
      migrationsDir: ['fresh'],
      env: {},
    });
    await expect(project.up()).rejects.toMatchObject({ code: 'BAD_CONFIG' });
    await project.newRevision('first');
    await expect(project.up()).resolves.toMatchObject({ files: 1 });
  });
});
