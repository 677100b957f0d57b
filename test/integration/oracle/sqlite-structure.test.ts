import Database from 'better-sqlite3';
import fc from 'fast-check';
import { diffEntries } from '../../oracle/entries.js';
import type { Entry } from '../../oracle/entries.js';
import { structure } from '../../oracle/sqlite-structure.js';
import type { StructureOptions } from '../../oracle/sqlite-structure.js';

function built(sql: string, options: StructureOptions = {}): readonly Entry[] {
  const db = new Database(':memory:');
  try {
    db.exec(sql);
    return structure(db, options);
  } finally {
    db.close();
  }
}

test.each<readonly [name: string, one: string, other: string]>([
  [
    'white space and comments',
    'create table t (a int check (a>0))',
    'create  table t ( a int /* it */ check ( a > 0 ) ) -- end',
  ],
  [
    'quotes around names',
    'create table t (a int, check (a > 0))',
    'create table "t" ([a] int, check (`a` > 0))',
  ],
  [
    'a check on the column and on the table',
    'create table t (a int check (a > 0))',
    'create table t (a int, check (a > 0))',
  ],
  [
    'a key on the column and on the table',
    'create table t (a text primary key)',
    'create table t (a text, primary key (a))',
  ],
  [
    'a unique column and a unique constraint',
    'create table t (a int unique)',
    'create table t (a int, unique (a))',
  ],
  [
    'a reference on the column and on the table',
    'create table t (a int references u (b) on delete set null deferrable initially deferred)',
    'create table t (a int, foreign key (a) references u (b) on delete set null deferrable initially deferred)',
  ],
  [
    'the order of constraints',
    'create table t (a int, b int, unique (a), unique (b))',
    'create table t (a int, b int, unique (b), unique (a))',
  ],
  [
    'generated always written out',
    'create table t (a int, b int as (a + 1))',
    'create table t (a int, b int generated always as (a + 1))',
  ],
  [
    'virtual written out',
    'create table t (a int, b int as (a + 1))',
    'create table t (a int, b int generated always as (a + 1) virtual)',
  ],
  ['the usual collation written out', 'create table t (a text)', 'create table t (a text collate binary)'],
  [
    'upper case in bytes and collations',
    "create table t (a text default x'0f'); create index i on t (a collate nocase)",
    "create table t (a text default X'0F'); create index i on t (a collate NOCASE)",
  ],
  [
    "the table's own name in its expressions",
    'create table t (a int check (t.a > 0))',
    'create table t (a int, check ("a" > 0))',
  ],
  [
    'upper case in a reference',
    'create table t (a int references u (b))',
    'create table t (a int references U (B))',
  ],
  [
    'for each row written out',
    'create table t (a int); create trigger g after insert on t begin select 1; end',
    'create table t (a int); create trigger g after insert on t for each row begin select 1; end',
  ],
  [
    'a renamed table',
    'create table u (a int check (a > 0)); create index i on u (a)',
    'create table t (a int check (a > 0)); create index i on t (a); alter table t rename to u',
  ],
  ['the case of keywords', 'create view v as select 1 as a', 'CREATE VIEW v AS SELECT 1 AS a'],
])('the same: %s', (_name, one, other) => {
  expect(diffEntries(built(one), built(other))).toEqual([]);
});

test('the order of columns can be left out', () => {
  const [one, other] = ['create table t (a int, b text)', 'create table t (b text, a int)'];
  expect(diffEntries(built(one), built(other))).toEqual(['- column order t: a, b', '+ column order t: b, a']);
  expect(diffEntries(built(one, { columnOrder: false }), built(other, { columnOrder: false }))).toEqual([]);
});

const start = `
create table p (id integer primary key, code text unique, kind text);
create table t (
  id integer primary key autoincrement,
  a int not null default 1 constraint positive check (a > 0),
  b text collate nocase,
  c int generated always as (a + 1) virtual,
  p int references p (id) on delete cascade,
  unique (a, b)
);
create index i on t (b desc) where a > 1;
create view v as select a from t;
create trigger r after insert on t begin select 1; end;
`;

test.each<readonly [name: string, from: string, to: string]>([
  ['a type', 'a int not null', 'a bigint not null'],
  ['not null', 'a int not null', 'a int'],
  ['a default', 'default 1', 'default 2'],
  ['a default of another type', 'default 1', `default '1'`],
  ['a check', 'a > 0', 'a >= 0'],
  ['the name of a check', 'constraint positive', 'constraint above'],
  ['a collation', 'collate nocase', 'collate rtrim'],
  ['a generated expression', 'a + 1', 'a + 2'],
  ['stored or virtual', 'virtual', 'stored'],
  ['autoincrement', ' autoincrement', ''],
  ['the target of a reference', 'p (id) on', 'p (code) on'],
  ['an action', 'on delete cascade', 'on delete set null'],
  ['the timing of a reference', 'on delete cascade', 'on delete cascade deferrable initially deferred'],
  ['the columns of a key', 'unique (a, b)', 'unique (b, a)'],
  ['a conflict clause', 'unique (a, b)', 'unique (a, b) on conflict ignore'],
  ['strict', '  unique (a, b)\n)', '  unique (a, b)\n) strict'],
  ['without rowid', 'kind text)', 'kind text, primary key (code)) without rowid'],
  ['the direction of an index', 'b desc', 'b'],
  ['the condition of an index', 'a > 1', 'a > 2'],
  ['a unique index', 'create index', 'create unique index'],
  ['the name of an index', 'index i', 'index j'],
  ['a view', 'select a from', 'select b from'],
  ['a trigger', 'select 1;', 'select 2;'],
  ['a string in a trigger', 'select 1;', `select 'A';`],
  ['a virtual table', 'create view', 'create virtual table f using fts5(a); create view'],
])('different: %s', (name, from, to) => {
  expect(start).toContain(from);
  const source =
    name === 'without rowid'
      ? start.replace('id integer primary key, code text unique', 'id integer, code text')
      : start;
  expect(diffEntries(built(source), built(source.replace(from, to)))).not.toEqual([]);
});

test('the case of a string matters', () => {
  const view = (literal: string): string => `create view v as select '${literal}' as a`;
  expect(diffEntries(built(view('A')), built(view('a')))).not.toEqual([]);
});

test('comments and white space anywhere leave no trace', () => {
  const words = start.split(' ');
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(' ', '\n', ' /* x */ ', ' -- y\n'), {
        minLength: words.length,
        maxLength: words.length,
      }),
      (gaps) => {
        const other = words.map((word, at) => `${word}${gaps[at] ?? ' '}`).join('');
        expect(diffEntries(built(start), built(other))).toEqual([]);
      },
    ),
    { numRuns: 50 },
  );
});
