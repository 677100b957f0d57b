import { blockBetween, checkLoop, open, reflect, run, stateOf } from './ddl-loop.js';

const article = 'CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT, body TEXT);';
const indexed = `${article}
  CREATE VIRTUAL TABLE found USING fts5 (title, body, content='article', content_rowid='id');
  CREATE TRIGGER into_found AFTER INSERT ON article BEGIN
    INSERT INTO found (rowid, title, body) VALUES (new.id, new.title, new.body);
  END;`;

test.each([
  [
    'a full-text table of its own',
    '',
    'CREATE VIRTUAL TABLE f USING fts5(a, b UNINDEXED, tokenize="porter ascii")',
  ],
  [
    'an R-Tree',
    'CREATE TABLE t (a)',
    'CREATE TABLE t (a); CREATE VIRTUAL TABLE r USING rtree(id, x0, x1, +name TEXT)',
  ],
  ['an index over a table, kept by a trigger', article, indexed],
  ['a view over it', indexed, `${indexed} CREATE VIEW v AS SELECT rowid FROM found`],
])('comes and goes: %s', (_title, before, after) => {
  checkLoop(before, after);
});

test('an index that comes to a table with rows finds them', () => {
  const db = open(`${article} INSERT INTO article VALUES (7, 'Rebuilds', 'without losing a row')`);
  run(db, blockBetween(reflect(db), stateOf(indexed)));
  expect(db.prepare("SELECT rowid FROM found WHERE found MATCH 'losing'").all()).toEqual([{ rowid: 7 }]);
});

test('its table is made anew around it: the index still finds every row, and new ones', () => {
  const db = open(`${indexed} INSERT INTO article VALUES (7, 'Rebuilds', 'without losing a row')`);
  const after = indexed.replace('title TEXT', "title TEXT NOT NULL DEFAULT 'none' CHECK (title <> '')");
  run(db, blockBetween(reflect(db), stateOf(after)));
  db.exec("INSERT INTO article (body) VALUES ('losing nothing')");
  expect(db.prepare("SELECT rowid FROM found WHERE found MATCH 'losing' ORDER BY 1").all()).toEqual([
    { rowid: 7 },
    { rowid: 8 },
  ]);
  expect(
    db.prepare("INSERT INTO found (found, rank) VALUES ('integrity-check', 1)").run().changes,
  ).toBeDefined();
});

test('one that keeps no rows of its own is made anew with other options; one that does never is', () => {
  const db = open(`${indexed} INSERT INTO article VALUES (7, 'Rebuilds', 'lost losing loser')`);
  const stemmed = indexed.replace("content_rowid='id'", "content_rowid='id', tokenize='porter'");
  run(db, blockBetween(reflect(db), stateOf(stemmed)));
  expect(db.prepare("SELECT rowid FROM found WHERE found MATCH 'lose'").all()).toEqual([{ rowid: 7 }]);
  const own = stateOf('CREATE VIRTUAL TABLE f USING fts5 (a)');
  expect(() => blockBetween(own, stateOf('CREATE VIRTUAL TABLE f USING fts5 (a, b)'))).toThrow(
    'would mean dropping virtual-table:f with its data',
  );
});
