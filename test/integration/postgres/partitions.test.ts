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
