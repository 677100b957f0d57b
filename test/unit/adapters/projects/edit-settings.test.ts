import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeSetting, setSetting } from '../../../../src/adapters/projects/change.js';
import { put } from '../../../../src/adapters/projects/document.js';
import { editSettings, saveSettings } from '../../../../src/adapters/projects/edit-settings.js';
import { readSettingsFile } from '../../../../src/adapters/projects/settings-file.js';
import { settingsPath } from '../../../../src/adapters/projects/settings-path.js';
import { isSchemactlError } from '../../../../src/domain/error.js';

const folder = mkdtempSync(join(tmpdir(), 'schemactl-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'settings.yaml');
const write = (text: string): void => writeFileSync(path, text);

const failure = async (work: Promise<unknown>): Promise<readonly unknown[]> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  return isSchemactlError(error) ? [error.code, error.message] : [error];
};

test('what somebody else wrote meanwhile is not written over', async () => {
  for (const before of ['projects:\n  a: {}\n', undefined]) {
    if (before === undefined) rmSync(path);
    else write(before);
    const file = readSettingsFile(path);
    put(file.document, ['projects', 'b'], { module: 'b.ts' });
    write('projects:\n  theirs: {}\n');
    expect(await failure(saveSettings(file))).toEqual([
      'LOCKED',
      expect.stringContaining('changed by somebody else'),
    ]);
    expect(readFileSync(path, 'utf8')).toBe('projects:\n  theirs: {}\n');
  }
});

test('what would not fit is not written, and no lock stays', async () => {
  write('projects:\n  a: {}\n');
  const edit = editSettings(path, ({ document }) => put(document, ['projects', 'a', 'port'], 'x'), {
    dryRun: false,
  });
  expect(await failure(edit)).toEqual(['BAD_CONFIG', expect.stringContaining('projects.a.port in line')]);
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual([
    'projects:\n  a: {}\n',
    ['settings.yaml'],
  ]);
});

test('a lock that a killed process left is taken over', async () => {
  write('');
  writeFileSync(`${path}.lock`, '');
  const old = new Date(Date.now() - 60_000);
  utimesSync(`${path}.lock`, old, old);
  await editSettings(path, ({ document }) => put(document, ['projects', 'a', 'module'], 'm.ts'), {
    dryRun: false,
  });
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual([
    'projects:\n  a:\n    module: m.ts\n',
    ['settings.yaml'],
  ]);
});

test('what an alias or a merge says is not changed through it', async () => {
  const text =
    'projects:\n  a: &a\n    db: &db\n      x: { connection: "sqlite:a.db" }\n  b: *a\n  c:\n    <<: *a\n';
  write(text);
  const set = setSetting(path, 'projects.b.module', 'm.ts', { dryRun: false });
  expect(await failure(set)).toEqual(['BAD_CONFIG', expect.stringContaining('projects.b is an alias')]);
  for (const [key, why] of [
    ['b.x', 'projects.b is an alias'],
    ['projects.c.db', 'projects.c.db comes from another key'],
  ] as const)
    expect(await failure(removeSetting(path, key, { dryRun: false }))).toEqual([
      'BAD_CONFIG',
      expect.stringContaining(why),
    ]);
  expect(readFileSync(path, 'utf8')).toBe(text);
  write('projects: *nowhere\n');
  const edit = setSetting(path, 'projects.b.module', 'm.ts', { dryRun: true });
  expect(await failure(edit)).toEqual(['BAD_CONFIG', expect.stringContaining('leads nowhere')]);
});

test('a comment stays where an empty value becomes an object', () => {
  write('# top\nprojects:\n  a: # todo\n');
  const { document } = readSettingsFile(path);
  put(document, ['projects', 'a', 'module'], 'm.ts');
  expect(document.toString()).toBe('# top\nprojects:\n  a:\n    # todo\n    module: m.ts\n');
});

test.each([
  ['linux', { XDG_CONFIG_HOME: '/c' }, '/c/schemactl/settings.yaml'],
  ['linux', { XDG_CONFIG_HOME: 'relative' }, '/home/me/.config/schemactl/settings.yaml'],
  ['darwin', {}, '/home/me/Library/Application Support/schemactl/settings.yaml'],
  ['win32', { APPDATA: '/roaming' }, '/roaming/schemactl/settings.yaml'],
  ['linux', { SCHEMACTL_SETTINGS: 's.yaml' }, '/work/s.yaml'],
] as const)('on %s with %j the file is %s', (platform, env, expected) => {
  expect(settingsPath({ env, cwd: '/work', platform, home: '/home/me' }).path).toBe(expected);
});
