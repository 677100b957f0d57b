import { parseTable } from '../../../../src/adapters/engines/sqlite/sql/parse-table.js';

test('types are what stands before the first constraint', () => {
  const { columns } = parseTable(
    'CREATE TABLE t (a, b integer, c DECIMAL( 10,2 ) NOT NULL, d "my type" NULL, e unsigned big int DEFAULT -1, f INT GENERATED ALWAYS AS (1))',
  );
  expect(columns.map((column) => column.type)).toEqual([
    '',
    'INTEGER',
    'DECIMAL( 10,2 )',
    '"my type"',
    'unsigned big int',
    'INT',
  ]);
});

test('constraints of the table need no commas, and names may hang in the air', () => {
  const { constraints } = parseTable(
    'CREATE TABLE t (a CONSTRAINT x, b, CONSTRAINT one CHECK (a > 0) UNIQUE (a) CONSTRAINT y CONSTRAINT two CHECK (b > 0), FOREIGN KEY (a) REFERENCES t)',
  );
  expect(constraints.map(({ kind, name }) => [kind, name])).toEqual([
    ['check', 'one'],
    ['unique', undefined],
    ['check', 'two'],
    ['foreign-key', undefined],
  ]);
});

test('a DEFERRABLE that stands apart belongs to the foreign key before it', () => {
  const { constraints } = parseTable(
    'CREATE TABLE t (a REFERENCES t NOT NULL DEFERRABLE INITIALLY DEFERRED)',
  );
  expect(constraints).toMatchObject([{ kind: 'foreign-key', deferrable: 'deferred' }]);
});

test.each([
  'CREATE TABLE t (a',
  'CREATE TABLE t (a FOO BAR CHECK)',
  'CREATE TABLE t (a) WITH SOMETHING',
  "CREATE TABLE t ('a)",
])('what can’t be read is said: %s', (sql) => {
  expect(() => parseTable(sql)).toThrow('could not be read');
});
