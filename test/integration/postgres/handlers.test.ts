import { join } from 'node:path';
import { postgresDialect } from '../../../src/adapters/engines/postgres/dialect';
import { courseOf } from '../../../src/domain/plan/renames';
import { readCases } from '../../corpus/cases';
import { postgres } from '../../setup/postgres';
import { inDatabase, planBetweenStates, reflectClient, runBlocks, stateOf, upText } from './ddl-support';
import type { Journey } from './journey';
import { journey } from './journey';

jest.setTimeout(120_000);

const names = [
  'text-search-parsers-and-templates',
  'conversions',
  'languages',
  'transforms',
  'base-types',
  'shell-types',
];

const cases = readCases(join(__dirname, '../corpus/cases'), 'postgres')
  .filter(({ name }) => names.includes(name))
  .map(({ shows, pair: { before, after } }): Journey => ({ what: shows, before, after }));

const stored = `create function store(internal) returns table_am_handler language internal as 'heap_tableam_handler';
  create access method mine type table handler`;

const methods: Journey = {
  what: 'a table waits in the server’s own access method while that of ours gets another handler',
  before: `${stored} heap_tableam_handler; create table t (a integer primary key) using mine; create index i on t (a);
    create materialized view m using mine as select a from t; comment on access method mine is 'x';`,
  after: `${stored} store; create table t (a integer primary key) using mine; create index i on t (a);
    create materialized view m using mine as select a from t; comment on access method mine is 'y';`,
  rows: 'insert into t values (1), (2)',
  same: 'select a from t order by a',
};

describe.each([14, 18] as const)('on PostgreSQL %i', (major) => {
  test.each(cases)('there and back: $what', async (pair) => {
    const { up, down } = await journey(await postgres(major), pair);
    expect({ up, down }).toEqual({ up: [], down: [] });
  });
});

const whole = `create type n; create function n_in(cstring) returns n language internal immutable strict as 'int4in';
  create function n_out(n) returns cstring language internal immutable strict as 'int4out'; create type n (input = n_in, output = n_out, like = integer`;

const values: Journey = {
  what: 'the values of a base type wait as texts while it is made anew',
  before: `${whole}); create domain d as n; create table t (id integer primary key, a n, many n[], d d);`,
  after: `${whole}, category = 'N', default = '7'); create domain d as n; create table t (id integer primary key, a n, many n[], d d);`,
  rows: `insert into t values (1, '1', '{2,3}', '4'), (2, null, null, null)`,
  same: 'select id, a::text, many::text, d::text from t order by id',
};

test.each([methods, values])('$what', async (pair) => {
  const { up, down } = await journey(await postgres(18), pair);
  expect({ up, down }).toEqual({ up: [], down: [] });
});

const one = `create text search parser p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
  create text search template t (lexize = dsimple_lexize); create conversion c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
  create trusted language l handler plpgsql_call_handler; create access method a type index handler bthandler;
  create transform for integer language l (from sql with function prsd_lextype(internal)); comment on access method a is 'a';
  grant usage on language l to pg_monitor;`;

test('what has a name gets another one', async () => {
  const intents = [
    { id: 'text-search-parser:public.p', to: 'p2' },
    { id: 'text-search-template:public.t', to: 't2' },
    { id: 'conversion:public.c', to: 'c2' },
  ];
  await inDatabase(await postgres(17), one, async (client) => {
    const { moves, renamed } = courseOf(await reflectClient(client), intents);
    const statements = moves.flatMap(({ change, before, after }) =>
      postgresDialect.compile(change, { before, after }),
    );
    await runBlocks(client, [{ statements, transaction: true }]);
    const read = await reflectClient(client);
    expect([...read.objects.values()]).toEqual([...renamed.objects.values()]);
  });
});

test('a language and a transform change in place', async () => {
  const server = await postgres(17);
  const other = one
    .replace('call_handler;', 'call_handler inline plpgsql_inline_handler;')
    .replace('prsd_lextype(internal));', 'prsd_lextype(internal), to sql with function int4recv(internal));');
  const sql = upText(planBetweenStates(await stateOf(server, one), await stateOf(server, other)));
  expect(sql.split('\n')).toEqual([
    'CREATE OR REPLACE TRUSTED LANGUAGE l HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;',
    'CREATE OR REPLACE TRANSFORM FOR integer LANGUAGE l (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));',
  ]);
});

const type = `create type b; create function b_in(cstring) returns b language internal immutable strict as 'textin';
  create function b_out(b) returns cstring language internal immutable strict as 'textout';
  create function b_send(b) returns bytea language internal stable strict as 'textsend';`;

test('the functions of a base type that may come later are set where it stands', async () => {
  const server = await postgres(17);
  const [before, after] = ['', ', send = b_send'].map(
    (option) =>
      `${type} create type b (input = b_in, output = b_out, like = text${option}); create table t (a b);`,
  );
  const sql = upText(
    planBetweenStates(await stateOf(server, before ?? ''), await stateOf(server, after ?? '')),
  );
  expect(sql).toBe('ALTER TYPE public.b SET (send = public.b_send);');
});

test('a base type never takes along what is out of scope', async () => {
  const script = `${type} create type b (input = b_in, output = b_out, like = text); create schema s; create table s.t (a b);`;
  await inDatabase(await postgres(17), script, async (client) => {
    const before = await reflectClient(client, { schemas: ['public'] });
    const plan = planBetweenStates(before, await stateOf(await postgres(17), ''));
    const run = runBlocks(
      client,
      plan.revisions.map(({ up }) => up),
    );
    await expect(run).rejects.toThrow('something else still uses type public.b');
  });
});

test('a scope of schemas leaves alone what lies in none', async () => {
  const ids = await inDatabase(await postgres(17), one, async (client) => [
    ...(await reflectClient(client, { schemas: ['public'] })).objects.keys(),
  ]);
  expect(ids).toEqual([
    'conversion:public.c',
    'text-search-parser:public.p',
    'text-search-template:public.t',
  ]);
});
