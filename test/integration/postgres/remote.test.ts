import { diff } from '../../../src/domain/diff/diff';
import { postgres } from '../../setup/postgres';
import { stateOf } from './ddl-support';
import { journey } from './journey';
import { remotePairs } from './remote-pairs';

jest.setTimeout(120_000);

describe.each([14, 18] as const)('on PostgreSQL %i', (major) => {
  const known = remotePairs.filter(({ since = 0 }) => since <= major);

  test.each(known)('there and back: $what', async (pair) => {
    const { up, down } = await journey(await postgres(major), pair);
    expect({ up, down }).toEqual({ up: [], down: [] });
  });

  test('the places of columns in a table say nothing of its statistics', async () => {
    const columns = ['a integer, "B" integer, c integer', 'c integer, a integer, "B" integer'];
    const [one, other] = await Promise.all(
      columns.map(async (list) =>
        stateOf(await postgres(major), `create table t (${list}); create statistics s on a, "B", c from t`),
      ),
    );
    expect(one && other && diff(one, other).changes).toEqual([]);
  });
});
