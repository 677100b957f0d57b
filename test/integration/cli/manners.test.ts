import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultServer, guarded } from '../../setup/postgres';
import { execute, folder, root, schemactl } from '../support/cli';
import type { Run } from '../support/cli';
import { schemactlMany } from '../support/many';

const stack = /\n\s+at .*[:(]\d+/;
const escape = String.fromCharCode(27);

interface Manifest {
  readonly commands: Readonly<
    Record<
      string,
      {
        readonly summary: string;
        readonly flags: Readonly<Record<string, object>>;
        readonly examples?: readonly string[];
      }
    >
  >;
}

const manifest = (): Manifest =>
  JSON.parse(readFileSync(join(root, 'oclif.manifest.json'), 'utf8')) as Manifest;

describe('manners', () => {
  const place = folder({ 'migrations/001_a.sql': '-- migrate:up\nselect 1;\n-- migrate:down\n' });
  const options = { cwd: place.path, env: { DATABASE_URL: 'sqlite:a.db' } };
  afterAll(() => place.drop());

  test('--help of every command names its summary and flags, in plain text', async () => {
    const commands = Object.entries(manifest().commands);
    const runs = await schemactlMany(
      commands.map(([id]) => [...id.split(':'), '--help']),
      options,
    );
    for (const [index, [id, { summary, flags }]] of commands.entries()) {
      const { code, stdout, stderr } = runs[index] as Run;
      expect([id, code, stderr]).toEqual([id, 0, '']);
      expect(stdout.replace(/\s+/g, ' ')).toContain(summary);
      expect(stdout).toContain(`$ schemactl ${id.replace(':', ' ')}`);
      for (const name of Object.keys(flags)) expect(stdout).toMatch(new RegExp(`--(\\[no-\\])?${name}`));
      expect(stdout).not.toContain(escape);
    }
  });

  test('every command has --json, and an example that names it or one of its other names', () => {
    const faults = Object.entries(manifest().commands).flatMap(([id, { flags, examples = [] }]) => [
      ...('json' in flags ? [] : [`${id}: no --json`]),
      ...(examples.some((text) => text.includes(`%> ${id.replaceAll(':', ' ')}`))
        ? []
        : [`${id}: no example`]),
    ]);
    expect(faults).toEqual([]);
  });

  test.each([
    [[], 0, /USAGE/],
    [['-h'], 0, /USAGE/],
    [['help'], 0, /USAGE/],
    [['help', 'config', 'show'], 0, /schemactl config show/],
    [['config'], 0, /config show/],
  ])('%j shows help', async (argv, code, text) => {
    const [run] = await schemactlMany([argv], options);
    expect([run?.code, run?.stdout, run?.stderr]).toEqual([code, expect.stringMatching(text), '']);
  });

  test('a mistake is exit 2, one message, a suggestion, and with --json one document', async () => {
    const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
      [['stauts'], /there is no command "stauts"\n {2}Did you mean "status"\?/],
      [['config', 'shwo'], /Did you mean "config show"\?/],
      [['help', 'stauts'], /Did you mean "status"\?/],
      [['--verbose'], /no command is named, only --verbose/],
      [['status', '--exit-cod'], /there is no flag --exit-cod\n {2}Did you mean --exit-code\?/],
      [['status', 'extra'], /unexpected argument "extra"\n {2}schemactl status --help/],
      [['status', 'postgres:/a:secret-word@h/d'], /A database is named with --url/],
      [['rollback', '--steps', 'many'], /--steps Expected an integer but received: many/],
      [['rollback', '--steps'], /--steps expects a value/],
      [['rollback', '--steps', '1', '--all'], /--all=true cannot also be provided/],
      [['new'], /a new revision needs a name/],
      [['edit'], /TARGET is missing: a version .*\n {2}schemactl edit --help/],
      [['clone'], /SOURCE and TARGET are missing/],
      [['status', '--url', 'nonsense'], /URL is not usable/],
      [['wait', '--timeout', 'soon'], /must be a duration such as/],
    ];
    const plain = await schemactlMany(
      mistakes.map(([argv]) => argv),
      options,
    );
    const json = await schemactlMany(
      mistakes.map(([argv]) => [...argv, '--json']),
      options,
    );
    for (const [index, [argv, message]] of mistakes.entries()) {
      const { code, stdout, stderr } = plain[index] as Run;
      expect([argv, code, stdout, stderr]).toEqual([argv, 2, '', expect.stringMatching(message)]);
      expect(stderr).not.toMatch(stack);
      expect(stderr).not.toContain('secret-word');
      expect(stderr).toMatch(/^Error: [^\n]+\n( {2}[^\n]+\n)*$/);
      const other = json[index] as Run;
      if (argv.at(-1) === '--steps') continue; // --json is its value, as the parser reads it
      expect([argv, other.code, other.stderr]).toEqual([argv, 2, '']);
      expect(JSON.parse(other.stdout)).toMatchObject({ ok: false, error: { exit: 2 } });
    }
  });

  test('an argument may follow a flag that can be given several times', async () => {
    const [run] = await schemactlMany([['-d', 'migrations', 'new', '-d', '.', 'a name']], options);
    expect([run?.code, run?.stdout]).toEqual([0, expect.stringMatching(/Creating: .*_a_name\.sql/)]);
  });

  test('a reader that leaves early is no error', async () => {
    const line = `'${process.execPath}' '${join(root, 'bin/run.js')}'`;
    const run = await execute('bash', ['-c', `set -o pipefail; ${line} --help | head -1`], options);
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.stdout.split('\n')).toHaveLength(2);
  });

  test('no colour in a pipe, with or without NO_COLOR', async () => {
    for (const env of [{}, { NO_COLOR: '' }]) {
      const run = await schemactl(['status', '--nope'], { cwd: place.path, env });
      expect(run.stdout + run.stderr).not.toContain(escape);
    }
  });

  test('--version loads next to nothing', async () => {
    const count = `process.argv[2] = '--version'; require('./bin/run.js'); console.log(Object.keys(require.cache).length)`;
    const run = await execute(process.execPath, ['-e', count, 'x'], { cwd: root });
    expect(Number(run.stdout.trim().split('\n').at(-1))).toBeLessThanOrEqual(3);
    expect(run.stdout).toMatch(/^schemactl \d/);
  });

  test('what the pages of help are made with is loaded for them alone', async () => {
    const loads = async (...words: readonly string[]): Promise<boolean> => {
      const names = 'Object.keys(require.cache).some((file) => /[\\\\/]pages\\.js$/.test(file))';
      const tell = `process.on("exit", () => console.log("loaded: " + (${names}))); require('./bin/run.js')`;
      const run = await execute(process.execPath, ['-e', tell, 'x', ...words], { cwd: root });
      return run.stdout.trim().endsWith('loaded: true');
    };
    expect(await loads('diff', '--from', 'empty', '--to', 'empty', '--engine', 'postgres')).toBe(false);
    expect(await loads('diff', '--help')).toBe(true);
  });

  test('DEBUG shows where a failure came from and never a password', async () => {
    const url = 'postgres://somebody:secret-word@127.0.0.1:1/shop';
    for (const json of [[], ['--json']]) {
      const run = await schemactl(['status', '--url', url, ...json], {
        cwd: place.path,
        env: { DEBUG: '*' },
      });
      expect([run.code, run.stderr]).toEqual([5, expect.stringMatching(stack)]);
      expect(run.stdout + run.stderr).not.toContain('secret-word');
      if (json.length > 0)
        expect(JSON.parse(run.stdout)).toMatchObject({ error: { code: 'CANNOT_CONNECT' } });
    }
  });

  test('a password is shown nowhere', async () => {
    const server = await defaultServer();
    const url = server.url('postgres', { user: guarded.user, password: 'pass-word' });
    const lines = [
      ['status', '--url', url],
      ['config', 'show', '--url', url, '--shadow', url],
      ['config', 'show', '--url', url, '--json'],
      ['diff', '--from', url, '--to', 'empty', '--json'],
      ['init', '--url', url],
      ['new', '--auto', '--from', url, '--to', url, 'x'],
      ['wait', '--url', url, '--verbose'],
      ['create', '--url', `${url}?password=pass-word&x=y`],
    ];
    const runs = await schemactlMany(lines, { cwd: place.path, env: { PGPASSWORD: 'pass-word' } });
    for (const [index, { stdout, stderr }] of runs.entries())
      expect([lines[index]?.[0], stdout + stderr]).toEqual([
        lines[index]?.[0],
        expect.not.stringContaining('pass-word'),
      ]);
    expect(readFileSync(join(place.path, 'schemactl.config.yaml'), 'utf8')).not.toContain('pass-word');
    expect(runs[0]?.stderr).toMatch(/password authentication failed|can't authenticate/);
  });

  test('a login that the server refuses is told as that, not as missing TLS', async () => {
    const server = await defaultServer();
    const url = server.url('postgres', { user: 'nobody_here' });
    const [run] = await schemactlMany([['status', '--url', url]], options);
    expect([run?.code, run?.stderr]).toEqual([6, expect.stringContaining('nobody_here')]);
    expect(run?.stderr).not.toContain('TLS');
  });
});
