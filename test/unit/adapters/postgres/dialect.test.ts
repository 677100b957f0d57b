import { postgresDialect } from '../../../../src/adapters/engines/postgres/dialect';
import { lowerPostgres } from '../../../../src/adapters/engines/postgres/lower';
import type {
  DeclaredColumn,
  DeclaredEnum,
  DeclaredTable,
} from '../../../../src/domain/declaration/declaration';
import { courseOf } from '../../../../src/domain/plan/renames';
import { compileDifference, plainLeg, plan } from '../../../../src/domain/plan/plan';
import type { Statement } from '../../../../src/domain/plan/statement';
import { emptyState } from '../../../../src/domain/schema/state';
import type { SchemaState } from '../../../../src/domain/schema/state';

const column = (name: string, more: Partial<DeclaredColumn> = {}): DeclaredColumn => ({
  name,
  type: { name: 'integer' },
  nullable: true,
  ...more,
});

const table = (
  name: string,
  columns: readonly DeclaredColumn[],
  more: Partial<DeclaredTable> = {},
): DeclaredTable => ({
  name,
  columns,
  uniques: [],
  checks: [],
  foreignKeys: [],
  indexes: [],
  ...more,
});

const stateOf = (tables: readonly DeclaredTable[], enums: readonly DeclaredEnum[] = []): SchemaState =>
  lowerPostgres({ tables, enums, sequences: [], views: [] });

const compile = (before: SchemaState, after: SchemaState): readonly Statement[] =>
  compileDifference({ before, after }, postgresDialect);

const texts = (before: SchemaState, after: SchemaState): readonly string[] =>
  compile(before, after).map(({ sql }) => sql);

const empty = emptyState('postgres');

test('a table is written as a person would write it', () => {
  const users = table(
    'users',
    [
      column('id', { type: { name: 'bigint' }, identity: { generation: 'always' } }),
      column('email', { type: { name: 'varchar', length: 99 }, nullable: false, comment: `it's` }),
      column('order', { default: { kind: 'literal', value: 0 } }),
    ],
    { primaryKey: { columns: ['id'] }, uniques: [{ columns: ['email'] }], checks: [{ sql: '"order" >= 0' }] },
  );
  expect(texts(empty, stateOf([users]))).toEqual([
    [
      'CREATE TABLE public.users (',
      '  id bigint GENERATED ALWAYS AS IDENTITY,',
      '  email character varying(99) NOT NULL,',
      '  "order" integer DEFAULT 0,',
      '  CONSTRAINT users_pkey PRIMARY KEY (id),',
      '  CONSTRAINT users_email_key UNIQUE (email),',
      '  CONSTRAINT users_order_check CHECK ("order" >= 0)',
      ')',
    ].join('\n'),
    `COMMENT ON COLUMN public.users.email IS 'it''s'`,
  ]);
});

const t = stateOf([table('t', [column('a')])]);

const factsOf = (after: SchemaState, before = t): readonly unknown[] =>
  compile(before, after).map(({ lock, effects }) => ({ lock, effects: effects.map(({ kind }) => kind) }));

test('locks and effects of changes to a table that stands', () => {
  const all = 'blocks reads and writes';
  const withColumn = (more: Partial<DeclaredColumn>): SchemaState =>
    stateOf([table('t', [column('a'), column('b', more)])]);
  expect(factsOf(withColumn({}))).toEqual([{ lock: all, effects: [] }]);
  expect(factsOf(withColumn({ nullable: false }))).toEqual([{ lock: all, effects: ['needs-empty-table'] }]);
  const constant = { nullable: false, default: { kind: 'literal', value: 1 } } as const;
  expect(factsOf(withColumn(constant))).toEqual([{ lock: all, effects: [] }]);
  const now = { default: { kind: 'sql', sql: 'now()' } } as const;
  expect(factsOf(withColumn(now))).toEqual([{ lock: all, effects: [] }]);
  const random = { default: { kind: 'sql', sql: 'random()' } } as const;
  expect(factsOf(withColumn(random))).toEqual([{ lock: all, effects: ['rewrites-table'] }]);
  expect(factsOf(t, withColumn({}))).toEqual([{ lock: all, effects: ['drops-data'] }]);
  expect(factsOf(empty)).toEqual([{ lock: all, effects: ['drops-data'] }]);
  const notNull = stateOf([table('t', [column('a', { nullable: false })])]);
  expect(factsOf(notNull)).toEqual([{ lock: all, effects: ['scans-table', 'needs-fitting-rows'] }]);
  const small = stateOf([table('t', [column('a', { type: { name: 'smallint' } })])]);
  expect(factsOf(small)).toEqual([{ lock: all, effects: ['narrows-type', 'rewrites-table'] }]);
  const unique = stateOf([table('t', [column('a')], { uniques: [{ columns: ['a'] }] })]);
  expect(factsOf(unique)).toEqual([{ lock: all, effects: ['scans-table', 'needs-fitting-rows'] }]);
  const index = stateOf([table('t', [column('a')], { indexes: [{ keys: [{ column: 'a' }] }] })]);
  expect(factsOf(index)).toEqual([{ lock: 'blocks writes', effects: ['scans-table'] }]);
});

