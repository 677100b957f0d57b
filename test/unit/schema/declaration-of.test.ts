import * as s from '../../../src/schema/index.js';
import type { DeclaredTable } from '../../../src/domain/declaration/index.js';

const only = (...exported: readonly unknown[]): DeclaredTable => {
  const [table] = s.declarationOf(...exported).tables;
  if (!table) throw new Error('no table');
  return table;
};
const columnOf = (column: s.AnyColumn) => only(s.table('t', { c: column })).columns[0];

describe('columns', () => {
  test.each([
    [s.smallint(), { name: 'smallint' }],
    [s.integer(), { name: 'integer' }],
    [s.bigint(), { name: 'bigint' }],
    [s.numeric(), { name: 'numeric' }],
    [s.numeric(10), { name: 'numeric', precision: 10 }],
    [s.numeric(10, 2), { name: 'numeric', precision: 10, scale: 2 }],
    [s.real(), { name: 'real' }],
    [s.double(), { name: 'double' }],
    [s.money(), { name: 'money' }],
    [s.boolean(), { name: 'boolean' }],
    [s.text(), { name: 'text' }],
    [s.varchar(), { name: 'varchar' }],
    [s.varchar(255), { name: 'varchar', length: 255 }],
    [s.char(), { name: 'char', length: 1 }],
    [s.char(3), { name: 'char', length: 3 }],
    [s.bytes(), { name: 'bytes' }],
    [s.date(), { name: 'date' }],
    [s.time(), { name: 'time', timeZone: false }],
    [s.timetz({ precision: 3 }), { name: 'time', timeZone: true, precision: 3 }],
    [s.timestamp({ precision: 0 }), { name: 'timestamp', timeZone: false, precision: 0 }],
    [s.timestamptz(), { name: 'timestamp', timeZone: true }],
    [s.interval(), { name: 'interval' }],
    [s.uuid(), { name: 'uuid' }],
    [s.json(), { name: 'json' }],
    [s.jsonb(), { name: 'jsonb' }],
    [s.xml(), { name: 'xml' }],
    [s.inet(), { name: 'inet' }],
    [s.cidr(), { name: 'cidr' }],
    [s.macaddr(), { name: 'macaddr' }],
    [s.bit(8), { name: 'bit', length: 8 }],
    [s.varbit(), { name: 'varbit' }],
    [s.tsvector(), { name: 'tsvector' }],
    [s.tsquery(), { name: 'tsquery' }],
    [s.text().array().array(), { name: 'array', of: { name: 'array', of: { name: 'text' } } }],
    [s.native('geometry(Point, 4326)'), { name: 'native', sql: 'geometry(Point, 4326)' }],
  ])('type %#', (column, type) => {
    expect(columnOf(column)).toEqual({ name: 'c', type, nullable: false });
  });

  test('are NOT NULL unless said otherwise, and the last word counts', () => {
    expect(columnOf(s.text())?.nullable).toBe(false);
    expect(columnOf(s.text().nullable())?.nullable).toBe(true);
    expect(columnOf(s.text().nullable().notNull())?.nullable).toBe(false);
  });

  test.each([
    [s.text().default("it's"), { kind: 'literal', value: "it's" }],
    [s.bigint().default(12345678901234567890n), { kind: 'literal', value: 12345678901234567890n }],
    [s.text().nullable().default(null), { kind: 'literal', value: null }],
    [s.boolean().default(false), { kind: 'literal', value: false }],
    [s.timestamptz().default(new Date(0)), { kind: 'literal', value: '1970-01-01T00:00:00.000Z' }],
    [s.date().default(new Date(0)), { kind: 'literal', value: '1970-01-01' }],
    [s.timestamptz().default(s.sql`now()`), { kind: 'sql', sql: 'now()' }],
    [s.timestamptz().defaultSql('now()'), { kind: 'sql', sql: 'now()' }],
    [s.json().default([1, { a: null }]), { kind: 'json', value: [1, { a: null }] }],
    [s.json().default('text'), { kind: 'json', value: 'text' }],
    [s.text().array().default([]), { kind: 'literal', value: '{}' }],
    [s.text().array().default(['a"\\', 'b']), { kind: 'literal', value: '{"a\\"\\\\","b"}' }],
  ])('default %#', (column, expected) => {
    expect(columnOf(column)?.default).toEqual(expected);
  });

  test('keep identity, generation, collation, comment, names', () => {
    expect(columnOf(s.integer().identity({ start: 5, increment: 2 }))?.identity).toEqual({
      generation: 'by default',
      start: 5,
      increment: 2,
    });
    expect(columnOf(s.integer().identityAlways())?.identity).toEqual({ generation: 'always' });
    const generated = s.text().generated(s.sql`upper(name)`, { stored: false });
    expect(columnOf(generated)?.generated).toEqual({ sql: 'upper(name)', stored: false });
    expect(columnOf(s.text().generated('1'))?.generated).toEqual({ sql: '1', stored: true });
    const named = s.text().collate('C').comment('why').renamedFrom('old').named('db_name');
    expect(columnOf(named)).toMatchObject({
      name: 'db_name',
      collation: 'C',
      comment: 'why',
      renamedFrom: 'old',
    });
  });

  test('a chain does not change the column that it began with', () => {
    const base = s.text();
    base.nullable().unique();
    expect(only(s.table('t', { base }))).toMatchObject({ columns: [{ nullable: false }], uniques: [] });
  });
});

