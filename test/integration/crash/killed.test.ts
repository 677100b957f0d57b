import { setTimeout as sleep } from 'node:timers/promises';
import { connected, defaultServer, freshDatabase } from '../../setup/postgres';
import { openUrl } from '../session/open';
import { folder, write } from '../support/cli';
import type { Folder } from '../support/cli';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';
import { upInside } from '../support/inside';
import { start, until } from '../support/running';
import type { Running } from '../support/running';
import { query, versionsIn } from '../support/structure';

const good = (table: string): string =>
  `-- migrate:up\nCREATE TABLE ${table} (n integer);\n-- migrate:down\nDROP TABLE ${table};\n`;

/** Some work that goes on for as long as it is let: one statement to the server, many to a file, which can't be cut off. */
const endless = {
  postgres: 'SELECT pg_sleep(60);',
  sqlite:
    `INSERT INTO b WITH RECURSIVE c(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c WHERE n < 20000) SELECT max(n) FROM c;\n`.repeat(
      5000,
    ),
} as const;

describe.each(testEngines)('a runner on $name', ({ name, database }) => {
  let db: TestDatabase;
  let place: Folder;

  beforeEach(async () => {
    db = await database();
    const middle = `-- migrate:up\nCREATE TABLE b (n integer);\n${endless[name]}\n-- migrate:down\n`;
    place = folder({
      'migrations/1_a.sql': good('a'),
      'migrations/2_b.sql': middle,
      'migrations/3_c.sql': good('c'),
    });
  });
  afterEach(async () => {
    place.drop();
    await db.drop();
  });

  const run = (): Running => start(['up', '--no-dump-schema', '--url', db.url], { cwd: place.path });

  /** A runner that is in the middle of the second revision. */
  const inTheMiddle = async (): Promise<Running> => {
    const running = run();
    await running.said('Applying: 2_b.sql');
    if (name === 'sqlite') await sleep(200);
    else
      await until(async () => {
        const sql = "select 1 from pg_stat_activity where query like 'SELECT pg_sleep%' and datname = current_database()"; // prettier-ignore
        return (await query(db.url, sql)).length > 0;
      });
    return running;
  };

  /** The first revision is there, of the second nothing; the next run isn't kept waiting and finishes. */
  const nothingIsLost = async (): Promise<void> => {
    expect(await versionsIn(db.url)).toEqual(['1']);
    const missing = { message: expect.stringMatching(/no such table|does not exist/) as string };
    await expect(query(db.url, 'select * from b')).rejects.toMatchObject(missing);
    write(place.path, 'migrations/2_b.sql', good('b'));
    expect(await upInside(place.path, db.url)).toEqual(['2_b.sql', '3_c.sql']);
  };

  test('killed in the middle loses nothing, and the next one finishes', async () => {
    const running = await inTheMiddle();
    running.kill('SIGKILL');
    expect((await running.ended).code).toBeNull();
    await nothingIsLost();
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('%s rolls the running revision back and ends with %d', async (signal, code) => {
    const running = await inTheMiddle();
    running.kill(signal);
    const ended = await running.ended;
    expect([ended.code, ended.stderr]).toEqual([
      code,
      expect.stringContaining('Error: interrupted: 2_b.sql was rolled back'),
    ]);
    expect(ended.stderr).not.toContain('Applied: 2_b.sql');
    await nothingIsLost();
  });

  test('is not kept by a lock when it is asked to stop', async () => {
    const holder = await openUrl(db.url);
    try {
      await holder.lock.acquire(0, () => undefined);
      const running = run();
      await running.said('waiting for the lock');
      running.kill('SIGTERM');
      const ended = await running.ended;
      expect([ended.code, ended.stderr]).toEqual([143, expect.stringContaining('another run held the lock')]);
    } finally {
      await holder.close();
    }
  });
});

test('a comparison that a server keeps waiting ends when it is asked to', async () => {
  const server = await defaultServer();
  const [from, to] = [await freshDatabase(server, 'stop'), await freshDatabase(server, 'stop')];
  try {
    await connected(from.url, async (client) => {
      await client.query('begin; lock table pg_catalog.pg_description in access exclusive mode');
      const running = start(['diff', '--from', from.url, '--to', to.url], { cwd: folder({}).path });
      const waiting = `select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`;
      // What a transaction sees of the others' activity stays as it was at its first look.
      const isWaiting = (): Promise<boolean> =>
        connected(server.url(), async (other) => (await other.query(waiting, [from.name])).rowCount === 1);
      await until(isWaiting);
      running.kill('SIGINT');
      expect(await running.ended).toMatchObject({
        code: 130,
        stdout: '',
        stderr: expect.stringContaining('interrupted: nothing was compared') as string,
      });
    });
  } finally {
    await from.drop();
    await to.drop();
  }
});

describe('a server', () => {
  test('that ends the session in the middle: a clear error, nothing half recorded', async () => {
    const postgres = testEngines.find(({ name }) => name === 'postgres');
    const db = await postgres?.database();
    if (!db) throw new Error('there is no PostgreSQL');
    const middle = `-- migrate:up\nCREATE TABLE b (n integer);\n\n${endless.postgres}\n-- migrate:down\n`;
    const place = folder({ 'migrations/1_a.sql': good('a'), 'migrations/2_b.sql': middle });
    try {
      const running = start(['up', '--no-dump-schema', '--url', db.url], { cwd: place.path });
      const sql = "select pg_terminate_backend(pid) from pg_stat_activity where query like 'SELECT pg_sleep%' and datname = current_database()"; // prettier-ignore
      await until(async () => (await query(db.url, sql)).length > 0);
      const ended = await running.ended;
      expect([ended.code, ended.stderr]).toEqual([
        5,
        expect.stringMatching(/connection to .* is lost[^]*2_b\.sql:4[^]*run the same command again/),
      ]);
      expect(await versionsIn(db.url)).toEqual(['1']);
      write(place.path, 'migrations/2_b.sql', good('b'));
      expect(await upInside(place.path, db.url)).toEqual(['2_b.sql']);
    } finally {
      place.drop();
      await db.drop();
    }
  });
});
