import type { SchemaState } from '../../../src/domain/schema/state.js';
import type { Session } from '../../../src/services/ports/session.js';
import { defaultServer, freshDatabase } from '../../setup/postgres.js';
import type { FreshDatabase } from '../../setup/postgres.js';
import { openUrl } from '../session/open.js';

jest.setTimeout(120_000);

const none: ReadonlySet<string> = new Set();
let database: FreshDatabase;
let session: Session;

beforeEach(async () => {
  database = await freshDatabase(await defaultServer(), 'witness');
  session = await openUrl(database.url);
});

afterEach(async () => {
  await session.close();
  await database.drop();
});

/** The state that a script makes, in a schema that is emptied first. */
async function stateOf(sql: string): Promise<SchemaState> {
  await session.run(`drop schema public cascade; create schema public`);
  await session.run(sql);
  return session.reflect({});
}

/** Seeds the first of two scripts so that the second's state can follow. */
async function seedFor(
  before: string,
  after: string = before,
): Promise<{ state: SchemaState; fitting: SchemaState }> {
  const fitting = await stateOf(after);
  const state = await stateOf(before);
  return { state, fitting };
}

const types =
  `smallint integer bigint numeric numeric(5,2) numeric(3,3) numeric(12) real double_precision money boolean text
  varchar(5) varchar char(3) char bytea date time timetz time(3) timestamp timestamptz timestamp(0) interval uuid json
  jsonb xml inet cidr macaddr macaddr8 bit(3) varbit(6) varbit tsvector tsquery point line lseg box path polygon circle
  int4range int8range numrange daterange tsrange tstzrange oid pg_lsn mood text[] integer[] mood[] varchar(4)[]
  timestamptz[] jsonb[] name "char"`.split(/\s+/);

test('every type gets rows, with values at its edges and a null', async () => {
  const columns = types
    .map((type, at) => `c${at} ${type.replace('double_precision', 'double precision')}`)
    .join(', ');
  const { state } = await seedFor(
    `create type mood as enum ('sad', 'ok', 'it''s "fine"'); create table t (${columns})`,
  );
  const seeded = await session.witness.seed(state, state, none);
  expect(seeded).toEqual({ tables: 1, rows: 5, skipped: [] });
  const { columns: read, count } = await session.witness.read(
    state,
    'table:public.t',
    types.map((_, at) => `c${at}`),
  );
  expect(count).toBe(5);
  const values = (type: string): readonly (string | null)[] => read.get(`c${types.indexOf(type)}`) ?? [];
  for (const type of types) expect([type, values(type)]).toEqual([type, expect.arrayContaining([null])]);
  expect(values('smallint')).toEqual(expect.arrayContaining(['-32768', '32767']));
  expect(values('numeric(5,2)')).toEqual(expect.arrayContaining(['999.99', '-999.99']));
  expect(values('varchar(5)')).toEqual(expect.arrayContaining(['xxxxx', '']));
  expect(values('text').some((text) => (text ?? '').includes('😀'))).toBe(true);
  expect(values('date')).toEqual(expect.arrayContaining(['infinity', '-infinity']));
  expect(values('mood')).toEqual(expect.arrayContaining(['sad', 'it\'s "fine"']));
  expect(values('bytea')).toEqual(expect.arrayContaining(['\\x00', '\\x']));
});

test('every type can be a key: its values are distinct', async () => {
  const keyed = types.filter((type) => !/^(?:json|xml|point|line|lseg|box|path|polygon|circle)$/.test(type));
  const tables = keyed.map(
    (type, at) =>
      `create table k${at} (id ${type.replace('double_precision', 'double precision')} primary key);`,
  );
  const { state } = await seedFor(`create type mood as enum ('sad', 'ok', 'fine'); ${tables.join('\n')}`);
  const seeded = await session.witness.seed(state, state, none);
  expect(seeded.skipped).toEqual([]);
  expect(seeded.rows).toBeGreaterThan(keyed.length * 3);
});

test('keys of any shape and foreign keys between them are satisfied', async () => {
  const { state } = await seedFor(`
    create table tenants (id int generated always as identity primary key, flag boolean unique);
    create table users (tenant int references tenants, id bigserial, email varchar(4) not null,
      boss_tenant int, boss bigint, primary key (tenant, id), unique (tenant, email),
      foreign key (boss_tenant, boss) references users);
    create unique index on users (lower(email));
    create table roles (id uuid primary key default gen_random_uuid(), name text unique not null);
    create table user_roles (tenant int not null, "user" bigint, role uuid references roles,
      primary key (tenant, "user", role), foreign key (tenant, "user") references users, foreign key (tenant) references tenants);
    create table nodes (id int primary key, parent int not null references nodes);
    create table optional (id int primary key, role uuid references roles);
  `);
  const seeded = await session.witness.seed(state, state, none);
  expect(seeded.skipped).toEqual([]);
  expect(seeded.tables).toBe(6);
  const [row] = await session.rows('select count(*)::int as n, count(boss)::int as bosses from users');
  expect(row?.['n']).toBeGreaterThanOrEqual(2);
  expect(row?.['bosses']).toBeGreaterThan(0);
});

