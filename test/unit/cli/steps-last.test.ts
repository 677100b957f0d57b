import { stepsLast } from '../../../src/cli/steps-last.js';

const form = {
  args: { target: {} },
  flags: {
    to: { type: 'option', char: 't', aliases: ['to-version'] },
    yes: { type: 'boolean', char: 'y' },
  },
} as const;

test.each([
  ['-1', '-- -1'],
  ['-1 --yes', '--yes -- -1'],
  ['--yes -1', '--yes -- -1'],
  ['-y -12', '-y -- -12'],
  ['--to -1', '--to -1'],
  ['-t -1 -2', '-t -1 -- -2'],
  ['--to-version -1', '--to-version -1'],
  ['head --yes', 'head --yes'],
  ['-1 -- -2', '-- -1 -2'],
  ['-x', '-x'],
])('%s becomes %s', (words, expected) => {
  expect(stepsLast(words.split(' '), form).join(' ')).toBe(expected);
});

test('a command without a target keeps its words', () => {
  expect(stepsLast(['-1'], { args: {}, flags: {} })).toEqual(['-1']);
});
