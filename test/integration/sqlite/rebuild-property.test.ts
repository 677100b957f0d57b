import fc from 'fast-check';
import { checkLoop } from './ddl-loop.js';

/** A table as the generator grows it; columns a … f keep their meaning, so that two tables have some in common. */
interface Grown {
  readonly columns: readonly { readonly name: string; readonly sql: string }[];
  readonly order: readonly number[];
  readonly constraints: readonly string[];
  readonly key: 'rowid' | 'auto' | 'text' | 'none' | 'without rowid';
  readonly strict: boolean;
  readonly indexes: readonly string[];
  readonly extras: readonly string[];
}

const variants: Readonly<Record<string, readonly string[]>> = {
  a: ['a INTEGER', 'a INTEGER NOT NULL', 'a INTEGER DEFAULT 7', 'a INTEGER NOT NULL DEFAULT 7'],
  b: ["b TEXT DEFAULT 'it''s'", 'b TEXT COLLATE NOCASE', 'b TEXT NOT NULL', "b TEXT CHECK (b <> 'no')"],
  c: ['c REAL', 'c REAL DEFAULT (1 + 0.5)', 'c REAL CHECK (c > -1) DEFAULT 2'],
  d: ['d ANY', 'd ANY UNIQUE', 'd BLOB'],
  e: ['e INTEGER GENERATED ALWAYS AS (1 + 1) VIRTUAL', 'e INTEGER AS (1 + 1) STORED'],
  'f "g"': ['"f ""g""" TEXT', '"f ""g""" TEXT DEFAULT CURRENT_TIMESTAMP', '[f "g"] TEXT'],
};

const column = (name: string) => fc.constantFrom(...(variants[name] ?? [])).map((sql) => ({ name, sql }));

const grown: fc.Arbitrary<Grown> = fc.record({
  columns: fc
    .subarray(Object.keys(variants), { minLength: 1 })
    .chain((names) => fc.tuple(...names.map(column))),
  order: fc.array(fc.nat(100), { minLength: 6, maxLength: 6 }),
  constraints: fc.subarray([
    'CHECK (id <> 99)',
    'CONSTRAINT named CHECK (id <> 98)',
    'CONSTRAINT u UNIQUE (id)',
    'UNIQUE (id)',
  ]),
  key: fc.constantFrom('rowid', 'auto', 'text', 'none', 'without rowid'),
  strict: fc.boolean(),
  indexes: fc.subarray([
    'CREATE INDEX i1 ON t (id DESC)',
    'CREATE UNIQUE INDEX i2 ON t (id) WHERE id > 0',
    'CREATE INDEX i3 ON t (abs(id))',
  ]),
  extras: fc.subarray([
    'CREATE VIEW v AS SELECT * FROM t',
    'CREATE VIEW w AS SELECT n FROM (SELECT count(*) AS n FROM t)',
    'CREATE TRIGGER g1 AFTER DELETE ON t BEGIN DELETE FROM child; END',
    'CREATE TRIGGER g2 AFTER INSERT ON child BEGIN DELETE FROM t; END',
  ]),
});

const keys: Readonly<Record<Grown['key'], string>> = {
  rowid: 'id INTEGER PRIMARY KEY',
  auto: 'id INTEGER PRIMARY KEY AUTOINCREMENT',
  text: 'id INTEGER NOT NULL UNIQUE ON CONFLICT REPLACE',
  none: 'id INTEGER UNIQUE',
  'without rowid': 'id INTEGER PRIMARY KEY',
};

const actions = ['CASCADE', 'SET NULL', 'RESTRICT', 'SET DEFAULT', 'NO ACTION'];

/** The table `t`, with children that refer to it in every way, which must come through untouched. */
function ddlOf(table: Grown): string {
  const ordered = table.columns
    .map((one, index) => ({ ...one, rank: table.order[index] ?? 0 }))
    .sort((a, b) => a.rank - b.rank);
  const self = 'up INTEGER REFERENCES t (id) ON DELETE CASCADE';
  const lines = [keys[table.key], ...ordered.map((one) => one.sql), self, ...table.constraints];
  const options = [
    ...(table.strict ? ['STRICT'] : []),
    ...(table.key === 'without rowid' ? ['WITHOUT ROWID'] : []),
  ];
  const children = actions.map(
    (action) => `c_${action.replace(' ', '_')} INTEGER REFERENCES t (id) ON DELETE ${action}`,
  );
  return [
    `CREATE TABLE t (${lines.join(', ')}) ${options.join(', ')}`,
    `CREATE TABLE child (${children.join(', ')})`,
    ...table.indexes,
    ...table.extras,
  ].join(';\n');
}

/** Rows that both tables can hold: no value is NULL where either may forbid it. */
function rowsFor(table: Grown): string {
  const values: Readonly<Record<string, (n: number) => string>> = {
    a: (n) => String(n),
    b: (n) => `'b${n}'`,
    c: (n) => `${n}.5`,
    d: (n) => `x'0${n}'`,
    'f "g"': (n) => `'f${n}'`,
  };
  const names = table.columns.map((one) => one.name).filter((name) => name !== 'e');
  const list = ['id', 'up', ...names].map((name) => `"${name.replaceAll('"', '""')}"`).join(', ');
  const row = (n: number): string =>
    [String(n), '1', ...names.map((name) => values[name]?.(n) ?? 'NULL')].join(', ');
  const drop = table.extras.map((sql) => (sql.includes(' g2 ') ? 'DROP TRIGGER g2; ' : '')).join('');
  const again = table.extras.find((sql) => sql.includes(' g2 ')) ?? '';
  return `${drop}INSERT INTO t (${list}) VALUES (${row(1)}), (${row(2)}), (${row(5)});
    INSERT INTO child VALUES (1, 2, 5, 1, 2), (2, 2, 2, 2, 2), (NULL, NULL, NULL, NULL, NULL); ${again}`;
}

/** A new column that must not be NULL has no value to give to rows that are there. */
function needsEmpty(from: Grown, to: Grown): boolean {
  const had = new Set(from.columns.map((one) => one.name));
  return to.columns.some(
    (one) => !had.has(one.name) && one.sql.includes('NOT NULL') && !one.sql.includes('DEFAULT'),
  );
}

const runs = Number(process.env['SCHEMACTL_RUNS'] ?? 100);
const seed = Number(process.env['SCHEMACTL_SEED'] ?? 1);

test('any table becomes any other and comes back, with every row of it and of the tables around it', () => {
  fc.assert(
    fc.property(grown, grown, (before, after) => {
      const isFull = !needsEmpty(before, after) && !needsEmpty(after, before);
      checkLoop(ddlOf(before), ddlOf(after), isFull ? rowsFor(before) : '');
    }),
    { numRuns: runs, seed },
  );
}, 36_000_000);
