import { parseState } from '../../../../src/adapters/sources/state/parse-state.js';
import { coverFaults, coverLines, parseSnapshotName } from '../../../../src/domain/revision/index.js';
import type { SchemaObject } from '../../../../src/domain/schema/object.js';
import { isConflicted, printState } from '../../../../src/domain/schema/state-file.js';
import { schemaState } from '../../../../src/domain/schema/state.js';

const table = (name: string): SchemaObject => ({
  kind: 'table',
  id: `table:${name}`,
  path: [name],
  needs: [],
});
const column = (of: string, name: string, ordinal: number): SchemaObject => ({
  kind: 'column',
  id: `column:${of}.${name}`,
  path: [of, name],
  parent: `table:${of}`,
  needs: [],
  type: 'text',
  nullable: true,
  ordinal,
});

const print = (...objects: readonly SchemaObject[]): string =>
  printState(schemaState('sqlite', objects), ['1 aa']);

test('an object is one line, so that another one adds one line and changes none', () => {
  const before = print(table('a'), column('a', 'x', 1), table('z')).split('\n');
  const after = print(table('z'), table('m'), column('a', 'x', 1), table('a')).split('\n');
  expect(after.filter((line) => !before.includes(line))).toEqual([expect.stringContaining('"table:m"')]);
  expect(before.filter((line) => !after.includes(line))).toEqual([]);
});

test('the gap that a dropped column left is no difference', () => {
  const written = print(table('a'), column('a', 'x', 1), column('a', 'y', 2));
  expect(print(table('a'), column('a', 'x', 3), column('a', 'y', 7))).toBe(written);
});

test('what is printed is read, and printed the same', () => {
  const text = print(table('a'), column('a', 'x', 1));
  const { state, revisions } = parseState(text, 'f.json');
  expect(printState(state, revisions)).toBe(text);
  expect(revisions).toEqual(['1 aa']);
});

test('the marks of a merge are told from other text', () => {
  expect(isConflicted('{\n<<<<<<< ours\n=======\n>>>>>>> theirs\n}')).toBe(true);
  expect(isConflicted('{"definition": "SELECT 1 <<<<<<< 2"}')).toBe(false);
});

test('a snapshot tells which files it is not of', () => {
  const file = (key: string, tokenChecksum: string): Parameters<typeof coverLines>[0][number] => ({
    key,
    file: `${key}_x.sql`,
    tokenChecksum,
  });
  const lines = coverLines([file('1', 'a'.repeat(64)), file('2', 'b'.repeat(64))]);
  expect(lines).toEqual([`1 ${'a'.repeat(16)}`, `2 ${'b'.repeat(16)}`]);
  expect(coverFaults(lines, [file('1', 'a'.repeat(64)), file('2', 'b'.repeat(64))])).toEqual([]);
  expect(coverFaults(lines, [file('1', 'c'.repeat(64)), file('3', 'd'.repeat(64))])).toEqual([
    '1_x.sql was edited since',
    '3_x.sql is not in it',
    '2, which is in it, is gone',
  ]);
  expect(coverFaults(['1', ''], [file('1', 'a'.repeat(64))])).not.toEqual([]);
});

test('other files of a folder of snapshots are none', () => {
  expect(parseSnapshotName('0001_snapshot.json')).toBe('0001');
  expect(['_journal.json', '1_snapshot.json.orig', 'x_snapshot.json'].map(parseSnapshotName)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
