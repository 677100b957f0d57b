import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { richPostgres } from '../pull/rich-postgres';
import { richSqlite } from '../pull/rich-sqlite';
import { checkout, engines } from './support';
import type { Checkout } from './support';

const nowhere = { sqlite: 'sqlite:./absent/app.db', postgres: 'postgres://nobody:secret@127.0.0.1:1/none' };
const rich = { sqlite: richSqlite, postgres: richPostgres };

describe.each(engines)('without a database, on %s', (engine) => {
  const places: Checkout[] = [];
  const clone = (env: Readonly<Record<string, string>>): Checkout => {
    const place = checkout('', { DATABASE_URL: nowhere[engine], ...env });
    places.push(place);
    return place;
  };
  afterEach(() => {
    for (const place of places.splice(0)) place.drop();
  });

  test('two fresh clones generate the same bytes, and a replay of the files gives the same snapshots', async () => {
    const made = await Promise.all(
      [
        { TZ: 'Asia/Tokyo', LANG: 'C' },
        { TZ: 'America/Lima', LANG: 'tr_TR.UTF-8' },
      ].map(async (env) => {
        const at = clone(env);
        at.models({ users: 'name: varchar(50)' });
        const [first] = await at.run('generate -v 20260101120000 Create_user_table');
        at.models({ users: 'email: text().nullable(), name: varchar(50)', posts: 'title: text()' });
        const [second] = await at.run('generate -v 20260102120000');
        at.models({ users: 'email: text().nullable(), name: varchar(50), age: integer().nullable()' });
        const [third] = await at.run('generate -v 20260103120000');
        return { at, runs: [first, second, third], files: at.files() };
      }),
    );
    const [one, other] = made;
    expect(one?.runs.map((run) => [run?.code, run?.stderr])).toEqual([0, 0, 0].map((code) => [code, '']));
    expect(Object.keys(one?.files ?? {}).sort()).toEqual([
      'migrations/20260101120000_create_user_table.sql',
      'migrations/20260102120000_create_posts_and_more.sql',
      'migrations/20260103120000_drop_posts_and_more.sql',
      'migrations/meta/20260101120000_snapshot.json',
      'migrations/meta/20260102120000_snapshot.json',
      'migrations/meta/20260103120000_snapshot.json',
    ]);
    expect(other?.files).toEqual(one?.files);
    expect(existsSync(join(one?.at.path ?? '', 'absent'))).toBe(false);

    for (const name of Object.keys(one?.files ?? {})) if (name.includes('meta')) one?.at.remove(name);
    const [missing, again, right] =
      (await one?.at.run('snapshots', 'snapshots --rebuild', 'snapshots')) ?? [];
    expect([missing?.code, missing?.stdout.match(/^missing /gm)]).toEqual([3, Array(3).fill('missing ')]);
    expect([again?.code, again?.stderr, right?.code]).toEqual([0, '', 0]);
    expect(one?.at.files()).toEqual(other?.files);
  });

  test('the snapshot of a schema with everything in it is what a replay gives, byte for byte', async () => {
    const at = checkout(engine);
    places.push(at);
    at.write('rich.sql', rich[engine]);
    const [made] = await at.run('generate -v 1 --to rich.sql');
    expect([made?.code, made?.stderr]).toEqual([0, '']);
    const files = at.files();
    at.remove('migrations/meta/1_snapshot.json');
    const [rebuilt, right] = await at.run('snapshots --rebuild', 'snapshots');
    expect([rebuilt?.code, rebuilt?.stdout]).toEqual([
      0,
      `Writing: ${join('migrations', 'meta', '1_snapshot.json')}\n`,
    ]);
    expect(right?.stdout).toMatch(/^right /);
    expect(at.files()).toEqual(files);
  });
});
