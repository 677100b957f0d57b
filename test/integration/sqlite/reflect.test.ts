import { diff } from '../../../src/domain/diff/diff.js';
import { equalStates } from '../../../src/domain/schema/equal.js';
import type { SchemaObject } from '../../../src/domain/schema/object.js';
import { open, reflect, stateOf } from './ddl-loop.js';

function facets(sql: string, id: string): SchemaObject | undefined {
  return stateOf(sql).objects.get(id);
}

const same: readonly (readonly [string, string, string])[] = [
  [
    'comments, white space and case of keywords',
    'CREATE TABLE t (a int /* x */ not null, -- y\n check (a>0 and a is not null))',
    'CREATE TABLE t(a INT NOT NULL,CHECK(a > 0 AND a IS NOT NULL))',
  ],
  [
    'styles of quoting',
    'CREATE TABLE [t] (`a` text, "b" text, \'c\' text, CHECK ([a] <> `b`))',
    'CREATE TABLE t (a TEXT, b TEXT, c TEXT, CHECK (a <> b))',
  ],
  [
    'where a constraint stands',
    'CREATE TABLE t (id INTEGER PRIMARY KEY, a UNIQUE REFERENCES t CHECK (a > 0))',
    'CREATE TABLE t (id INTEGER, a, PRIMARY KEY (id), UNIQUE (A), CHECK (A > 0), FOREIGN KEY (A) REFERENCES T)',
  ],
  [
    'parentheses around a value',
    "CREATE TABLE t (a DEFAULT (1), b DEFAULT ('x'), c DEFAULT (-1.5), d DEFAULT true)",
    "CREATE TABLE t (a DEFAULT 1, b DEFAULT 'x', c DEFAULT -1.5, d DEFAULT TRUE)",
  ],
  [
    'a name as a default',
    'CREATE TABLE t (a DEFAULT x, b DEFAULT "y z")',
    "CREATE TABLE t (a DEFAULT 'x', b DEFAULT 'y z')",
  ],
  [
    'an order that says nothing',
    'CREATE TABLE t (a INTEGER, PRIMARY KEY (a DESC)); CREATE INDEX i ON t (a ASC)',
    'CREATE TABLE t (a INTEGER PRIMARY KEY); CREATE INDEX i ON t (a)',
  ],
  [
    'a collation that says nothing',
    'CREATE TABLE t (a COLLATE nocase); CREATE INDEX i ON t (a COLLATE NOCASE)',
    'CREATE TABLE t (a COLLATE NOCASE); CREATE INDEX i ON t (a)',
  ],
  [
    'a semicolon and a time of a trigger',
    'CREATE TABLE t (a); CREATE TRIGGER g UPDATE ON t FOR EACH ROW BEGIN SELECT 1; END',
    'CREATE TABLE t (a); CREATE TRIGGER "g" before update on "t" begin select 1;end',
  ],
  [
    'the spelling of a view',
    'CREATE TABLE t (a); CREATE VIEW v AS select a,b.a as x from t as b where b."a"=1',
    'CREATE TABLE t (a); CREATE VIEW "v" AS SELECT [a], b.a AS "x" FROM t AS b WHERE b.a = 1',
  ],
  [
    'the table’s own name in a check',
    'CREATE TABLE t (a CHECK (t.a > 0))',
    'CREATE TABLE t (a CHECK (a > 0))',
  ],
];

test.each(same)('no difference: %s', (_title, left, right) => {
  expect(diff(stateOf(left), stateOf(right)).changes).toEqual([]);
});

const different: readonly (readonly [string, string, string])[] = [
  ['the text of a string', "CREATE TABLE t (a CHECK (a <> 'x'))", "CREATE TABLE t (a CHECK (a <> 'X'))"],
  [
    'a string and a name',
    "CREATE TABLE t (a, b, CHECK (a <> 'b'))",
    'CREATE TABLE t (a, b, CHECK (a <> "b"))',
  ],
  [
    'INTEGER PRIMARY KEY DESC is no rowid',
    'CREATE TABLE t (a INTEGER PRIMARY KEY DESC)',
    'CREATE TABLE t (a INTEGER PRIMARY KEY)',
  ],
  [
    'AUTOINCREMENT',
    'CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)',
    'CREATE TABLE t (a INTEGER PRIMARY KEY)',
  ],
  ['a conflict clause', 'CREATE TABLE t (a UNIQUE ON CONFLICT IGNORE)', 'CREATE TABLE t (a UNIQUE)'],
  ['the order of columns', 'CREATE TABLE t (a, b)', 'CREATE TABLE t (b, a)'],
  [
    'when a key is checked',
    'CREATE TABLE t (a PRIMARY KEY REFERENCES t DEFERRABLE INITIALLY DEFERRED)',
    'CREATE TABLE t (a PRIMARY KEY REFERENCES t)',
  ],
  ['a default of two minus signs', 'CREATE TABLE t (a DEFAULT (- -1))', 'CREATE TABLE t (a DEFAULT (-1))'],
];

