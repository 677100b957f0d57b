import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execute, folder, program, schemactl } from '../support/cli';

// oclif warns developers of plugins of what this one leaves out.
const place = folder();
const options = { cwd: place.path, env: { XDG_CACHE_HOME: place.path, NODE_ENV: '' } };
afterAll(() => place.drop());

/** What bash offers for the last of the words, after the line that `autocomplete bash` prints. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const script = [
    `eval "$('${process.execPath}' '${program}' autocomplete bash)"`,
    `COMP_WORDS=(schemactl ${words.map((word) => `'${word}'`).join(' ')})`,
    `COMP_CWORD=${words.length}`,
    '_schemactl_autocomplete',
    'printf "%s\\n" "${COMPREPLY[@]}"',
  ];
  const { code, stdout, stderr } = await execute('bash', ['-c', script.join('\n')], options);
  expect([code, stderr]).toEqual([0, '']);
  return stdout.trim().split('\n');
}

test('bash completes commands, words of a topic and flags', async () => {
  expect(await offered('make')).toEqual(['make-migrations', 'makemigrations']);
  expect([...(await offered('settings', ''))].sort()).toEqual(['add', 'path', 'remove', 'set', 'show']);
  expect(await offered('migrate', '--reb')).toEqual(['--rebuild']);
  expect(await offered('autoc')).toEqual(['autocomplete']);
});

test('each shell gets its line; a dry run writes nothing', async () => {
  const other = folder();
  const at = { cwd: other.path, env: { XDG_CACHE_HOME: other.path } };
  try {
    const dry = await schemactl(['autocomplete', 'zsh', '--dry-run'], at);
    expect([dry.code, dry.stdout]).toEqual([
      0,
      expect.stringMatching(/^test -f "(.*zsh_setup)" && source "\1"\n$/),
    ]);
    expect(existsSync(join(other.path, 'schemactl'))).toBe(false);
    const power = await schemactl(['autocomplete', 'powershell'], at);
    const [, file = ''] = /^\. "(.*schemactl\.ps1)"\n$/.exec(power.stdout) ?? [];
    expect([power.code, existsSync(file)]).toEqual([0, true]);
  } finally {
    other.drop();
  }
});

test('another shell is refused', async () => {
  const { code, stderr } = await schemactl(['autocomplete', 'tcsh'], options);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/one of: bash, zsh, powershell/)]);
});
