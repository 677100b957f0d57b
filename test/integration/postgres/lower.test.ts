import { lowerPostgres } from '../../../src/adapters/engines/postgres/lower';
import type { Declaration, DeclaredColumn, DeclaredTable } from '../../../src/domain/declaration/declaration';
import type { ColumnType } from '../../../src/domain/declaration/column-type';
import { diff } from '../../../src/domain/diff/diff';
import { emptyState } from '../../../src/domain/schema/state';
import { majors, postgres } from '../../setup/postgres';
import { inDatabase, planBetweenStates, reflectClient, runBlocks } from './ddl-support';

jest.setTimeout(120_000);

const column = (name: string, type: ColumnType, more: Partial<DeclaredColumn> = {}): DeclaredColumn => ({
  name,
  type,
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

const sized: readonly ColumnType[] = [
  { name: 'numeric', precision: 10, scale: 2 },
  { name: 'numeric', precision: 5 },
  { name: 'varchar', length: 255 },
  { name: 'varchar' },
  { name: 'char', length: 3 },
  { name: 'time', precision: 3, timeZone: false },
  { name: 'time', timeZone: true },
  { name: 'timestamp', precision: 0, timeZone: true },
  { name: 'timestamp', timeZone: false },
  { name: 'bit', length: 8 },
  { name: 'bit' },
  { name: 'varbit', length: 4 },
  { name: 'enum', enum: 'mood', schema: 'app' },
  { name: 'array', of: { name: 'varchar', length: 20 } },
  { name: 'array', of: { name: 'array', of: { name: 'enum', enum: 'mood', schema: 'app' } } },
  { name: 'native', sql: 'TIMESTAMPTZ(3)' },
  { name: 'native', sql: 'int4range' },
  { name: 'native', sql: 'Varchar( 30 ) []' },
  { name: 'native', sql: 'timestamp with time zone' },
  { name: 'native', sql: 'point' },
];

const plain = (
  [
    'smallint',
    'integer',
    'bigint',
    'numeric',
    'real',
    'double',
    'money',
    'boolean',
    'text',
    'bytes',
    'date',
    'interval',
    'uuid',
    'json',
    'jsonb',
    'xml',
    'inet',
    'cidr',
    'macaddr',
    'tsvector',
    'tsquery',
  ] as const
).map((name): ColumnType => ({ name }));

const types = table(
  'types',
  [...plain, ...sized].map((type, index) => column(`c${index}`, type)),
);

const literal = (value: string | number | bigint | boolean): Partial<DeclaredColumn> => ({
  default: { kind: 'literal', value },
});
const sql = (text: string): Partial<DeclaredColumn> => ({ default: { kind: 'sql', sql: text } });

const defaults = table('defaults', [
  column('a', { name: 'text' }, literal(`it's \\ "x"`)),
  column('b', { name: 'varchar', length: 9 }, literal('x')),
  column('c', { name: 'char', length: 2 }, literal('x')),
  column('d', { name: 'integer' }, literal(-5)),
  column('e', { name: 'bigint' }, literal(3_000_000_000n)),
  column('f', { name: 'bigint' }, literal(0)),
  column('g', { name: 'numeric', precision: 4, scale: 1 }, literal(-1.5)),
  column('h', { name: 'double' }, literal(2.5)),
  column('i', { name: 'boolean' }, literal(true)),
  column('j', { name: 'enum', enum: 'mood', schema: 'app' }, literal('ok')),
  column('k', { name: 'jsonb' }, { default: { kind: 'json', value: { bb: [1, { x: null }], a: `'"` } } }),
  column('l', { name: 'json' }, { default: { kind: 'json', value: { b: 1, a: [] } } }),
  column('m', { name: 'timestamp', timeZone: true }, sql('now()')),
  column('n', { name: 'timestamp', precision: 3, timeZone: true }, sql('current_timestamp')),
  column('o', { name: 'array', of: { name: 'text' } }, literal('{}')),
  column('p', { name: 'uuid' }, sql('gen_random_uuid()')),
  column('q', { name: 'date' }, literal('2020-01-31')),
  column('r', { name: 'integer' }, literal('7')),
  column('s', { name: 'bigint' }, sql('NULL')),
  column('t', { name: 'text' }, { default: { kind: 'literal', value: null } }),
]);

const long = 'a_table_with_a_rather_long_name_of_more_than_forty_bytes';

const keys: readonly DeclaredTable[] = [
  table(
    'users',
    [
      column('id', { name: 'bigint' }, { identity: { generation: 'always' } }),
      column('email', { name: 'text' }, { nullable: false, comment: 'where to write', collation: 'C' }),
      column('age', { name: 'smallint' }, { identity: { generation: 'by default', start: 5, increment: 3 } }),
      column('twice', { name: 'integer' }, { generated: { sql: '(age * 2)', stored: true } }),
      column('No', { name: 'integer' }, { serial: true, nullable: false }),
    ],
    {
      primaryKey: { columns: ['id'] },
      uniques: [{ columns: ['email'] }, { columns: ['age', 'email'], deferrable: 'deferred' }],
      checks: [
        { sql: '(age > 1)' },
        { sql: '(age > 2)' },
        { sql: '(age < id)' },
        { name: 'named', sql: '(id > 0)' },
      ],
      indexes: [
        {
          keys: [
            { column: 'email', order: 'desc', nulls: 'first' },
            { column: 'age', nulls: 'first' },
          ],
        },
        { keys: [{ sql: 'lower(email)' }], unique: true, where: '(age > 3)', comment: 'i' },
        { keys: [{ column: 'email', operatorClass: 'text_pattern_ops' }], include: ['age'], method: 'btree' },
        { keys: [{ column: 'email' }] },
        { keys: [{ column: 'email' }], method: 'hash' },
      ],
      comment: 'people',
    },
  ),
  table(
    long,
    [
      column('owner', { name: 'bigint' }),
      column('a_column_with_a_long_name_too', { name: 'bigint' }),
      column('some_number_of_its_own', { name: 'smallint' }, { serial: true, nullable: false }),
    ],
    {
      schema: 'app',
      uniques: [{ columns: ['owner', 'a_column_with_a_long_name_too'] }],
      foreignKeys: [
        { columns: ['owner'], references: { table: 'users', columns: ['id'] }, onDelete: 'cascade' },
        {
          columns: ['a_column_with_a_long_name_too'],
          references: { table: 'users', columns: ['id'] },
          onUpdate: 'restrict',
          deferrable: 'immediate',
        },
      ],
      indexes: [{ keys: [{ column: 'a_column_with_a_long_name_too' }] }],
    },
  ),
];

const declaration: Declaration = {
  tables: [types, defaults, ...keys],
  enums: [{ schema: 'app', name: 'mood', values: ['ok', 'bad'], comment: 'how' }],
  sequences: [
    { name: 'counter', start: 7 },
    { schema: 'app', name: 'down', increment: -1, cycle: true },
  ],
  views: [],
};

test.each(majors)('PostgreSQL %i prints what was lowered just as it was lowered', async (major) => {
  const lowered = lowerPostgres(declaration);
  await inDatabase(await postgres(major), '', async (client) => {
    const { revisions } = planBetweenStates(emptyState('postgres'), lowered);
    await runBlocks(
      client,
      revisions.map(({ up }) => up),
    );
    expect(diff(await reflectClient(client), lowered).changes).toEqual([]);
  });
});

test('names left out are those that the server chooses', async () => {
  const script = `create table users (id bigint primary key, email text unique, age integer check (age > 1) check (age > 2), check (age < id), unique (age, email));
    create index on users (email); create index on users (email) include (age); create unique index on users (lower(email)); create index on users ((age + 1), (age + 2));
    create sequence counters_id_seq; create table counters (id bigserial, "No" smallserial);
    create table ${long} (owner bigint references users, a_column_with_a_long_name_too bigint references users, some_number_of_its_own serial, unique (owner, a_column_with_a_long_name_too));
    create index on ${long} (a_column_with_a_long_name_too);`;
  const chosen = table(
    'users',
    [column('id', { name: 'bigint' }), column('email', { name: 'text' }), column('age', { name: 'integer' })],
    {
      primaryKey: { columns: ['id'] },
      uniques: [{ columns: ['email'] }, { columns: ['age', 'email'] }],
      checks: [{ sql: '(age > 1)' }, { sql: '(age > 2)' }, { sql: '(age < id)' }],
      indexes: [
        { keys: [{ column: 'email' }] },
        { keys: [{ column: 'email' }], include: ['age'] },
        { keys: [{ sql: 'lower(email)' }], unique: true },
        { keys: [{ sql: '(age + 1)' }, { sql: '(age + 2)' }] },
      ],
    },
  );
  const counters = table('counters', [
    column('id', { name: 'bigint' }, { serial: true, nullable: false }),
    column('No', { name: 'smallint' }, { serial: true, nullable: false }),
  ]);
  const columns = (keys[1]?.columns ?? []).map((each) =>
    each.serial ? { ...each, type: { name: 'integer' } as const } : each,
  );
  const other = table(long, columns, {
    uniques: [{ columns: ['owner', 'a_column_with_a_long_name_too'] }],
    foreignKeys: [
      { columns: ['owner'], references: { table: 'users', columns: ['id'] } },
      { columns: ['a_column_with_a_long_name_too'], references: { table: 'users', columns: ['id'] } },
    ],
    indexes: [{ keys: [{ column: 'a_column_with_a_long_name_too' }] }],
  });
  const lowered = lowerPostgres({
    tables: [chosen, counters, other],
    enums: [],
    sequences: [{ name: 'counters_id_seq' }],
    views: [],
  });
  await inDatabase(await postgres(17), script, async (client) => {
    expect(diff(await reflectClient(client), lowered).changes).toEqual([]);
  });
});

test('views are made in the order in which they need each other', async () => {
  const views = [
    { name: 'a_second', sql: 'select x from z_first;' },
    { name: 'z_first', sql: 'select x from base' },
    { name: 'kept', materialized: true, sql: 'select x from z_first' },
  ];
  const ordered = [views[1], views[0], views[2]].filter((view) => view !== undefined);
  const base = table('base', [column('x', { name: 'integer' })]);
  const lowered = lowerPostgres({ tables: [base], enums: [], sequences: [], views: ordered });
  await inDatabase(await postgres(17), '', async (client) => {
    await client.query('set search_path = public');
    const { revisions } = planBetweenStates(emptyState('postgres'), lowered);
    const statements = revisions.flatMap(({ up }) => up.statements);
    for (const { sql: text } of statements) await client.query(text);
    const made = await reflectClient(client);
    expect([...made.objects.keys()]).toEqual([...lowered.objects.keys()]);
  });
});
