import { write } from '../support/cli';
import { testEngines } from '../support/engines';
import { query } from '../support/structure';
import { ground, makes } from './support';
import type { Ground } from './support';

describe.each(testEngines)('targets on $name', ({ database }) => {
  let at: Ground;
  beforeEach(async () => void (at = await ground(database)));
  afterEach(() => at.drop());
  /** Runs one line; its exit code, and what is there then. */
  const after = async (line: string): Promise<readonly [number | null, string]> => {
    const [run] = await at.run(line);
    expect(await at.applied()).toBe(await at.tables());
    return [run?.code ?? null, await at.tables()];
  };

  test('migrate and rollback take steps, names, beginnings of versions, base and head', async () => {
    expect(await after('migrate +1')).toEqual([0, 'a']);
    expect(await after('migrate 202602030')).toEqual([0, 'abc']);
    expect(await after('rollback -1')).toEqual([0, 'ab']);
    expect(await after('migrate --to head')).toEqual([0, 'abcd']);
    expect(await after('rollback b --yes')).toEqual([0, 'ab']);
    expect(await after('rollback --yes -2')).toEqual([0, '']);
    expect(await after('migrate --count 3')).toEqual([0, 'abc']);
    expect(await after('rollback --to-version 20260102 --dry-run')).toEqual([0, 'abc']);
    expect(await after('rollback --to base --yes')).toEqual([0, '']);
    expect(await after('upgrade head')).toEqual([0, 'abcd']);
    expect(await after('down --to -3 --yes')).toEqual([0, 'a']);
  });

  test('what is ambiguous, unknown, said twice or behind is refused, and nothing runs', async () => {
    const runs = await at.run(
      'migrate +2',
      'migrate 2026',
      'migrate --to nowhere',
      'migrate head --to a',
      'migrate -1',
      'rollback +1',
      'rollback a --all',
      'status -1',
    );
    expect(runs.map(({ code }) => code)).toEqual([0, 2, 2, 2, 2, 2, 2, 2]);
    expect(runs[1]?.stderr).toMatch(
      /"2026" fits 4 revisions[^]*20260101000000_a\.sql[^]*20260204000000_d\.sql/,
    );
    expect(runs[4]?.stderr).toContain('schemactl rollback -1');
    expect(await at.tables()).toBe('ab');
  });

  test('to goes whichever way is needed', async () => {
    expect(await after('to c')).toEqual([0, 'abc']);
    expect(await after('to a')).toEqual([8, 'abc']);
    expect(await after('to a --yes')).toEqual([0, 'a']);
    expect(await after('to +2')).toEqual([0, 'abc']);
    expect(await after('to -1')).toEqual([0, 'ab']);
    expect(await after('to base --yes')).toEqual([0, '']);
    expect((await at.run('to'))[0]?.code).toBe(2);
    const [dry] = await at.run('to head --dry-run');
    expect([dry?.code, dry?.stdout]).toEqual([0, expect.stringContaining('create table d')]);
    expect(await at.tables()).toBe('');
  });

  test('to rolls back what is behind and applies what is missing before', async () => {
    at.place.remove('migrations/20260102000000_b.sql');
    await at.run('migrate');
    write(at.place.path, 'migrations/20260102000000_b.sql', makes('b'));
    expect(await after('to b --strict --yes')).toEqual([3, 'acd']);
    expect(await after('to b --yes')).toEqual([0, 'ab']);
    expect(await after('to b')).toEqual([0, 'ab']);
  });

  test('redo rolls the last ones back and applies them again', async () => {
    await at.run('migrate +3');
    await query(at.url, 'insert into c values (1)');
    expect(await after('redo --dry-run')).toEqual([0, 'abc']);
    expect(await query(at.url, 'select * from c')).toHaveLength(1);
    expect(await after('redo')).toEqual([0, 'abc']);
    expect(await query(at.url, 'select * from c')).toHaveLength(0);
    expect(await after('redo --steps 2')).toEqual([8, 'abc']);
    const [run] = await at.run('redo --count 2 --yes --json');
    const { result } = JSON.parse(run?.stdout ?? '') as {
      result: { rolledBack: { name: string }[]; applied: { name: string }[] };
    };
    expect(result.rolledBack.map(({ name }) => name)).toEqual(['c', 'b']);
    expect(result.applied.map(({ name }) => name)).toEqual(['b', 'c']);
  });

  test('redo refuses what has no way down, and what has nothing to redo', async () => {
    expect((await at.run('redo'))[0]?.code).toBe(2);
    write(
      at.place.path,
      'migrations/20260102000000_b.sql',
      '-- migrate:up\ncreate table b (id integer);\n-- migrate:down\n',
    );
    await at.run('migrate +2');
    const [run] = await at.run('redo');
    expect([run?.code, run?.stderr]).toEqual([2, expect.stringContaining('_b.sql has no way down')]);
    expect(await at.tables()).toBe('ab');
  });

  test('redo of an edited revision runs and records the new text', async () => {
    await at.run('migrate +1');
    write(at.place.path, 'migrations/20260101000000_a.sql', makes('a').replace('integer', 'bigint'));
    expect(await after('redo')).toEqual([0, 'a']);
    expect(await after('migrate')).toEqual([0, 'abcd']);
  });

  test('rollback to a time passes over what was only recorded, and asks about a single one too', async () => {
    for (const table of 'abc') await query(at.url, `create table ${table} (id integer)`);
    await at.run('baseline b', 'stamp +1');
    expect(await query(at.url, 'select * from schemactl_history where applied_at is not null')).toEqual([]);
    expect((await at.run('history'))[0]?.stdout).toMatch(/_?c +only recorded/);
    expect(await after('rollback --to-date 2020-01-01 --yes')).toEqual([2, 'abc']);
    await at.run('migrate');
    const [asked] = await at.run('rollback --to-date yesterday');
    expect([asked?.code, asked?.stderr]).toEqual([8, expect.stringMatching(/roll back 1 revision in/)]);
    expect(await after('rollback --to-date yesterday --yes')).toEqual([0, 'abc']);
  });

  test('what was only recorded stops a rollback to a time that would have to take it along', async () => {
    await at.run('migrate +1');
    await query(at.url, 'create table b (id integer)');
    await at.run('stamp b');
    expect((await at.run('rollback --to-date yesterday --yes'))[0]?.stderr).toMatch(
      /not recorded when 20260102000000_b.sql was applied[^]*only recorded/,
    );
    expect(await after('rollback --to-date yesterday --yes')).toEqual([2, 'ab']);
  });

  test('rollback to a time', async () => {
    await at.run('migrate +2');
    const old = "update schemactl_history set applied_at = '2026-01-01T00:00:00.000Z'";
    await query(at.url, old);
    await at.run('migrate');
    expect(await after('rollback --to-date yesterday --dry-run')).toEqual([0, 'abcd']);
    expect(await after('rollback --to-date 2026-01-02')).toEqual([8, 'abcd']);
    expect(await after('rollback --to-date 2026-01-02 --yes')).toEqual([0, 'ab']);
    expect(await after('rollback --to-date 2026-01-02')).toEqual([2, 'ab']);
    expect(await after('rollback --to-date soon')).toEqual([2, 'ab']);
    expect(await after('rollback --to-date 2025-12-31T23:00 --yes')).toEqual([0, '']);
  });
});
