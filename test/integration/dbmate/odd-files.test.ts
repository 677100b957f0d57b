import { folder, schemactl, write } from '../support/cli';
import type { Run } from '../support/cli';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';
import { exitOf, upInside } from '../support/inside';
import { query, structureOf, versionsIn } from '../support/structure';
import { dbmate } from './dbmate';
import { different, differentOnPostgres } from './different';
import { accepted, ignored, ofEngine, refused, stillInside } from './odd-files';

/** Runs a test's body in a folder of its own. */
const inFolder = async (use: (path: string) => Promise<void>): Promise<void> => {
  const place = folder();
  try {
    await use(place.path);
  } finally {
    place.drop();
  }
};

describe.each(testEngines)('one directory run by dbmate and by schemactl on $name', ({ name, database }) => {
  let mine: TestDatabase;
  let theirs: TestDatabase;

  beforeAll(async () => {
    mine = await database();
    theirs = await database();
  });
  afterAll(async () => {
    await mine.drop();
    await theirs.drop();
  });

  test.each(refused)('neither accepts %s', async (_why, text) => {
    await inFolder(async (path) => {
      write(path, 'migrations/1_x.sql', text);
      expect((await dbmate(path, theirs.url, 'up')).code).toBe(2);
      expect(await upInside(path, mine.url)).toMatchObject({ code: 'BAD_FILE', exit: 2 });
    });
  });

  test.each(stillInside)('%s leaves a block in its transaction', async (option) => {
    await inFolder(async (path) => {
      write(path, 'migrations/1_x.sql', `-- migrate:up ${option}\nVACUUM;\n-- migrate:down\n`);
      expect((await dbmate(path, theirs.url, 'up')).code).toBe(2);
      expect(await upInside(path, mine.url)).toMatchObject({ code: 'SQL_FAILED', exit: 1 });
    });
  });

  test('what neither accepted has left nothing', async () => {
    expect(await structureOf(mine.url)).toEqual(await structureOf(theirs.url));
  });

  test('what dbmate accepts means the same', async () => {
    await inFolder(async (path) => {
      const files = [...accepted, ...ofEngine[name]];
      for (const { file, text } of [...files, ...ignored]) write(path, `migrations/${file}`, text);
      const other = await dbmate(path, theirs.url, 'up');
      expect([other.code, other.stderr]).toEqual([0, '']);
      expect(await upInside(path, mine.url)).toHaveLength(files.length);
      expect(await structureOf(mine.url)).toEqual(await structureOf(theirs.url));
      expect(await versionsIn(mine.url)).toEqual(await versionsIn(theirs.url));
      const own: Run = await schemactl(['status', '--url', mine.url], { cwd: path });
      expect(own.stdout.trim()).toBe((await dbmate(path, theirs.url, 'status')).stdout.trim());
    });
  });

  const differences = name === 'postgres' ? [...different, ...differentOnPostgres] : different;

  test.each(differences)('they differ in $why', async ({ files, ...expected }) => {
    const [own, other] = [await database(), await database()];
    try {
      await inFolder(async (path) => {
        for (const [file, text] of Object.entries(files)) write(path, `migrations/${file}`, text);
        const { code } = await dbmate(path, other.url, 'up');
        expect(await resultOf(code, other.url)).toEqual(expected.dbmate);
        expect(await resultOf(exitOf(await upInside(path, own.url)), own.url)).toEqual(expected.schemactl);
      });
    } finally {
      await own.drop();
      await other.drop();
    }
  });
});

async function resultOf(exit: number | null, url: string): Promise<object> {
  const column = async (sql: string): Promise<readonly unknown[]> => {
    try {
      return (await query(url, sql)).map((row) => Object.values(row)[0]);
    } catch (error) {
      if (/does not exist|no such table/.test(String(error))) return [];
      throw error;
    }
  };
  const versions = await column('select version from schema_migrations order by version');
  return { exit, versions, rows: await column('select a from t order by a') };
}
