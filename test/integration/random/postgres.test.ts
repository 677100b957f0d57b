import fc from 'fast-check';
import { Client } from 'pg';
import { defaultServer, freshDatabase } from '../../setup/postgres';
import type { FreshDatabase } from '../../setup/postgres';
import { checkLoop } from './postgres-loop.js';
import { arbitrarySpec } from './postgres-spec.js';

const runs = Number(process.env['SCHEMACTL_RUNS'] ?? 300);
const seed = Number(process.env['SCHEMACTL_SEED'] ?? 1);

describe('random schemas on PostgreSQL', () => {
  let database: FreshDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await freshDatabase(await defaultServer(), 'random');
    client = new Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  test('any schema becomes any other and comes back, with the rows that fit', async () => {
    let full = 0;
    await fc.assert(
      fc.asyncProperty(arbitrarySpec, arbitrarySpec, async (before, after) => {
        if (await checkLoop(client, before, after)) full++;
      }),
      { numRuns: runs, seed },
    );
    // Most pairs must have been walked with rows, or this test would say little about them.
    expect(full).toBeGreaterThan(runs / 10);
  }, 36_000_000);
});
