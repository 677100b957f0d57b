import { foreignKeyFrame, isRebuildFile } from '../../../../src/adapters/engines/sqlite/sql/frame.js';

const file = [
  'PRAGMA foreign_keys=OFF',
  'BEGIN IMMEDIATE',
  'DROP TABLE t',
  'COMMIT',
  'PRAGMA foreign_keys=ON',
];

test('the one form is known, whatever its white space and capitals', () => {
  expect(foreignKeyFrame(file)).toEqual({ begin: 1, commit: 3 });
  expect(
    isRebuildFile(['pragma foreign_keys = off;', 'begin  immediate', 'commit', 'PRAGMA foreign_keys = on;']),
  ).toBe(true);
});

test.each([
  ['nothing', []],
  ['no pragma before', file.slice(1)],
  ['no pragma after', file.slice(0, 4)],
  ['a plain BEGIN', file.map((sql) => (sql === 'BEGIN IMMEDIATE' ? 'BEGIN' : sql))],
  ['a second COMMIT', [...file.slice(0, 3), 'COMMIT', 'BEGIN', ...file.slice(3)]],
  ['a ROLLBACK', [...file.slice(0, 3), '-- why\nROLLBACK', ...file.slice(3)]],
  ['a savepoint', [...file.slice(0, 3), 'SAVEPOINT s', ...file.slice(3)]],
])('another form is not: %s', (_title, statements) => {
  expect(isRebuildFile(statements)).toBe(false);
});
