import { changedLines } from '../../../src/adapters/texts/changed-lines';

const text = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

describe('what changed in a text', () => {
  test('is told with a line around it', () => {
    expect(changedLines(text('a', 'b', 'c', 'd'), text('a', 'b', 'C', 'd'))).toEqual([
      '@@ -2,3 +2,3 @@',
      ' b',
      '-c',
      '+C',
      ' d',
    ]);
  });

  test('nothing is nothing', () => {
    expect(changedLines(text('a'), text('a'))).toEqual([]);
  });

  test('is cut where it is long', () => {
    const many = Array.from({ length: 100 }, (_, index) => `line ${index}`);
    const lines = changedLines(text('a'), text(...many));
    expect(lines).toHaveLength(24);
    expect(lines.at(-1)).toBe('(and 79 more lines)');
  });

  test('of texts without anything in common is not looked for', () => {
    const lines = (letter: string): string =>
      text(...Array.from({ length: 3000 }, (_, index) => `${letter}${index}`));
    expect(changedLines(lines('a'), lines('b'))).toEqual(['(the texts have next to nothing in common)']);
  });
});
