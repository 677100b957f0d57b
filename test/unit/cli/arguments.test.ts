import { commandFirst } from '../../../src/cli/arguments.js';
import { plainText } from '../../../src/cli/render/text.js';

test.each([
  [['status'], ['status']],
  [
    ['--url', 'x', 'status'],
    ['status', '--url', 'x'],
  ],
  [
    ['-u', 'x', '--verbose', 'status', '--json'],
    ['status', '-u', 'x', '--verbose', '--json'],
  ],
  [
    ['--url=x', 'new', 'name'],
    ['new', '--url=x', 'name'],
  ],
  [
    ['--verbose', 'config', 'show'],
    ['config', 'show', '--verbose'],
  ],
  [
    ['--database', 'x', 'up', '--', 'y'],
    ['up', '--database', 'x', '--', 'y'],
  ],
  [['--help'], ['--help']],
  [[], []],
])('%j is read as %j', (typed, read) => {
  expect(commandFirst(typed)).toEqual(read);
});

test('control characters of a database are shown, not obeyed', () => {
  expect(plainText('a\u001b[2Jb\r\nc\u202ed\te')).toBe('a\\u001b[2Jb\nc\\u202ed\te');
});
