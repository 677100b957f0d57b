import { postgres } from '../../setup/postgres';
import { journey } from './journey';
import { notNullPairs } from './not-null-pairs';

jest.setTimeout(120_000);

test.each(notNullPairs)('there and back on PostgreSQL 18: $what', async (pair) => {
  const { up, down } = await journey(await postgres(18), pair);
  expect({ up, down }).toEqual({ up: [], down: [] });
});

test.each(notNullPairs)('back and there on PostgreSQL 18: $what', async (pair) => {
  const { up, down } = await journey(await postgres(18), {
    ...pair,
    before: pair.after,
    after: pair.before,
    rows: '',
  });
  expect({ up, down }).toEqual({ up: [], down: [] });
});
