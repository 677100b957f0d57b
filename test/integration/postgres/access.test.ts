import { connected, postgres } from '../../setup/postgres';
import type { Major, TestServer } from '../../setup/postgres';
import { defaultPrivilegePairs, grantPairs, ownerPairs, policyPairs, roles } from './access-pairs';
import { upText } from './ddl-support';
import { journey } from './journey';
import type { Journey } from './journey';

jest.setTimeout(120_000);

const made = new Map<Major, Promise<TestServer>>();

/** A server on which the roles of the pairs exist. */
function withRoles(major: Major): Promise<TestServer> {
  const known = made.get(major) ?? makeRoles(major);
  made.set(major, known);
  return known;
}

async function makeRoles(major: Major): Promise<TestServer> {
  const server = await postgres(major);
  await connected(server.url(), async (client) => {
    for (const role of roles) await client.query(`create role "${role}"`);
  });
  return server;
}

const back = (pair: Journey): Journey => ({ ...pair, before: pair.after, after: pair.before, rows: '' });

const knownOn = (major: Major): readonly Journey[] =>
  [...policyPairs, ...grantPairs, ...ownerPairs, ...defaultPrivilegePairs].filter(
    ({ since = 0 }) => since <= major,
  );

describe.each([14, 18] as const)('on PostgreSQL %i', (major) => {
  test.each(knownOn(major))('there and back: $what', async (pair) => {
    const { up, down } = await journey(await withRoles(major), pair);
    expect({ up, down }).toEqual({ up: [], down: [] });
  });
});

test.each(knownOn(16))('back and there: $what', async (pair) => {
  const { up, down } = await journey(await withRoles(16), back(pair));
  expect({ up, down }).toEqual({ up: [], down: [] });
});

test('a policy is altered in place where it can be', async () => {
  const [, altered] = policyPairs;
  const { plan } = await journey(await withRoles(17), altered ?? { what: '', before: '', after: '' });
  expect(upText(plan)).toBe(
    [
      'ALTER POLICY p ON public.t TO access_a, access_b USING ((id > 2));',
      'ALTER POLICY q ON public.t TO access_a USING (true) WITH CHECK (false);',
      'ALTER POLICY r ON public.t USING ((grade = 1));',
    ].join('\n'),
  );
});