test('circles are opened where a link may be null; else the table is skipped with the reason', async () => {
  const { state } = await seedFor(`
    create table a (id int primary key, b int);
    create table b (id int primary key, a int not null references a);
    alter table a add foreign key (b) references b;
    create table c (id int primary key, d int not null);
    create table d (id int primary key, c int not null references c);
    alter table c add foreign key (d) references d;
  `);
  const seeded = await session.witness.seed(state, state, none);
  expect(seeded.tables).toBe(2);
  expect(seeded.skipped.map(({ table }) => table).sort()).toEqual(['table:public.c', 'table:public.d']);
  expect(seeded.skipped[0]?.why).toMatch(/foreign keys/);
});

test('tables that must stay empty do, and what needs their rows is skipped', async () => {
  const { state } =
    await seedFor(`create table a (id int primary key); create table b (a int not null references a);
    create table c (a int references a)`);
  const seeded = await session.witness.seed(state, state, new Set(['table:public.a']));
  expect(seeded.skipped).toEqual([
    { table: 'table:public.a', why: expect.stringMatching(/fails on rows/) as string },
    { table: 'table:public.b', why: expect.stringMatching(/no rows/) as string },
  ]);
  expect((await session.witness.read(state, 'table:public.a', ['id'])).count).toBe(0);
});

test('checks are met where their text gives a hint', async () => {
  const { state } = await seedFor(`
    create table t (id int primary key, status text not null check (status in ('open', 'it''s shut')),
      code varchar(10) not null check (length(code) = 7), price numeric(8,2) check (price > 0 and price < 100),
      starts date not null, ends date not null, check (ends > starts), percent int check (percent between 90 and 95));
    create table never (id int, check (false));
  `);
  const seeded = await session.witness.seed(state, state, none);
  expect(seeded.skipped).toEqual([
    { table: 'table:public.never', why: expect.stringMatching(/never_check/) as string },
  ]);
  expect(seeded.rows).toBeGreaterThan(1);
});

test.each([
  ['varchar(200)', 'varchar(3)'],
  ['text', 'char(2)'],
  ['bigint', 'smallint'],
  ['numeric(20,10)', 'numeric(6,2)'],
  ['double precision', 'integer'],
  ['text', 'integer'],
  ['text', 'date'],
  ['text', 'uuid'],
  ['text', 'jsonb'],
  ['text', 'mood'],
  ['text', 'boolean'],
  ['varchar(1)', 'integer'],
  ['integer', 'varchar(4)'],
  ['uuid', 'text'],
  ['timestamptz', 'date'],
  ['json', 'jsonb'],
  ['integer', 'text[]'],
  ['timestamp(6)', 'timestamp(0)'],
])('rows of a %s column can follow it to %s', async (from, to) => {
  const mood = `create type mood as enum ('sad', 'ok');`;
  const { state, fitting } = await seedFor(
    `${mood} create table t (id int primary key, c ${from})`,
    `${mood} create table t (id int primary key, c ${to})`,
  );
  const seeded = await session.witness.seed(state, fitting, none);
  expect(seeded.skipped).toEqual([]);
  const using = to === 'text[]' ? 'array[c::text]' : `c::${to}`;
  await session.run(`alter table t alter c type ${to} using ${using}`);
});

test('rows can follow a table to its stricter form', async () => {
  const { state, fitting } = await seedFor(
    `create type mood as enum ('sad', 'ok', 'fine', 'gone'); create table p (id int primary key);
     create table t (id int, a text, b int, m mood, p int)`,
    `create type mood as enum ('ok', 'fine'); create table p (id int primary key);
     create table t (id int primary key, a text not null unique, b int not null check (b >= 1000), m mood, p int references p,
       double int generated always as (b * 2) stored)`,
  );
  const seeded = await session.witness.seed(state, fitting, none);
  expect(seeded.skipped).toEqual([]);
  await session.run(`alter table t add primary key (id), alter a set not null, add unique (a), alter b set not null,
    add check (b >= 1000), add foreign key (p) references p, add double int generated always as (b * 2) stored`);
  const [row] = await session.rows(`select count(*)::int as n from t where m in ('sad', 'gone')`);
  expect(row?.['n']).toBe(0);
});

test('rows are read in one order whatever happened to the table', async () => {
  const { state } = await seedFor(
    'create table t (a text, b int); create table k (id text primary key, v int)',
  );
  await session.witness.seed(state, state, none);
  const read = async (): Promise<unknown> => [
    await session.witness.read(state, 'table:public.t', ['a', 'b']),
    await session.witness.read(state, 'table:public.k', ['id', 'v']),
  ];
  const before = await read();
  await session.run(
    `create table copy as select * from t order by random(); truncate t; insert into t select * from copy`,
  );
  await session.run(`update k set v = v`);
  expect(await read()).toEqual(before);
});

test('a trigger that refuses rows makes its table be skipped with what it says', async () => {
  const { state } = await seedFor(`create table t (id int);
    create function no() returns trigger language plpgsql as $$ begin raise exception 'not here'; end $$;
    create trigger no before insert on t for each row execute function no()`);
  const seeded = await session.witness.seed(state, state, none);
  expect(seeded.skipped).toEqual([{ table: 'table:public.t', why: 'not here' }]);
});

test('a thousand tables take seconds', async () => {
  const tables = Array.from(
    { length: 1000 },
    (
      _,
      at,
    ) => `create table t${at} (id int primary key, name varchar(40) not null unique, at timestamptz default now(),
      parent int ${at === 0 ? '' : `references t${at - 1}`});`,
  );
  const { state } = await seedFor(tables.join('\n'));
  const start = performance.now();
  const seeded = await session.witness.seed(state, state, none);
  expect(seeded.tables).toBe(1000);
  expect(performance.now() - start).toBeLessThan(20_000);
});
