import { blockBetween, open, reflect, rowsOf, stateOf } from './ddl-loop.js';
import type { Db } from './ddl-loop.js';

const before = `CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE w (k TEXT PRIMARY KEY, a TEXT) WITHOUT ROWID;
  CREATE TABLE r (a TEXT); CREATE TABLE m (id INTEGER UNIQUE, a TEXT); CREATE TABLE other (a TEXT)`;
const after = before
  .replaceAll('a TEXT', "a TEXT DEFAULT 'x'")
  .replace('id INTEGER UNIQUE', 'id INTEGER PRIMARY KEY')
  .replace("other (a TEXT DEFAULT 'x')", 'other (a TEXT)');
const rows = `INSERT INTO p VALUES (1, 'a'), (2, 'A'); INSERT INTO w VALUES ('k', 'a'); INSERT INTO r VALUES ('a'), ('a');
  INSERT INTO m VALUES (9, 'a'); INSERT INTO other VALUES ('a')`;

/** Runs the block with one more statement behind the first that fits. */
function runWith(db: Db, behind: RegExp, added: string): void {
  const { statements } = blockBetween(reflect(db), stateOf(after));
  const at = statements.findIndex(({ sql }) => behind.test(sql));
  expect(at).toBeGreaterThan(0);
  statements.forEach(({ sql }, index) => {
    db.exec(sql);
    if (index === at) db.exec(added);
  });
}

test.each([
  [
    'a value changes on its way, rows known by their key',
    /INTO __schemactl_new_p\b/,
    "__schemactl_new_p SET a = 'A' WHERE id = 1",
  ],
  ['… by a key that isn’t the rowid', /INTO __schemactl_new_w\b/, '__schemactl_new_w SET a = NULL'],
  ['… by their rowid', /INTO __schemactl_new_r\b/, "__schemactl_new_r SET a = 'b' WHERE rowid = 2"],
  ['… by no key that stays', /INTO __schemactl_new_m\b/, '__schemactl_new_m SET id = 10'],
])('%s: it all comes to nothing', (_title, behind, change) => {
  const db = open(`${before}; ${rows}`);
  const start = rowsOf(db);
  expect(() => runWith(db, behind, `UPDATE ${change}`)).toThrow('a table made anew must keep all its values');
  expect(db.inTransaction).toBe(false);
  expect(rowsOf(db)).toEqual(start);
  expect(reflect(db)).toEqual(stateOf(before));
});

test('a row of any other table changes while tables change hands: it all comes to nothing', () => {
  const db = open(`${before}; ${rows}`);
  const start = rowsOf(db);
  expect(() => runWith(db, /^DROP TABLE r$/, "UPDATE other SET a = 'b'")).toThrow(
    'no row of any other table may change',
  );
  expect(rowsOf(db)).toEqual(start);
});

test('values that a user changes in the same file before or after are the user’s own business', () => {
  const db = open(`${before}; ${rows}`);
  runWith(db, /legacy_alter_table=OFF/, "UPDATE other SET a = 'b'; UPDATE r SET a = 'c'");
  expect(db.prepare('SELECT DISTINCT r.a || other.a FROM r, other').pluck().all()).toEqual(['cb']);
});