describe('keys and indexes', () => {
  const users = s.table('users', { id: s.integer().primaryKey(), key: s.text().named('code').unique() });

  test('stand in the table, those of columns first', () => {
    const declared = only(
      s.table(
        't',
        {
          a: s.integer().unique({ name: 'a_u', nullsNotDistinct: true }).index(),
          b: s.integer().check('b > 0', { name: 'b_ok' }),
        },
        (t) => [
          s.primaryKey([t.a, t.b], { name: 't_pk' }),
          s.unique([t.b, t.a], { deferrable: 'deferred' }),
          s.check(s.sql`${t.a} < ${t.b}`),
          s.index(
            [s.desc(t.a, { nulls: 'last' }), s.key(s.sql`abs(${t.b})`, { operatorClass: 'int4_ops' })],
            {
              name: 't_ix',
              unique: true,
              method: 'btree',
              where: s.sql`${t.a} is not null`,
              include: [t.b],
              comment: 'fast',
            },
          ),
        ],
        { comment: 'c', renamedFrom: 'old', strict: true, withoutRowid: true },
      ),
    );
    expect(declared).toEqual({
      name: 't',
      columns: declared.columns,
      primaryKey: { columns: ['a', 'b'], name: 't_pk' },
      uniques: [
        { columns: ['a'], name: 'a_u', nullsNotDistinct: true },
        { columns: ['b', 'a'], deferrable: 'deferred' },
      ],
      checks: [{ name: 'b_ok', sql: 'b > 0' }, { sql: 'a < b' }],
      foreignKeys: [],
      indexes: [
        { keys: [{ column: 'a' }] },
        {
          keys: [
            { column: 'a', order: 'desc', nulls: 'last' },
            { sql: 'abs(b)', operatorClass: 'int4_ops' },
          ],
          name: 't_ix',
          unique: true,
          method: 'btree',
          where: 'a is not null',
          include: ['b'],
          comment: 'fast',
        },
      ],
      comment: 'c',
      renamedFrom: 'old',
      strict: true,
      withoutRowid: true,
    });
  });

  test('foreign keys speak in names of the database, by function, by text and of several columns', () => {
    const app = s.schema('app');
    const other = app.table('other', { x: s.integer(), y: s.integer() }, (t) => [s.primaryKey([t.x, t.y])]);
    const t = s.table(
      't',
      {
        code: s.text().references(() => users.key, { onDelete: 'cascade', onUpdate: 'set null', name: 'fk' }),
        user: s.integer().references('users.id', { deferrable: 'deferred' }),
        x: s.integer().references('app.other.x'),
        y: s.integer(),
      },
      (c) => [s.foreignKey([c.x, c.y], () => [other.x, other.y])],
    );
    const declared = s.declarationOf({ t, other, users }).tables.find(({ name }) => name === 't');
    const code = { table: 'users', columns: ['code'] };
    expect(declared?.foreignKeys).toEqual([
      { name: 'fk', columns: ['code'], references: code, onDelete: 'cascade', onUpdate: 'set null' },
      { columns: ['user'], references: { table: 'users', columns: ['id'] }, deferrable: 'deferred' },
      { columns: ['x'], references: { schema: 'app', table: 'other', columns: ['x'] } },
      { columns: ['x', 'y'], references: { schema: 'app', table: 'other', columns: ['x', 'y'] } },
    ]);
  });

  test('tables may refer to each other, and to themselves', () => {
    const a = s.table('a', { id: s.integer(), b: s.integer().references((): s.Reference => b.id) });
    const b = s.table('b', { id: s.integer(), a: s.integer().references((): s.Reference => a.id) }, (t) => [
      s.foreignKey(t.a, t.id),
    ]);
    const targets = s.declarationOf({ a, b }).tables.map((t) => t.foreignKeys.map((k) => k.references.table));
    expect(targets).toEqual([['b'], ['a', 'b']]);
  });
});

