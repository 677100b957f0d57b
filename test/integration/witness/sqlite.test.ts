import type { SchemaState } from '../../../src/domain/schema/state.js';
import type { Seeded } from '../../../src/services/ports/row-witness.js';
import type { Session } from '../../../src/services/ports/session.js';
import { openUrl, withUrl } from '../session/open.js';

const none: ReadonlySet<string> = new Set();

const stateOf = (sql: string): Promise<SchemaState> =>
  withUrl('sqlite::memory:', async (session) => {
    await session.run(sql);
    return session.reflect({});
  });

let session: Session;

beforeEach(async () => (session = await openUrl('sqlite::memory:')));
afterEach(() => session.close());

async function seed(before: string, after: string = before, without = none): Promise<Seeded> {
  await session.run(before);
  return session.witness.seed(await session.reflect({}), await stateOf(after), without);
}

test('every affinity gets values at its edges, and each is told from its like', async () => {
  const seeded = await seed(
    'create table t (i integer, n bigint, b boolean, t text, v varchar(3), d date, m datetime, j json, r real, x blob, q decimal(5,2), a)',
  );
  expect(seeded).toEqual({ tables: 1, rows: 5, skipped: [] });
  const state = await session.reflect({});
  const { columns } = await session.witness.read(state, 'table:t', ['i', 't', 'r', 'x', 'a']);
  expect(columns.get('i')).toEqual(
    expect.arrayContaining(['9223372036854775807', '-9223372036854775808', null]),
  );
  expect(columns.get('x')).toEqual(expect.arrayContaining(["X'00FF'", "X''"]));
  expect(columns.get('t')).toEqual(expect.arrayContaining(["''", `'O''Brien "q" \\ %_'`]));
});

test('keys, foreign keys, circles and tables without rowid are satisfied', async () => {
  const seeded = await seed(`
    create table tenants (id integer primary key autoincrement, flag boolean unique);
    create table users (tenant int references tenants, email text collate nocase, boss text, primary key (tenant, email),
      foreign key (tenant, boss) references users) without rowid;
    create table nodes (id integer primary key, parent int not null references nodes);
    create table roles (user_tenant, user_email, role int not null references nodes, unique (user_tenant, user_email, role),
      foreign key (user_tenant, user_email) references users);
    create table a (id integer primary key, b int references b);
    create table b (id integer primary key, a int not null references a(id));
    create table strict_one (i int primary key, r real, t text not null, x blob, y any) strict;
  `);
  expect(seeded.skipped).toEqual([]);
  expect(seeded.tables).toBe(7);
  await expect(session.rows('pragma foreign_key_check')).resolves.toEqual([]);
});

test('checks are met where their text gives a hint; a table that takes nothing is named with the reason', async () => {
  const seeded = await seed(`
    create table t (id integer primary key, status text not null check (status in ('open', 'shut')), n int check (n > 1000),
      code text check (length(code) = 4));
    create table never (a check (0));
    create table triggered (a);
    create trigger no before insert on triggered begin select raise(abort, 'not here'); end;
  `);
  expect(seeded.skipped).toEqual([
    { table: 'table:never', why: expect.stringMatching(/CHECK/) as string },
    { table: 'table:triggered', why: 'not here' },
  ]);
  expect(seeded.rows).toBeGreaterThan(1);
});

test('rows that a conflict clause would swallow are not counted', async () => {
  const seeded = await seed(
    'create table t (a int unique on conflict ignore check (a > 0) , b text not null on conflict ignore)',
  );
  const [row] = await session.rows('select count(*) as n from t');
  expect(row?.['n']).toBe(seeded.rows);
});

test('rows can follow a table to its stricter form', async () => {
  const seeded = await seed(
    'create table p (id integer primary key); create table t (a int, b text, c text, p int)',
    `create table p (id integer primary key); create table t (a int not null unique, b int not null check (b > 5), c text not null,
      p int not null references p, d int generated always as (a + 1)) strict`,
  );
  expect(seeded.skipped).toEqual([]);
  await session.run(
    `create table u (a int not null unique, b int not null check (b > 5), c text not null, p int not null references p) strict`,
  );
  await session.run('insert into u select a, b, c, p from t');
});

test('tables that must stay empty do', async () => {
  const seeded = await seed(
    'create table a (id integer primary key); create table c (a int references a)',
    undefined,
    new Set(['table:a']),
  );
  expect(seeded.skipped.map(({ table }) => table)).toEqual(['table:a']);
  await expect(session.rows('select count(*) as n, count(a) as a from c')).resolves.toEqual([{ n: 5, a: 0 }]);
});

test('a thousand tables take no time', async () => {
  const tables = Array.from(
    { length: 1000 },
    (_, at) => `create table t${at} (id integer primary key, name text not null unique,
    parent int ${at === 0 ? '' : `references t${at - 1}`});`,
  );
  const start = performance.now();
  const seeded = await seed(tables.join('\n'));
  expect(seeded.tables).toBe(1000);
  expect(performance.now() - start).toBeLessThan(20_000);
});
