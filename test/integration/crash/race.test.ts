import { defaultServer, freshDatabase } from '../../setup/postgres';
import { freshFile } from '../../setup/sqlite';
import { folder, schemactl } from '../support/cli';
import { query, versionsIn } from '../support/structure';

const revision = (number: number): string =>
  `-- migrate:up${number % 2 === 0 ? ' transaction:false' : ''}
CREATE TABLE t${number} (n integer);
INSERT INTO ran VALUES (${number});
-- migrate:down
`;

const files = Object.fromEntries([
  ['migrations/0_ran.sql', '-- migrate:up\nCREATE TABLE ran (n integer);\n-- migrate:down\n'],
  ...[1, 2, 3, 4, 5, 6].map((number) => [`migrations/${number}_x.sql`, revision(number)]),
]) as Readonly<Record<string, string>>;

/** Databases that do not exist yet, so that all runners want to create them. */
const engines = [
  {
    name: 'sqlite',
    missing: () => Promise.resolve({ url: freshFile().url, drop: () => Promise.resolve() }),
  },
  {
    name: 'postgres',
    missing: async () => {
      const database = await freshDatabase(await defaultServer(), 'race');
      await database.drop();
      return database;
    },
  },
] as const;

test.each(engines)('five runners at once on $name: each revision is applied once', async ({ missing }) => {
  const place = folder(files);
  const { url, drop } = await missing();
  try {
    const runs = await Promise.all(
      [1, 2, 3, 4, 5].map(() => schemactl(['up', '--no-dump-schema', '--url', url], { cwd: place.path })),
    );
    expect(runs.filter(({ code }) => code !== 0)).toEqual([]);
    const applied = runs.flatMap(({ stderr }) => [...stderr.matchAll(/^Applied: (\S+)/gm)]);
    expect(applied.map(([, file]) => `migrations/${file}`).sort()).toEqual(Object.keys(files).sort());
    expect(runs.filter(({ stdout }) => stdout === 'Nothing is pending.\n').length).toBeGreaterThan(0);
    expect(await versionsIn(url)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    const ran = await query(url, 'select n from ran order by n');
    expect(ran.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6]);
  } finally {
    place.drop();
    await drop();
  }
});