describe('everything else', () => {
  test('views, sequences and enums, in named schemas', () => {
    const app = s.schema('app');
    const role = app.enumType('role', ['a', 'b'], { comment: 'r', renamedFrom: 'roles' });
    const t = app.table('t', { role: role(), order: s.text() });
    const view = app.view('v', { role: role() }, s.sql`select ${t.order}, ${t.role} from ${t}`, {
      materialized: true,
      comment: 'v',
    });
    const sequence = app.sequence('n', { start: 1, increment: 2, min: 1, max: 9, cycle: true });
    expect(s.declarationOf({ t, view, sequence })).toMatchObject({
      tables: [{ schema: 'app', columns: [{ type: { name: 'enum', enum: 'role', schema: 'app' } }, {}] }],
      enums: [{ schema: 'app', name: 'role', values: ['a', 'b'], comment: 'r', renamedFrom: 'roles' }],
      views: [
        {
          schema: 'app',
          name: 'v',
          sql: 'select t."order", t.role from app.t',
          materialized: true,
          comment: 'v',
        },
      ],
      sequences: [{ schema: 'app', name: 'n', start: 1, increment: 2, min: 1, max: 9, cycle: true }],
    });
  });

  test('the schema public is the default one', () => {
    expect(only(s.schema('public').table('t', { a: s.text() })).schema).toBeUndefined();
  });

  test('are found in lists and nested objects, once, in the order of their names', () => {
    const [b, a] = [s.table('b', { x: s.text() }), s.table('a', { x: s.text() })];
    const c = s.schema('aa').table('c', { x: s.text() });
    const deep: Record<string, unknown> = { list: [b, { a }], again: b, c };
    deep['itself'] = deep;
    const names = s.declarationOf(deep, [a]).tables.map(({ schema, name }) => [schema, name]);
    expect(names).toEqual([
      [undefined, 'a'],
      [undefined, 'b'],
      ['aa', 'c'],
    ]);
  });

  test('instances of classes are not looked into', () => {
    class Pool {
      readonly table = s.table('hidden', { x: s.text() });
    }
    expect(s.declarationOf({ pool: new Pool() }).tables).toEqual([]);
  });

  test('a column may have any name, also one that objects know', () => {
    const t = s.table('t', { constructor: s.text(), then: s.text(), toString: s.text() }, (c) => [
      s.index(c.then),
    ]);
    expect(only(t).columns.map(({ name }) => name)).toEqual(['constructor', 'then', 'toString']);
  });

  test('what another copy of the package made is read', () => {
    let copy: typeof s | undefined;
    jest.isolateModules(() => {
      // as the user's own install would be
      copy = require('../../../src/schema/index.js') as typeof s;
    });
    expect(copy?.table).not.toBe(s.table);
    expect(only(copy?.table('t', { a: copy.text() })).name).toBe('t');
  });

  test('sql writes values as literals and names as names', () => {
    const t = s.table('t', { 'od"d': s.text(), Plain: s.text(), select: s.text(), ok: s.text() });
    const made = s.sql`${t['od"d']} ${t.Plain} ${t.select} ${t.ok} ${"a'b"} ${1} ${2n} ${true} ${null} ${s.sql.raw('x')}`;
    expect(columnOf(s.text().default(made))?.default).toEqual({
      kind: 'sql',
      sql: `"od""d" "Plain" "select" ok 'a''b' 1 2 true null x`,
    });
  });
});
