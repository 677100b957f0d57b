import { sqliteDialect } from '../../../src/adapters/engines/sqlite/dialect.js';
import { courseOf } from '../../../src/domain/plan/renames.js';
import { blockBetween, checkLoop, open, reflect, run, stateOf } from './ddl-loop.js';

function sqlBetween(before: string, after: string): readonly string[] {
  return blockBetween(stateOf(before), stateOf(after)).statements.map(({ sql }) => sql);
}

const alone: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'a nullable column is added',
    'CREATE TABLE t (a)',
    'CREATE TABLE t (a, b TEXT)',
    ['ALTER TABLE t ADD COLUMN b TEXT'],
  ],
  [
    'a column with a plain default is added',
    'CREATE TABLE t (a)',
    "CREATE TABLE t (a, b TEXT NOT NULL COLLATE NOCASE DEFAULT 'x', c INT DEFAULT -1)",
    [
      "ALTER TABLE t ADD COLUMN b TEXT NOT NULL COLLATE NOCASE DEFAULT 'x'",
      'ALTER TABLE t ADD COLUMN c INT DEFAULT -1',
    ],
  ],
  [
    'a column is dropped, its index before it',
    'CREATE TABLE t (a, b, c); CREATE INDEX i ON t (b)',
    'CREATE TABLE t (a, c)',
    ['DROP INDEX i', 'ALTER TABLE t DROP COLUMN b'],
  ],
  [
    'a virtual generated column is added',
    'CREATE TABLE t (a)',
    'CREATE TABLE t (a, b AS (a + 1))',
    ['ALTER TABLE t ADD COLUMN b GENERATED ALWAYS AS (a + 1) VIRTUAL'],
  ],
  [
    'an index changes',
    'CREATE TABLE t (a); CREATE INDEX i ON t (a)',
    'CREATE TABLE t (a); CREATE UNIQUE INDEX i ON t (a)',
    ['DROP INDEX i', 'CREATE UNIQUE INDEX i ON t (a)'],
  ],
  [
    'a table that nothing refers to goes',
    'CREATE TABLE t (a); CREATE INDEX i ON t (a); CREATE TABLE k (a)',
    'CREATE TABLE k (a)',
    ['DROP TABLE t'],
  ],
  [
    'parent and child go, the child first',
    'CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a REFERENCES a)',
    '',
    ['DROP TABLE b', 'DROP TABLE a'],
  ],
];

test.each(alone)('without making a table anew: %s', (_title, before, after, expected) => {
  expect(sqlBetween(before, after)).toEqual(expected);
  checkLoop(before, after);
});

const anew: readonly (readonly [string, string, string])[] = [
  ['a column in the middle', 'CREATE TABLE t (a, b)', 'CREATE TABLE t (a, x, b)'],
  ['a default that is an expression', 'CREATE TABLE t (a)', 'CREATE TABLE t (a, b DEFAULT (1 + 1))'],
  ['a default of the current time', 'CREATE TABLE t (a)', 'CREATE TABLE t (a, b DEFAULT CURRENT_TIMESTAMP)'],
  ['a stored generated column', 'CREATE TABLE t (a)', 'CREATE TABLE t (a, b AS (a) STORED)'],
  ['a column with a check', 'CREATE TABLE t (a)', 'CREATE TABLE t (a, b CHECK (b > 0))'],
  [
    'a column with a foreign key',
    'CREATE TABLE t (a PRIMARY KEY)',
    'CREATE TABLE t (a PRIMARY KEY, b REFERENCES t)',
  ],
  [
    'a NOT NULL column whose default is NULL',
    'CREATE TABLE t (a)',
    'CREATE TABLE t (a, b NOT NULL DEFAULT NULL)',
  ],
  ['a generated column reads it', 'CREATE TABLE t (a, b, c AS (b))', 'CREATE TABLE t (a)'],
  ['every column is another', 'CREATE TABLE t (a)', 'CREATE TABLE t (b)'],
];

test.each(anew)('by making the table anew: %s', (_title, before, after) => {
  expect(blockBetween(stateOf(before), stateOf(after)).transaction).toBe(false);
  checkLoop(before, after);
});

test('a CREATE TABLE is written to be read', () => {
  const sql = `CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  "group" VARCHAR(10) NOT NULL COLLATE NOCASE DEFAULT 'x',
  user_id INTEGER,
  UNIQUE ("group" COLLATE BINARY, user_id DESC),
  CONSTRAINT positive CHECK (id > 0 AND "group" IN ('x', 'y')),
  FOREIGN KEY (user_id) REFERENCES orders (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
)`.replace('user_id DESC', 'user_id');
  expect(sqlBetween('', sql)).toEqual([sql]);
});

test('a table and a column are renamed with all that mentions them', () => {
  const db =
    open(`CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE c (p INTEGER REFERENCES p ON DELETE CASCADE);
    CREATE VIEW v AS SELECT a FROM p; CREATE TRIGGER g AFTER INSERT ON p BEGIN UPDATE p SET a = 1; END; INSERT INTO p VALUES (1, 'x'); INSERT INTO c VALUES (1)`);
  const course = courseOf(reflect(db), [
    { id: 'table:p', to: 'my parents' },
    { id: 'column:p.a', to: 'b' },
  ]);
  const moves =
    course.moves.length > 1
      ? course.moves
      : courseOf(course.renamed, [{ id: 'column:"my parents".a', to: 'b' }]).moves;
  const statements = [...new Set([...course.moves, ...moves])].flatMap(({ change, before, after }) =>
    sqliteDialect.compile(change, { before, after }),
  );
  run(db, sqliteDialect.frame(statements));
  expect(reflect(db)).toEqual(
    stateOf(`CREATE TABLE "my parents" (id INTEGER PRIMARY KEY, b TEXT); CREATE TABLE c (p INTEGER REFERENCES "my parents" ON DELETE CASCADE);
    CREATE VIEW v AS SELECT b FROM "my parents"; CREATE TRIGGER g AFTER INSERT ON "my parents" BEGIN UPDATE "my parents" SET b = 1; END`),
  );
  expect(db.prepare('SELECT count(*) AS n FROM c').get()).toEqual({ n: 1 });
});

test('a view is renamed with the triggers on it', () => {
  const db = open(
    'CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER g INSTEAD OF INSERT ON v BEGIN INSERT INTO t VALUES (new.a); END',
  );
  const { moves } = courseOf(reflect(db), [{ id: 'view:v', to: 'w' }]);
  run(
    db,
    sqliteDialect.frame(
      moves.flatMap(({ change, before, after }) => sqliteDialect.compile(change, { before, after })),
    ),
  );
  db.exec('INSERT INTO w VALUES (7)');
  expect(db.prepare('SELECT * FROM t').all()).toEqual([{ a: 7 }]);
});
