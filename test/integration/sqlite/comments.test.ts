import { blockBetween, fileText, open, reflect, run, stateOf } from './ddl-loop.js';
import type { Db } from './ddl-loop.js';

const table = `CREATE TABLE t ( -- all of them
  -- the number; never used twice
  id INTEGER PRIMARY KEY, -- a key
  name /* as people say it */ TEXT, /* may be
     anything */
  n INTEGER,
  -- no more than that
  CHECK (n < 10 /* ten */), -- really
  UNIQUE (name, n)
  -- the end
)`;
const view = `CREATE VIEW v AS -- what is read
  SELECT /* only */ id FROM t`;
const trigger = `CREATE TRIGGER g AFTER INSERT ON t BEGIN
  -- nothing yet; but soon
  SELECT 1;
END`;
const index = 'CREATE INDEX i ON t (n /* for the list */)';
const all = [table, view, trigger, index].join(';\n');

const texts = (db: Db): string =>
  db
    .prepare<[], string>('SELECT group_concat(sql, char(10)) FROM sqlite_schema WHERE sql NOT NULL')
    .pluck()
    .get() ?? '';

const comments = (text: string): readonly string[] => text.match(/--[^\n]*|\/\*[\s\S]*?\*\//g) ?? [];

test('comments stand where they stood after a table was made anew, there and back', () => {
  const db = open(`${all}; INSERT INTO t VALUES (1, 'a', 1)`);
  const wanted = [...comments(texts(db))].sort();
  const plain = all
    .replace('n INTEGER', 'n INTEGER NOT NULL DEFAULT 5')
    .replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '');
  const [before, after] = [reflect(db), stateOf(plain)];
  run(db, blockBetween(before, after));
  expect([...comments(texts(db))].sort()).toEqual(wanted);
  expect(texts(db)).toContain(`CREATE TABLE "t" (
  -- all of them
  -- the number; never used twice
  id INTEGER PRIMARY KEY, -- a key
  name TEXT, /* as people say it */ /* may be
     anything */
  n INTEGER NOT NULL DEFAULT 5,
  UNIQUE (name, n), -- the end
  -- no more than that
  CHECK (n < 10) /* ten */ -- really
)`);
  run(db, blockBetween(reflect(db), before));
  expect([...comments(texts(db))].sort()).toEqual(wanted);
});

test('they are no difference, and what is built from a state has them', () => {
  expect(blockBetween(stateOf(all), stateOf(all.replaceAll(' -- a key', ''))).statements).toEqual([]);
  const db = open();
  run(db, blockBetween(stateOf(''), stateOf(all)));
  expect([...comments(texts(db))].sort()).toEqual([...comments(all)].sort());
});

test('a view or trigger that changes has the comments of its new text', () => {
  const after = all
    .replace('only', 'just')
    .replace('SELECT /*', 'SELECT DISTINCT /*')
    .replace('SELECT 1', 'SELECT 2');
  const db = open(all);
  run(db, blockBetween(reflect(db), stateOf(after)));
  expect(texts(db)).toContain('SELECT DISTINCT /* just */ id FROM t');
  expect(texts(db)).toContain('-- nothing yet; but soon\n  SELECT 2;');
});

test('one that would be a directive of a revision file is left out', () => {
  const text = fileText(
    blockBetween(stateOf(''), stateOf('CREATE TABLE t (a, -- migrate:down\n b /*\n-- migrate:up */)')),
  );
  expect(text).not.toContain('migrate:');
});
