import { postgresDialect } from '../../../src/adapters/engines/postgres/dialect';
import { courseOf } from '../../../src/domain/plan/renames';
import { emptyState } from '../../../src/domain/schema/state';
import { postgres } from '../../setup/postgres';
import { pairs } from './ddl-pairs';
import { inDatabase, planBetweenStates, reflectClient, runBlocks, stateOf, walk } from './ddl-support';

jest.setTimeout(120_000);

describe.each([14, 16, 18] as const)('on PostgreSQL %i', (major) => {
  const known = pairs.filter(({ since = 0 }) => since <= major);

  test.each(known)('there and back: $what', async ({ before, after }) => {
    const { up, down } = await walk(await postgres(major), before, after);
    expect({ up, down }).toEqual({ up: [], down: [] });
  });

  test.each(known)('back and there: $what', async ({ before, after }) => {
    const { up, down } = await walk(await postgres(major), after, before);
    expect({ up, down }).toEqual({ up: [], down: [] });
  });
});

test('every state is made from nothing and taken away again', async () => {
  const server = await postgres(17);
  for (const { after } of pairs.filter(({ since = 0 }) => since <= 17)) {
    const { up, down } = await walk(server, '', after);
    expect({ after, up, down }).toEqual({ after, up: [], down: [] });
    expect(planBetweenStates(await stateOf(server, after), emptyState('postgres')).revisions).toHaveLength(1);
  }
});

test('everything that can have another name is renamed', async () => {
  const script = `create schema app; create type app.mood as enum ('ok'); create sequence app.s;
    create table app.t (id serial primary key, a integer unique, m app.mood, constraint c check (a > 0),
      constraint f foreign key (a) references app.t, constraint e exclude using btree (a with =));
    create index i on app.t (a); create view app.v as select a from app.t;
    create materialized view app.mv as select a from app.v; create index mi on app.mv (a);
    comment on column app.v.a is 'x'; comment on table app.t is 'y';`;
  const intents = [
    ['column:app.t.a', 'A b'],
    ['check:app.t.c', 'c2'],
    ['foreign-key:app.t.f', 'f2'],
    ['unique:app.t.t_a_key', 'k2'],
    ['exclusion:app.t.e', 'e2'],
    ['index:app.i', 'i2'],
    ['index:app.mi', 'mi2'],
    ['view:app.v', 'v2'],
    ['materialized-view:app.mv', 'mv2'],
    ['sequence:app.s', 's2'],
    ['enum:app.mood', 'mood2'],
    ['table:app.t', 't2'],
  ].map(([id = '', to = '']) => ({ id, to }));
  await inDatabase(await postgres(17), script, async (client) => {
    const { moves, renamed } = courseOf(await reflectClient(client), intents);
    expect(moves).toHaveLength(intents.length);
    const statements = moves.flatMap(({ change, before, after }) =>
      postgresDialect.compile(change, { before, after }),
    );
    await runBlocks(client, [{ statements, transaction: true }]);
    const read = await reflectClient(client);
    expect([...read.objects.keys()]).toEqual([...renamed.objects.keys()]);
    for (const object of read.objects.values()) {
      expect([object.id, object.needs]).toEqual([object.id, renamed.objects.get(object.id)?.needs]);
    }
  });
});

test('a serial or identity column that comes to rows gives no value twice', async () => {
  const before =
    'create table t (id integer not null, v text); create table u (id integer primary key, v text);';
  const after =
    'create table t (id serial, v text); create table u (id integer primary key generated always as identity, v text);';
  const wanted = await stateOf(await postgres(17), after);
  await inDatabase(await postgres(17), before, async (client) => {
    await client.query('insert into t values (41), (7); insert into u values (3)');
    const { revisions } = planBetweenStates(await reflectClient(client), wanted);
    await runBlocks(
      client,
      revisions.map(({ up }) => up),
    );
    await client.query(`insert into public.t (v) values ('x'); insert into public.u (v) values ('x')`);
    const ids = async (table: string): Promise<unknown> =>
      (await client.query<{ id: number }>(`select id from public.${table} where v = 'x'`)).rows;
    expect(await ids('t')).toEqual([{ id: 42 }]);
    expect(await ids('u')).toEqual([{ id: 4 }]);
  });
});

test('values survive casts and the rebuild of their enum', async () => {
  const before = `create type mood as enum ('ok', 'meh', 'bad');
    create table t (id text, flag integer, m mood default 'ok', a mood[]);`;
  const after = `create type mood as enum ('bad', 'ok');
    create table t (id bigint, flag boolean, m mood default 'ok', a mood[]);`;
  const wanted = await stateOf(await postgres(17), after);
  await inDatabase(await postgres(17), before, async (client) => {
    await client.query(`insert into t values ('12', 0, 'bad', '{ok,bad}'), ('-3', 5, 'ok', null)`);
    const { revisions } = planBetweenStates(await reflectClient(client), wanted);
    await runBlocks(
      client,
      revisions.map(({ up }) => up),
    );
    const found = await client.query('select id::text, flag, m::text, a::text from public.t order by id');
    expect(found.rows).toEqual([
      { id: '-3', flag: true, m: 'ok', a: null },
      { id: '12', flag: false, m: 'bad', a: '{ok,bad}' },
    ]);
  });
});
