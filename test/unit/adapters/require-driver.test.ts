import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { withoutGlobal } from '../../../src/adapters/engines/require-driver';

const library = join(__dirname, '../../../src/library');

/** What a process of its own has loaded of Node.js after a connection was tried, each module in a line. */
function modulesAfterConnecting(): string {
  const script = `
    const { createJiti } = require('jiti');
    const { createPorts } = createJiti(process.cwd() + '/')(${JSON.stringify(library)});
    const ports = createPorts({ env: {} });
    ports.engine('postgres').probe(ports.target('postgres://nobody@127.0.0.1:1/none'), 1000)
      .catch(() => console.log(process.moduleLoadList.join('\\n')));`;
  return execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
}

test('a global is missing while something is loaded, and back afterwards', () => {
  expect(withoutGlobal('Response', () => typeof Response)).toBe('undefined');
  expect(typeof Response).toBe('function');
});

test('a global is back also where loading fails', () => {
  const load = (): never => {
    throw new Error('no');
  };
  expect(() => withoutGlobal('Response', load)).toThrow('no');
  expect(typeof Response).toBe('function');
});

test('what was never there is no hindrance', () => {
  expect(withoutGlobal('NoSuchGlobal', () => 1)).toBe(1);
  expect('NoSuchGlobal' in globalThis).toBe(false);
});

test('to connect to PostgreSQL loads nothing of fetch', () => {
  const loaded = modulesAfterConnecting();
  expect(loaded).toMatch(/NativeModule net$/m);
  expect(loaded).not.toContain('undici');
});
