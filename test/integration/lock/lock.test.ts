import { setTimeout as sleep } from 'node:timers/promises';
import { engineNamed } from '../../../src/adapters/engines/registry.js';
import { parseUrl } from '../../../src/domain/target/parse.js';
import type { Session } from '../../../src/services/ports/session.js';
import { connected, defaultServer, freshDatabase } from '../../setup/postgres.js';
import { freshFile } from '../../setup/sqlite.js';
import { failureOf, openUrl, withUrl } from '../session/open.js';
import { startHolder, untilGone, untilHeld } from './holder.js';

jest.setTimeout(180_000);

interface Place {
  readonly url: string;
  readonly drop: () => unknown;
}

const nobody = (): void => undefined;

const engines: readonly (readonly [name: string, fresh: () => Promise<Place>])[] = [
  ['postgres', async () => freshDatabase(await defaultServer(), 'lock')],
  ['sqlite', () => Promise.resolve(freshFile())],
];

describe.each(engines)('the run lock of %s', (engine, fresh) => {
  let place: Place;
  beforeEach(async () => (place = await fresh()));
  afterEach(() => place.drop());

  test('lets one of two sessions through and names the holder to the other', async () => {
    await withUrl(place.url, async (holder) => {
      await holder.lock.acquire(0, nobody);
      await withUrl(place.url, async (waiter) => {
        const told: string[] = [];
        const failure = await failureOf(waiter.lock.acquire(200, (who) => told.push(who)));
        expect(failure).toMatchObject({ code: 'LOCKED', exit: 4 });
        expect(told).toHaveLength(1);
        const name =
          engine === 'postgres'
            ? /schemactl \(user postgres, from .*, server process \d+/
            : new RegExp(`process ${process.pid} on .* since 2`);
        expect(told[0]).toMatch(name);
        expect(failure['message']).toContain(told[0]);
        expect(failure['message']).toMatch(/after 0\.2 s/);
      });
    });
  });

  test('is free at once when it is given back, and can be taken again', async () => {
    await withUrl(place.url, async (one) => {
      await withUrl(place.url, async (other) => {
        for (let round = 0; round < 3; round++) {
          await one.lock.acquire(0, nobody);
          await one.lock.release();
          await other.lock.acquire(0, nobody);
          await other.lock.release();
        }
      });
    });
  });

  test('is free when the session that held it is closed without giving it back', async () => {
    const holder = await openUrl(place.url);
    await holder.lock.acquire(0, nobody);
    await holder.close();
    await withUrl(place.url, (session) => session.lock.acquire(2000, nobody));
  });

  test('20 sessions at once: never two of them inside', async () => {
    let inside = 0;
    let most = 0;
    const visit = async (session: Session): Promise<void> => {
      await session.lock.acquire(60_000, nobody);
      most = Math.max(most, ++inside);
      await sleep(5);
      inside--;
      await session.lock.release();
    };
    await Promise.all(Array.from({ length: 20 }, () => withUrl(place.url, visit)));
    expect(most).toBe(1);
  });

  test('processes at once: each sees what the one before has done', async () => {
    const children = Array.from({ length: 5 }, () => startHolder(place.url, 50));
    await expect(Promise.all(children.map(untilGone))).resolves.toEqual([0, 0, 0, 0, 0]);
    await withUrl(place.url, async (session) => {
      await expect(session.history.records()).resolves.toHaveLength(5);
    });
  });

  test('is free when its holder is killed', async () => {
    const child = startHolder(place.url, 60_000);
    await untilHeld(child);
    await withUrl(place.url, async (session) => {
      const failure = await failureOf(session.lock.acquire(0, nobody));
      if (engine === 'sqlite') expect(failure['message']).toContain(`process ${child.pid} on`);
      child.kill('SIGKILL');
      await untilGone(child);
      const start = performance.now();
      await session.lock.acquire(10_000, nobody);
      expect(performance.now() - start).toBeLessThan(5000);
    });
  });
});

describe('the run lock of postgres alone', () => {
  test('other databases and other migrations tables have locks of their own', async () => {
    const server = await defaultServer();
    const [one, two] = [await freshDatabase(server, 'own'), await freshDatabase(server, 'own')];
    await withUrl(one.url, async (first) => {
      await first.lock.acquire(0, nobody);
      await withUrl(two.url, (session) => session.lock.acquire(0, nobody));
      await withUrl(one.url, (session) => session.lock.acquire(0, nobody), { migrationsTable: 'others' });
      await withUrl(
        one.url,
        async (session) =>
          expect(await failureOf(session.lock.acquire(0, nobody))).toMatchObject({ code: 'LOCKED' }),
        { migrationsTable: 'public.schema_migrations' },
      );
    });
    await Promise.all([one.drop(), two.drop()]);
  });

  test('a waiter does not stop CREATE INDEX CONCURRENTLY of the holder', async () => {
    const database = await freshDatabase(await defaultServer(), 'cic');
    await withUrl(database.url, async (holder) => {
      await holder.lock.acquire(0, nobody);
      await holder.run('create table t (id int)');
      await withUrl(database.url, async (waiter) => {
        const waiting = waiter.lock.acquire(20_000, nobody);
        await holder.run('create index concurrently on t (id)');
        await holder.lock.release();
        await waiting;
      });
    });
    await database.drop();
  });

  test('a holder that is idle for long keeps it; one that gives no sign of life loses its session', async () => {
    const database = await freshDatabase(await defaultServer(), 'idle');
    await withUrl(database.url, async (holder) => {
      await holder.lock.acquire(0, nobody);
      await holder.reset();
      await expect(holder.rows(`select current_setting('idle_session_timeout') as t`)).resolves.toEqual([
        { t: '12s' },
      ]);
      await sleep(14_000);
      await holder.run('select 1');
      const stopped = startHolder(database.url, 60_000);
      await holder.lock.release();
      await untilHeld(stopped);
      stopped.kill('SIGSTOP');
      const start = performance.now();
      await holder.lock.acquire(30_000, nobody);
      expect(performance.now() - start).toBeLessThan(20_000);
      stopped.kill('SIGKILL');
      await untilGone(stopped);
    });
    await database.drop();
  });

  test('losing it in the middle is told when it is given back', async () => {
    const database = await freshDatabase(await defaultServer(), 'lost');
    await withUrl(database.url, async (session) => {
      await session.lock.acquire(0, nobody);
      await session.run('select pg_advisory_unlock_all()');
      expect(await failureOf(session.lock.release())).toMatchObject({ code: 'LOCKED' });
    });
    await database.drop();
  });

  test('it can be given back from a failed transaction, and after the server has gone', async () => {
    const database = await freshDatabase(await defaultServer(), 'failed');
    await withUrl(database.url, async (session) => {
      await session.lock.acquire(0, nobody);
      await session.begin();
      await failureOf(session.run('nonsense'));
      await session.lock.release();
      await session.lock.acquire(0, nobody);
      const [row] = await session.rows('select pg_backend_pid() as pid');
      await connected(database.url, (client) =>
        client.query('select pg_terminate_backend($1)', [row?.['pid']]),
      );
      await session.lock.release();
    });
    await database.drop();
  });
});

describe('the run lock of sqlite alone', () => {
  test('a database reached by another name has the same lock', async () => {
    const file = freshFile();
    await withUrl(file.url, async (holder) => {
      await holder.lock.acquire(0, nobody);
      await withUrl(
        `sqlite:${file.directory}/../${file.directory.split('/').at(-1) ?? ''}/test.db`,
        async (other) => {
          expect(await failureOf(other.lock.acquire(0, nobody))).toMatchObject({ code: 'LOCKED' });
        },
      );
      expect(await failureOf(engineNamed('sqlite').databases.drop(parseUrl(file.url)))).toMatchObject({
        code: 'LOCKED',
      });
    });
  });

  test('the holder works and others read while it is held', async () => {
    const file = freshFile();
    await withUrl(file.url, async (holder) => {
      await holder.lock.acquire(0, nobody);
      await holder.begin();
      await holder.run('create table t (a)');
      await holder.commit();
      await withUrl(file.url, async (reader) => {
        await expect(reader.rows('select count(*) as n from t')).resolves.toEqual([{ n: 0 }]);
      });
      await holder.lock.release();
    });
  });

  test('a database in memory has none', async () => {
    await withUrl('sqlite::memory:', async (session) => {
      await session.lock.acquire(0, nobody);
      await session.lock.release();
    });
  });
});
