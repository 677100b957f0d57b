import { foreignKeyFrame, isRebuildFile } from '../../../src/adapters/engines/sqlite/sql/frame.js';
import { judge } from '../../../src/domain/risk/judge.js';
import type { Db } from './ddl-loop.js';
import { blockBetween, fileText, open, reflect, run, stateOf } from './ddl-loop.js';

function change(before: string, after: string, rows: string): { db: Db; go: () => void } {
  const db = open(`${before}; ${rows}`);
  return { db, go: () => run(db, blockBetween(reflect(db), stateOf(after))) };
}

const parents = 'CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER';

test('the number that AUTOINCREMENT would give next stays, also where its row is gone or the table is empty', () => {
  const { db, go } = change(
    'CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a); CREATE TABLE e (id INTEGER PRIMARY KEY AUTOINCREMENT, a)',
    'CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT); CREATE TABLE e (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)',
    'INSERT INTO t VALUES (1, 1), (90, 2); DELETE FROM t WHERE id = 90; INSERT INTO e VALUES (7, 1); DELETE FROM e',
  );
  go();
  expect(db.prepare('SELECT name, seq FROM sqlite_sequence ORDER BY name').all()).toEqual([
    { name: 'e', seq: 7 },
    { name: 't', seq: 90 },
  ]);
});

test('rowids stay where no column names them', () => {
  const { db, go } = change(
    'CREATE TABLE t (a)',
    'CREATE TABLE t (a TEXT)',
    "INSERT INTO t (rowid, a) VALUES (9, 'x'), (-3, 'y')",
  );
  go();
  expect(db.prepare('SELECT rowid, a FROM t ORDER BY a').all()).toEqual([
    { rowid: 9, a: 'x' },
    { rowid: -3, a: 'y' },
  ]);
});

test('a row that violates a new foreign key stops it all, and nothing has changed', () => {
  const { db, go } = change(`${parents})`, `${parents} REFERENCES p)`, 'INSERT INTO c VALUES (1, 99)');
  const before = reflect(db);
  expect(go).toThrow('rows would be left that violate a foreign key');
  expect(reflect(db)).toEqual(before);
  expect(db.prepare('SELECT * FROM c').all()).toEqual([{ id: 1, p: 99 }]);
});

test('a conflict clause of the new table can’t lose a row quietly', () => {
  const { db, go } = change(
    'CREATE TABLE t (a, b)',
    'CREATE TABLE t (a UNIQUE ON CONFLICT REPLACE, b NOT NULL ON CONFLICT IGNORE)',
    'INSERT INTO t VALUES (1, 1), (1, 2)',
  );
  expect(go).toThrow('UNIQUE constraint failed');
  expect(db.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 2 });
});

test('a parent that goes takes no row of another table along', () => {
  const { db, go } = change(
    `${parents} REFERENCES p ON DELETE CASCADE)`,
    'CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER)',
    'INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1)',
  );
  go();
  expect(db.prepare('SELECT * FROM c').all()).toEqual([{ id: 1, p: 1 }]);
});

test('a table that refers to itself goes without waking the triggers on it', () => {
  const kept = 'CREATE TABLE kept (a)';
  const { db, go } = change(
    `${kept}; CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES t ON DELETE SET NULL);
     CREATE TRIGGER g BEFORE UPDATE ON t BEGIN DELETE FROM kept; END`,
    kept,
    'INSERT INTO kept VALUES (1); INSERT INTO t VALUES (1, NULL), (2, 1)',
  );
  go();
  expect(db.prepare('SELECT * FROM kept').all()).toEqual([{ a: 1 }]);
});

test('nothing happens where foreign keys are still enforced', () => {
  const db = open(
    `${parents} REFERENCES p ON DELETE CASCADE); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1)`,
  );
  const after = `${parents} REFERENCES p ON DELETE CASCADE)`.replace(
    'PRIMARY KEY)',
    'PRIMARY KEY, a UNIQUE)',
  );
  const { statements } = blockBetween(reflect(db), stateOf(after));
  const rest = statements.filter(({ sql }) => sql !== 'PRAGMA foreign_keys=OFF');
  expect(() => rest.forEach(({ sql }) => db.exec(sql))).toThrow('foreign_keys must be off');
  expect(db.inTransaction).toBe(false);
  expect(db.prepare('SELECT count(*) AS n FROM c').get()).toEqual({ n: 1 });
});

test('guards hold and settings don’t matter, whatever the connection had set', () => {
  const { db, go } = change(
    'CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t; CREATE TABLE u (t REFERENCES t)',
    'CREATE TABLE t (a CHECK (a > 0)); CREATE VIEW v AS SELECT a FROM t; CREATE TABLE u (t REFERENCES t)',
    'INSERT INTO t VALUES (-1)',
  );
  for (const name of [
    'legacy_alter_table',
    'ignore_check_constraints',
    'recursive_triggers',
    'defer_foreign_keys',
  ]) {
    db.pragma(`${name} = ON`);
  }
  expect(go).toThrow('CHECK constraint failed');
  db.exec('UPDATE t SET a = 1');
  go();
  expect(db.prepare('SELECT * FROM v').all()).toEqual([{ a: 1 }]);
});

test('a file that makes a table anew has the one form that a runner knows, and says where its record belongs', () => {
  const block = blockBetween(stateOf('CREATE TABLE t (a)'), stateOf('CREATE TABLE t (a NOT NULL)'));
  const texts = block.statements.map(({ sql }) => sql);
  expect(block.transaction).toBe(false);
  expect(isRebuildFile(texts)).toBe(true);
  expect(texts[foreignKeyFrame(texts)?.commit ?? -1]).toBe('COMMIT');
  expect(fileText(block)).toMatch(
    /^PRAGMA foreign_keys=OFF;\nBEGIN IMMEDIATE;\n[\s\S]*COMMIT;\nPRAGMA foreign_keys=ON;\n$/,
  );
  const db = open("CREATE TABLE t (a); INSERT INTO t VALUES ('x')");
  db.exec(fileText(block));
  expect(reflect(db)).toEqual(stateOf('CREATE TABLE t (a NOT NULL)'));
});

test('what is lost or may fail is told', () => {
  const block = blockBetween(
    stateOf('CREATE TABLE t (id INTEGER PRIMARY KEY, gone TEXT UNIQUE, n TEXT, x)'),
    stateOf(
      'CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, x NOT NULL, fresh TEXT NOT NULL, CHECK (n > 0))',
    ),
  );
  expect(judge(block.statements).map(({ code, object }) => `${code} ${object}`)).toEqual([
    'DROPS_DATA column:t.gone',
    'NARROWS_TYPE column:t.n',
    'NEEDS_EMPTY_TABLE column:t.fresh',
    'REWRITES_TABLE table:t',
    'NEEDS_FITTING_ROWS check:t."n > 0"',
    'NEEDS_FITTING_ROWS column:t.x',
  ]);
});
