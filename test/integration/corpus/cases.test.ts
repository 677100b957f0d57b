import { join } from 'node:path';
import { readCases } from '../../corpus/cases';
import type { Ground } from '../../corpus/ground';
import { judge } from '../../corpus/judge';
import { postgresGround } from '../../corpus/postgres-ground';
import { sqliteGround } from '../../corpus/sqlite-ground';
import { isGood } from '../../corpus/verdict';
import { defaultMajor } from '../../setup/postgres';

jest.setTimeout(120_000);

const folder = join(__dirname, 'cases');
const grounds = {
  postgres: () => postgresGround(defaultMajor()),
  sqlite: () => Promise.resolve(sqliteGround()),
} as const;

describe.each(['postgres', 'sqlite'] as const)('cases of %s', (engine) => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await grounds[engine]();
  });
  afterAll(() => ground.close());

  test.each(readCases(folder, engine))('$name: $shows', async ({ pair }) => {
    const { outcome, lines } = await judge(ground, pair);
    expect({ good: isGood(outcome), outcome, lines }).toEqual({ good: true, outcome, lines: [] });
  });
});