test.each(different)('a difference: %s', (_title, left, right) => {
  expect(equalStates(stateOf(left), stateOf(right))).toBe(false);
});

test('a name in double quotes that is no column of its table is the string that SQLite reads', () => {
  const db = open();
  db.unsafeMode();
  db.pragma('writable_schema = ON');
  db.exec("CREATE TABLE t (a CHECK (a <> 'x'))");
  db.exec(`UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a CHECK (a <> "x"))'`);
  db.pragma('writable_schema = RESET');
  expect(reflect(db)).toEqual(stateOf("CREATE TABLE t (a CHECK (a <> 'x'))"));
});

test('a key holds no NULL where the engine says so', () => {
  const nullable = (sql: string): unknown => facets(sql, 'column:t.a');
  expect(nullable('CREATE TABLE t (a TEXT PRIMARY KEY)')).toMatchObject({ nullable: true });
  expect(nullable('CREATE TABLE t (a TEXT PRIMARY KEY) WITHOUT ROWID')).toMatchObject({ nullable: false });
  expect(nullable('CREATE TABLE t (a TEXT PRIMARY KEY) STRICT')).toMatchObject({ nullable: false });
});

test('views and triggers need what they read and write, and no column of the same name', () => {
  const sql = `CREATE TABLE a (b, c); CREATE TABLE b (a); CREATE TABLE c (x); CREATE TABLE d (x); CREATE TABLE cte (x);
    CREATE VIEW v AS WITH cte AS (SELECT b FROM a), e (x) AS (SELECT 1) SELECT b, (SELECT x FROM (d)) FROM cte, main."c", e ORDER BY 1, b;
    CREATE TRIGGER g AFTER UPDATE OF b ON a WHEN new.b IN (SELECT a FROM b)
      BEGIN INSERT OR IGNORE INTO c (x) VALUES (1) ON CONFLICT DO UPDATE SET x = 2; UPDATE OR FAIL d SET x = 1; DELETE FROM cte; END`;
  expect(facets(sql, 'view:v')?.needs).toEqual(['table:a', 'table:c', 'table:d']);
  expect(facets(sql, 'trigger:g')?.needs).toEqual(['table:b', 'table:c', 'table:cte', 'table:d']);
});

test('virtual tables are objects, the tables in which their modules keep them are not', () => {
  const state = stateOf(
    `CREATE TABLE t (a); CREATE VIRTUAL TABLE IF NOT EXISTS "f t" USING fts5 (x,  content='T');
     CREATE VIRTUAL TABLE r USING rtree(id, a, b, +note)`,
  );
  expect([...state.objects.keys()]).toEqual([
    'column:t.a',
    'table:t',
    'virtual-table:"f t"',
    'virtual-table:r',
  ]);
  expect(state.unmanaged).toEqual([]);
  expect(state.objects.get('virtual-table:"f t"')).toMatchObject({
    definition: "fts5 (x,  content='T')",
    holdsRows: false,
    needs: ['table:t'],
  });
  expect(state.objects.get('virtual-table:r')).toMatchObject({ holdsRows: true, needs: [] });
});

test('hidden and excluded tables leave nothing behind', () => {
  const db = open(
    'CREATE TABLE schema_migrations (v PRIMARY KEY); CREATE TABLE x_1 (a); CREATE INDEX i ON x_1 (a); CREATE TABLE t (a)',
  );
  expect([...reflect(db, ['SCHEMA_migrations'], ['main.x*']).objects.keys()]).toEqual([
    'column:t.a',
    'table:t',
  ]);
});

test('a handful of statements reads any number of tables', () => {
  const db = open(
    Array.from({ length: 50 }, (_, n) => `CREATE TABLE t${n} (a INTEGER PRIMARY KEY REFERENCES t0)`).join(
      ';',
    ),
  );
  const spy = jest.spyOn(db, 'prepare');
  expect(reflect(db).objects.size).toBe(200);
  expect(spy.mock.calls.length).toBeLessThanOrEqual(5);
});
