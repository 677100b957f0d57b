import { courseOf } from '../../../src/domain/plan/renames';
import { postgresDialect } from '../../../src/adapters/engines/postgres/dialect';
import { postgres } from '../../setup/postgres';
import {
  inDatabase,
  planBetweenStates,
  reflectClient,
  runBlocks,
  stateOf,
  upText,
  walk,
} from './ddl-support';
import { routinePairs } from './routine-pairs';

jest.setTimeout(120_000);

describe.each([14, 18] as const)('on PostgreSQL %i', (major) => {
  const known = routinePairs.filter(({ since = 0 }) => since <= major);

  test.each(known)('there and back: $what', async ({ before, after }) => {
    const { up, down } = await walk(await postgres(major), before, after);
    expect({ up, down }).toEqual({ up: [], down: [] });
  });
});

async function between(before: string, after: string): Promise<string> {
  const server = await postgres(17);
  return upText(planBetweenStates(await stateOf(server, before), await stateOf(server, after)));
}

const f = (attributes: string, body = 'select 1', args = ''): string =>
  `create function f(${args}) returns integer language sql ${attributes} as $$ ${body} $$;`;

test('attributes change without the body being said again', async () => {
  const sql = await between(f('cost 5'), f(`stable set search_path = ''`));
  expect(sql).toBe(`ALTER FUNCTION public.f() STABLE COST 100 SET search_path TO '';`);
});

test('a body is replaced in place, with all that stands on the function', async () => {
  const sql = await between(
    `${f('')} create view v as select f();`,
    `${f('', 'select 2')} create view v as select f();`,
  );
  expect(sql).toMatch(/^CREATE OR REPLACE FUNCTION public\.f\(\)[^;]+;$/);
});

test('a body is checked wherever the order allows it', async () => {
  const loop = `create table t (id integer); ${f('', 'select max(id) from public.t')}`;
  const byDefault = await between('', `${loop} alter table t alter id set default f();`);
  expect(byDefault).not.toContain('check_function_bodies');
  const recursive = `${f('', 'select 1')} create function g() returns integer language sql as 'select public.f()';
    create or replace ${f('', 'select public.g()').slice('create '.length)}`;
  expect((await between('', recursive)).match(/SET LOCAL check_function_bodies = off;/g)).toHaveLength(1);
});

test('functions and procedures are renamed with their overloads told apart', async () => {
  const script = `create function f(integer) returns integer language sql as 'select 1';
    create function f(text) returns integer language sql as 'select 1'; create procedure p() language sql as '';
    comment on function f(text) is 'x'; create view v as select f('x'::text);`;
  await inDatabase(await postgres(17), script, async (client) => {
    const intents = [
      { id: 'function:public."f(text)"', to: 'g' },
      { id: 'function:public."f(integer)"', to: 'h(integer)' },
      { id: 'procedure:public."p()"', to: 'q' },
    ];
    const { moves, renamed } = courseOf(await reflectClient(client), intents);
    const statements = moves.flatMap(({ change, before, after }) =>
      postgresDialect.compile(change, { before, after }),
    );
    await runBlocks(client, [{ statements, transaction: true }]);
    const read = await reflectClient(client);
    expect([...read.objects.keys()]).toEqual([...renamed.objects.keys()]);
    expect(read.objects.get('function:public."g(text)"')).toEqual(
      renamed.objects.get('function:public."g(text)"'),
    );
  });
});
