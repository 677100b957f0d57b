import { engineFor } from '../../../src/adapters/engines/registry.js';
import { parseUrl } from '../../../src/domain/target/parse.js';

/**
 * A process of its own: takes the run lock of the database that its first argument names, says `held`, reads how many
 * rows there are, sleeps as many milliseconds as the second argument says, and writes the next number. Two of them that
 * hold the lock at once write the same number, which the table refuses.
 */
async function hold(url: string, milliseconds: number): Promise<void> {
  const target = parseUrl(url);
  const session = await engineFor(target).open(target, {
    migrationsTable: 'schema_migrations',
    lockTimeoutMs: 5000,
    create: true,
  });
  await session.lock.acquire(60_000, () => undefined);
  process.stdout.write('held\n');
  await session.history.ensure();
  const [row] = await session.rows('select count(*) as n from schema_migrations');
  await new Promise((done) => setTimeout(done, milliseconds));
  const number = Number(row?.['n']) + 1;
  await session.run(`insert into schema_migrations values ('${number}')`);
  await session.lock.release();
  await session.close();
}

hold(process.argv[1] ?? '', Number(process.argv[2])).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
