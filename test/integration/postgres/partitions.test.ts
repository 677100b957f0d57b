import { judge } from '../../../src/domain/risk/judge';
import { postgres } from '../../setup/postgres';
import { journey } from './journey';
import { overTimePairs } from './over-time-pairs';
import { inheritancePairs, partitionPairs } from './partition-pairs';

jest.setTimeout(120_000);

const pairs = [...partitionPairs, ...inheritancePairs, ...overTimePairs];

describe.each([14, 18] as const)('on PostgreSQL %i', (major) => {
  const known = pairs.filter(({ since = 0 }) => since <= major);

  test.each(known)('there and back: $what', async (pair) => {
    const { up, down } = await journey(await postgres(major), pair);
    expect({ up, down }).toEqual({ up: [], down: [] });
  });
});

test('a column that comes from above alone is carried over: nothing is lost, and its tables are written anew', async () => {
  const { plan } = await journey(await postgres(18), {
    what: 'a parent gains the column of its child',
    before:
      'create table p (a integer); create table t (b text) inherits (p); create table u () inherits (t)',
    after:
      'create table p (a integer, b text); create table t () inherits (p); create table u () inherits (t)',
  });
  const risks = judge(plan.revisions.flatMap(({ up }) => up.statements));
  expect(risks.map(({ code, object }) => `${code} ${object}`)).toEqual([
    'REWRITES_TABLE table:public.t',
    'REWRITES_TABLE table:public.u',
  ]);
});
