import { writeFileSync } from 'node:fs';
import { query } from '../support/structure';
import { folder, schemactl } from '../support/cli';
import type { Run } from '../support/cli';
import { testEngines } from '../support/engines';
import type { TestDatabase } from '../support/engines';
import { connected, defaultServer, freshDatabase } from '../../setup/postgres';

const users = '-- migrate:up\ncreate table users (id integer);\n-- migrate:down\ndrop table users;\n';

describe.each(testEngines)('the maintenance hold on $name', ({ name, database }) => {
  let db: TestDatabase;
  let place: ReturnType<typeof folder>;
  const run = (...args: string[]): Promise<Run> =>
    schemactl(args, { cwd: place.path, env: { DATABASE_URL: db.url } });
  /** Another user on another machine. */
  const bySomebodyElse = async (): Promise<void> => {
    await run('lock', '--reason', 'index rebuild', '--for', '2h');
    if (name === 'postgres')
      return void (await query(db.url, "update schemactl_hold set held_by = 'eve@db1'"));
    const file = `${db.url.replace('sqlite:', '')}-schemactl-hold`;
    const until = new Date(Date.now() + 7_200_000).toISOString();
    const since = new Date().toISOString();
    writeFileSync(file, JSON.stringify({ by: 'eve@db1', reason: 'index rebuild', since, until }));
  };

  beforeEach(async () => {
    db = await database();
    place = folder({ 'migrations/001_users.sql': users });
    await run('create');
  });
  afterEach(async () => {
    place.drop();
    await db.drop();
  });

  test('keeps everybody from changing anything, and says who, why and until when', async () => {
    const set = await run('lock', '--reason', 'index rebuild', '--for', '2h');
    expect([set.code, set.stdout]).toEqual([
      0,
      expect.stringMatching(/^Holding \S+ by \S+@\S+ since 2.*Z \(index rebuild\), until 2.*Z\.\n$/),
    ]);
    for (const line of [['up'], ['migrate'], ['rollback'], ['repair'], ['baseline'], ['drop', '--yes']]) {
      const { code, stdout, stderr } = await run(...line);
      expect([line, code, stdout]).toEqual([line, 4, '']);
      expect(stderr).toMatch(/is held by \S+@\S+ since 2.*\(index rebuild\), until 2/);
    }
    const failed = JSON.parse((await run('up', '--json')).stdout) as object;
    expect(failed).toMatchObject({ error: { code: 'HELD', exit: 4 } });
    expect((await run('status')).stdout).toContain('[ ] 001_users.sql');
    expect((await run('up', '--dry-run')).code).toBe(0);
    expect((await run('lock', 'status')).stdout).toMatch(/is held by .*\(index rebuild\)/);
    expect((await run('unlock')).stdout).toMatch(/^Lifted the hold on /);
    expect((await run('unlock')).stdout).toMatch(/^Nobody holds /);
    expect((await run('up')).stdout).toBe('Applied 1 revision.\n');
    expect((await run('drop', '--yes')).stdout).toMatch(/^Dropped /);
  });

  test('is over when its time is over', async () => {
    await run('lock', '--for', '1ms');
    const { result } = JSON.parse((await run('lock', 'status', '--json')).stdout) as { result: object };
    expect(result).toMatchObject({ held: false });
    expect((await run('up')).code).toBe(0);
  });

  test("one's own is renewed; somebody else's is neither replaced nor lifted without a word", async () => {
    expect((await run('lock')).code).toBe(0);
    expect((await run('lock', '--for', '1h')).code).toBe(0);
    await bySomebodyElse();
    const taken = await run('lock');
    expect([taken.code, taken.stderr]).toEqual([4, expect.stringContaining('is held already by eve@db1')]);
    const lifted = await run('unlock');
    expect([lifted.code, lifted.stderr]).toEqual([8, expect.stringMatching(/eve@db1[^]*--yes/)]);
    expect((await run('lock-status')).stdout).toContain('eve@db1');
    expect((await run('lock', '--force', '--dry-run')).stdout).toMatch(/^Would hold /);
    expect((await run('unlock', '--yes', '--dry-run')).stdout).toMatch(/^Would lift /);
    expect((await run('lock', '--force')).code).toBe(0);
    expect((await run('unlock')).code).toBe(0);
  });

  test('is no part of the schema', async () => {
    await run('up');
    await run('lock');
    expect((await run('diff', '--from', db.url, '--to', 'migrations', '--exit-code')).code).toBe(0);
    expect((await run('lock', '--for', 'soon')).stderr).toContain('--for: "soon" is no duration');
  });
});

test('a copy of a held PostgreSQL database is not held, and nobody needs to be superuser', async () => {
  const server = await defaultServer();
  const held = await freshDatabase(server);
  const place = folder({ 'migrations/001_users.sql': users });
  const run = (url: string, ...args: string[]): Promise<Run> =>
    schemactl([...args, '--url', url], { cwd: place.path });
  const name = new URL(held.url).pathname.slice(1);
  const copy = held.url.replace(name, `${name}_copy`);
  const admin = new URL(held.url);
  admin.pathname = '/postgres';
  const asPlain = new URL(held.url);
  asPlain.username = `${name}_plain`;
  asPlain.password = 'plain';
  try {
    await connected(held.url, async (client) => {
      await client.query(`create role ${name}_plain login password 'plain'`);
      await client.query(`grant create, usage on schema public to ${name}_plain`);
    });
    expect((await run(asPlain.href, 'lock', '--reason', 'copying')).stderr).toBe('');
    await connected(admin.href, (client) => client.query(`create database ${name}_copy template ${name}`));
    expect((await run(held.url, 'up')).code).toBe(4);
    expect((await run(copy, 'lock', 'status')).stdout).toMatch(/^Nobody holds /);
    expect((await run(copy, 'up')).code).toBe(0);
  } finally {
    await connected(admin.href, (client) => client.query(`drop database if exists ${name}_copy`));
    await connected(held.url, async (client) => {
      await client.query(`drop owned by ${name}_plain`);
      await client.query(`drop role ${name}_plain`);
    });
    place.drop();
    await held.drop();
  }
});
