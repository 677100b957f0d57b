import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { esm, makeFolder } from './folder.js';

const folder = makeFolder();
afterAll(folder.remove);
jest.setTimeout(60_000); // each test starts a process that compiles the loader

const source = resolve(__dirname, '../../../../src/adapters/sources/models/index.ts');

/** A process of its own, for Jest's `process` is not the one that a module sees: it prints what became of the load. */
const script = `
  const { loadModels } = require(${JSON.stringify(require.resolve('jiti'))}).createJiti(process.cwd(), { fsCache: false })(
    ${JSON.stringify(source)});
  const say = (result) => process.stdout.write(JSON.stringify({ ...result, exitCode: process.exitCode ?? null }));
  loadModels(['schema.ts'], { cwd: process.cwd() }).then(
    ({ declaration }) => say({ tables: declaration.tables.length }),
    ({ code, message }) => say({ code, message }));
`;

async function load(
  schema: string,
  others: Readonly<Record<string, string>> = {},
): Promise<{ readonly result: unknown; readonly stderr: string }> {
  const cwd = folder.put({ 'schema.ts': schema, ...others });
  const env = { ...process.env, TMPDIR: '/nowhere' };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', script], { cwd, env });
  return { result: JSON.parse(stdout) as unknown, stderr };
}

describe('what a module does beside declaring tables', () => {
  test('its output goes to stderr, and stdout is ours again afterwards', async () => {
    const { result, stderr } = await load(
      `process.stdout.write('written');\nconsole.log('logged');\n${esm('users')}`,
    );
    expect(result).toEqual({ tables: 1, exitCode: null });
    expect(stderr).toContain('written');
    expect(stderr).toContain('logged');
  });

  test('leaving the process is an error that names the file', async () => {
    const { result } = await load(`process.exit(3);\n${esm('users')}`);
    expect(result).toEqual({
      code: 'BAD_MODELS',
      message: 'schema.ts called process.exit(3) while it was loaded',
      exitCode: null,
    });
  });

  test('an exit code that it sets is not ours', async () => {
    const { result } = await load(`process.exitCode = 77;\n${esm('users')}`);
    expect(result).toEqual({ tables: 1, exitCode: null });
  });
});

describe('a module in plain Node, without a temporary folder to write to', () => {
  test('may import JavaScript that waits at its top', async () => {
    const { result } = await load("export * from './a.mjs';\nexport * from './b.mjs';\n", {
      'a.mjs': `export { b } from './b.mjs';\n${esm('a')}`,
      'b.mjs': `await Promise.resolve(1);\n${esm('b')}`,
    });
    expect(result).toEqual({ tables: 2, exitCode: null });
  });
});
