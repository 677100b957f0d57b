import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Ground } from '../../corpus/ground';
import { judge } from '../../corpus/judge';
import { faultOf, faultsFile, readFaults, readPairs } from '../../corpus/pair';
import { postgresGround } from '../../corpus/postgres-ground';
import { sample } from '../../corpus/sample';
import { sqliteGround } from '../../corpus/sqlite-ground';
import { isGood } from '../../corpus/verdict';
import { defaultMajor } from '../../setup/postgres';

jest.setTimeout(120_000);

const folder = process.env['SCHEMACTL_CORPORA'] ?? '';
const [size, seed] = [20, Number(process.env['SCHEMACTL_SEED'] ?? 1)];
const grounds = {
  postgres: () => postgresGround(defaultMajor()),
  sqlite: () => Promise.resolve(sqliteGround()),
} as const;

if (folder === '') {
  test('no pairs from elsewhere are judged: SCHEMACTL_CORPORA names no folder', () => {
    expect(folder).toBe('');
  });
} else {
  const faults = readFaults(faultsFile);
  const files = readdirSync(join(folder, 'pairs')).map((file) => join(folder, 'pairs', file));

  describe.each(['postgres', 'sqlite'] as const)(
    `pairs of SCHEMACTL_CORPORA, seed ${seed}, for %s`,
    (engine) => {
      let ground: Ground;
      beforeAll(async () => {
        ground = await grounds[engine]();
      });
      afterAll(() => ground.close());
      const pairs = files
        .filter((file) => file.endsWith(`.${engine}.jsonl`))
        .flatMap(readPairs)
        .filter(({ id }) => faultOf(faults, id) === undefined);

      test.each(sample(pairs, size, seed))('$id', async (pair) => {
        const { outcome, lines } = await judge(ground, pair);
        expect({ good: isGood(outcome), outcome, lines }).toEqual({ good: true, outcome, lines: [] });
      });
    },
  );
}
