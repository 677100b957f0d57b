import { execute, root } from '../support/cli';

it('measures every case at its smallest size and prints one table', async () => {
  // It finds the run directory of these tests through its own variable, and starts its server there.
  const run = ['SCHEMACTL_TEST_RUN'].map((name) => [name, process.env[name] ?? ''] as const);
  const jiti = require.resolve('jiti/package.json').replace('package.json', 'lib/jiti-cli.mjs');
  const { code, stdout, stderr } = await execute(process.execPath, [jiti, 'bench/run.ts', '--quick'], {
    cwd: root,
    env: Object.fromEntries(run),
  });
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr:
      'measuring start-up\nmeasuring no-op\nmeasuring apply\nmeasuring rebuild\nmeasuring diff\nmeasuring clone\n',
  });
  const works = stdout.split('\n').map((line) => line.split('|')[1]?.trim());
  expect(works).toEqual(
    expect.arrayContaining([
      '`schemactl --version`',
      'no-op `up`, 10 applied, SQLite',
      'no-op `up`, 10 applied, PostgreSQL',
      'apply 10 revisions, SQLite',
      'apply 10 revisions, PostgreSQL',
      '`diff` of two databases of 10 tables',
    ]),
  );
  expect(stdout).not.toContain(root);
}, 300_000);
