import { postgresDialect } from '../../../src/adapters/engines/postgres/dialect';
import { courseOf } from '../../../src/domain/plan/renames';
import { postgres } from '../../setup/postgres';
import { inDatabase, planBetweenStates, reflectClient, runBlocks, stateOf, upText } from './ddl-support';
import { journey } from './journey';
import { plainPairs } from './plain-pairs';

jest.setTimeout(120_000);

describe.each([14, 18] as const)('on PostgreSQL %i', (major) => {
  test.each(plainPairs)('there and back: $what', async (pair) => {
    const { up, down } = await journey(await postgres(major), pair);
    expect({ up, down }).toEqual({ up: [], down: [] });
  });
});

async function between(before: string, after: string): Promise<string> {
  const server = await postgres(17);
  return upText(planBetweenStates(await stateOf(server, before), await stateOf(server, after)));
}

test('an aggregate is replaced in place, with all that stands on it', async () => {
  const rest = 'create view v as select a(x) from generate_series(1, 2) x;';
  const sql = await between(
    `create aggregate a(integer) (sfunc = int4pl, stype = integer); ${rest}`,
    `create aggregate a(integer) (sfunc = int4mul, stype = integer, initcond = '1'); ${rest}`,
  );
  expect(sql).toMatch(/^CREATE OR REPLACE AGGREGATE public\.a\(integer\) \([^;]+;$/);
});

test('an operator is left alone when the other end of its link comes', async () => {
  const f = `create function lt(point, point) returns boolean language sql as 'select true';
    create operator <<< (leftarg = point, rightarg = point, function = lt`;
  const sql = await between(
    `${f});`,
    `${f}, commutator = >>>); create operator >>> (leftarg = point, rightarg = point, function = lt, commutator = <<<);`,
  );
  expect(sql).toMatch(/^CREATE OPERATOR public\.>>> \([^;]+;$/);
});

test('only the mappings that differ are said', async () => {
  const c = 'create text search configuration c (copy = english);';
  const sql = await between(c, `${c} alter text search configuration c alter mapping for word with simple;`);
  expect(sql).toBe('ALTER TEXT SEARCH CONFIGURATION public.c ALTER MAPPING FOR word WITH simple;');
});

test('what has a name gets another one', async () => {
  const script = `create aggregate a(integer) (sfunc = int4pl, stype = integer); create aggregate a(*) (sfunc = int8inc, stype = bigint, initcond = '0');
    create operator family f using hash; create operator class c for type point using hash family f as storage point;
    create text search dictionary d (template = simple); create text search configuration t (parser = default);
    alter text search configuration t add mapping for word with d;`;
  const intents = [
    { id: 'aggregate:public."a(integer)"', to: 'a2' },
    { id: 'aggregate:public."a()"', to: 'a3' },
    { id: 'operator-class:public."c(hash)"', to: 'c2' },
    { id: 'text-search-configuration:public.t', to: 't2' },
  ];
  await inDatabase(await postgres(17), script, async (client) => {
    const { moves, renamed } = courseOf(await reflectClient(client), intents);
    const statements = moves.flatMap(({ change, before, after }) =>
      postgresDialect.compile(change, { before, after }),
    );
    await runBlocks(client, [{ statements, transaction: true }]);
    const read = await reflectClient(client);
    expect([...read.objects.values()]).toEqual([...renamed.objects.values()]);
  });
});