test('nothing waits for a table that is only just made', () => {
  const made = stateOf([table('n', [column('a')], { indexes: [{ keys: [{ column: 'a' }], unique: true }] })]);
  expect(factsOf(made, empty)).toEqual([
    { lock: 'none', effects: [] },
    { lock: 'none', effects: [] },
  ]);
});

test('a column that becomes an identity counts on behind its values', () => {
  const key = { nullable: false } as const;
  const before = stateOf([table('t', [column('a', key)])]);
  const after = stateOf([table('t', [column('a', { ...key, identity: { generation: 'always' } })])]);
  expect(texts(before, after)).toEqual([
    'ALTER TABLE public.t ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY',
    `SELECT setval(pg_get_serial_sequence('public.t', 'a'), greatest(max(a)::bigint, 1), coalesce(max(a) >= 1, false)) FROM public.t`,
  ]);
});

const mood = (...values: readonly string[]): DeclaredEnum => ({ name: 'mood', values });
const holder = (preset?: string): DeclaredTable =>
  table('t', [
    column('m', {
      type: { name: 'enum', enum: 'mood' },
      ...(preset === undefined ? {} : { default: { kind: 'literal', value: preset } }),
    }),
  ]);

test('labels are added where they belong', () => {
  const before = stateOf([], [mood('b', 'd')]);
  expect(texts(before, stateOf([], [mood('a', 'b', 'c', 'd', 'e')]))).toEqual([
    `ALTER TYPE public.mood ADD VALUE 'a' BEFORE 'b'`,
    `ALTER TYPE public.mood ADD VALUE 'c' AFTER 'b'`,
    `ALTER TYPE public.mood ADD VALUE 'e'`,
  ]);
});

test('a label that is used at once gets a revision of its own, in both directions', () => {
  const [few, many] = [stateOf([holder('x')], [mood('x')]), stateOf([holder('y')], [mood('x', 'y')])];
  const there = plan(plainLeg(few, many), plainLeg(many, few), postgresDialect);
  expect(there.revisions.map(({ up }) => up.statements.map(({ sql }) => sql))).toEqual([
    [`ALTER TYPE public.mood ADD VALUE 'y'`],
    [`ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'y'::public.mood`],
  ]);
  const back = plan(plainLeg(many, few), plainLeg(few, many), postgresDialect);
  expect(back.revisions.map(({ down }) => down.statements.map(({ sql }) => sql))).toEqual([
    [`ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'y'::public.mood`],
    [`ALTER TYPE public.mood ADD VALUE 'y'`],
  ]);
});

test('a label that nothing else uses needs no revision of its own', () => {
  const [few, many] = [stateOf([holder('x')], [mood('x')]), stateOf([holder('x')], [mood('x', 'y')])];
  expect(plan(plainLeg(few, many), plainLeg(many, few), postgresDialect).revisions).toHaveLength(1);
});

test('an enum that loses a label is carried over, column by column', () => {
  const [many, few] = [stateOf([holder()], [mood('x', 'y')]), stateOf([holder()], [mood('x')])];
  const statements = compile(many, few);
  expect(statements.map(({ sql }) => sql)).toEqual([
    'ALTER TYPE public.mood RENAME TO mood__old',
    `CREATE TYPE public.mood AS ENUM ('x')`,
    'ALTER TABLE public.t ALTER COLUMN m TYPE public.mood USING m::text::public.mood',
    'DROP TYPE public.mood__old',
  ]);
  expect(statements[2]?.effects.map(({ kind }) => kind)).toEqual(['rewrites-table', 'needs-fitting-rows']);
});

test.each([
  ['table:public.t', 'u', 'ALTER TABLE public.t RENAME TO u'],
  ['column:public.t.a', 'b', 'ALTER TABLE public.t RENAME COLUMN a TO b'],
  ['index:public.t_a_idx', 'i', 'ALTER INDEX public.t_a_idx RENAME TO i'],
  ['unique:public.t.t_a_key', 'k', 'ALTER TABLE public.t RENAME CONSTRAINT t_a_key TO k'],
  ['enum:public.mood', 'User', 'ALTER TYPE public.mood RENAME TO "User"'],
])('%s is renamed', (id, to, sql) => {
  const parts = { uniques: [{ columns: ['a'] }], indexes: [{ keys: [{ column: 'a' }] }] };
  const state = stateOf([table('t', [column('a')], parts)], [mood('x')]);
  const { moves } = courseOf(state, [{ id, to }]);
  const compiled = moves.flatMap(({ change, before, after }) =>
    postgresDialect.compile(change, { before, after }),
  );
  expect(compiled.map((statement) => statement.sql)).toEqual([sql]);
});

test('a statement that must run alone is framed without a transaction', () => {
  const [first] = compile(empty, t);
  if (!first) throw new Error('nothing was compiled');
  expect(postgresDialect.frame([first]).transaction).toBe(true);
  expect(postgresDialect.frame([{ ...first, transaction: 'outside' }]).transaction).toBe(false);
});
