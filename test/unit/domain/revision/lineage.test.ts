import { branchingsOf, forkOf, headsOf, lineageOf } from '../../../../src/domain/revision/index.js';
import type { Descendant } from '../../../../src/domain/revision/index.js';

const revision = (version: string, after?: string): Descendant => ({
  version,
  file: `${version}_x.sql`,
  headers: after === undefined ? [] : [{ key: 'after', value: after }],
});
const versions = (found: readonly { readonly version: string }[]): string =>
  found.map(({ version }) => version).join(' ');

describe('what follows what', () => {
  test('files without headers form one line', () => {
    const lineage = lineageOf(['1', '2', '3'].map((version) => revision(version)));
    expect(versions(headsOf(lineage))).toBe('3');
    expect(branchingsOf(lineage)).toEqual([]);
  });

  test('two files made after one are two heads, and what was made after both joins them', () => {
    const files = [revision('1'), revision('2', '1'), revision('3', '1'), revision('4', '3')];
    const lineage = lineageOf(files);
    expect(versions(headsOf(lineage))).toBe('2 4');
    expect(branchingsOf(lineage).map(({ from, into }) => `${from.version}: ${versions(into)}`)).toEqual([
      '1: 2 3',
    ]);
    const joined = lineageOf([...files, revision('5', '2 4')]);
    expect([versions(headsOf(joined)), branchingsOf(joined)]).toEqual(['5', [expect.anything()]]);
    expect(versions(headsOf(lineageOf([...files, revision('5')])))).toBe('5');
  });

  test('what names a lost file follows all before it', () => {
    expect(versions(headsOf(lineageOf([revision('1'), revision('2', '1'), revision('3', '0')])))).toBe('3');
    expect(versions(headsOf(lineageOf([])))).toBe('');
  });

  test('a fork has what both follow, and what each has of its own', () => {
    const lineage = lineageOf([revision('1'), revision('2', '1'), revision('3', '1'), revision('4', '2')]);
    const [a, b] = headsOf(lineage);
    if (!a || !b) throw new Error('no two heads');
    const { common, lines } = forkOf(lineage, a, b);
    expect([versions(common), versions(lines[0]), versions(lines[1])]).toEqual(['1', '3', '2 4']);
  });
});
