import { join } from 'node:path';
import type { Ground } from '../../corpus/ground';
import { readHistories } from '../../corpus/history';
import { postgresGround } from '../../corpus/postgres-ground';
import { readSchemas } from '../../corpus/schemas';
import { isGood } from '../../corpus/verdict';
import { defaultMajor } from '../../setup/postgres';

jest.setTimeout(120_000);

describe('whole schemas and histories', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await postgresGround(defaultMajor());
  });
  afterAll(() => ground.close());

  test.each([...readSchemas(join(__dirname, 'schemas')), ...readHistories(join(__dirname, 'histories'))])(
    '$id',
    async (subject) => {
      const { outcome, lines } = await subject.judge(ground);
      expect({ outcome, lines: isGood(outcome) ? [] : lines }).toEqual({ outcome: 'pass', lines: [] });
    },
  );
});
