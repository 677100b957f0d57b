import { testEngines } from '../support/engines';
import { write } from '../support/cli';
import { ground, makes } from './support';
import type { Ground } from './support';

/** A revision of which the first two statements run. */
const half = `-- migrate:up transaction:false
create table c (id integer);
create table d (id integer); -- both of them
broken;
create table e (id integer);
-- migrate:down transaction:false
drop table d;
broken;
drop table c;
`;

describe.each(testEngines)('a revision of which a part has run, on $name', ({ database }) => {
  let at: Ground;
  const c = 'migrations/20260203000000_c.sql';
  beforeEach(async () => {
    at = await ground(database, {
      'migrations/20260101000000_a.sql': makes('a'),
      'migrations/20260102000000_b.sql': makes('b'),
      [c]: half,
    });
  });
  afterEach(async () => {
    at.place.drop();
    await at.drop();
  });

  test('a dry run lists what remains of it, and says so', async () => {
    const [whole, up, dryUp, json, to] = await at.run(
      'migrate --dry-run',
      'migrate',
      'up --dry-run',
      'migrate --dry-run --json',
      'to head --dry-run',
    );
    expect(whole?.stdout).toContain('create table c');
    expect([whole?.stdout, up?.code]).toEqual([expect.not.stringContaining('have run'), 7]);
    const remains = `-- 20260203000000_c.sql
-- 2 of 4 statements have run; what remains:
-- both of them
broken;
create table e (id integer);
`;
    expect([dryUp?.stdout, to?.stdout]).toEqual([`${remains}\n`, `${remains}\n`]);
    expect(JSON.parse(json?.stdout ?? '')).toMatchObject({
      result: { pending: [{ file: '20260203000000_c.sql', done: 2, total: 4 }] },
    });
  });

  test('settings that would be made again are listed too', async () => {
    const [setting, other] = at.url.startsWith('sqlite:')
      ? ['pragma recursive_triggers = on', 'vacuum']
      : ["set lock_timeout = '1s'", 'vacuum'];
    const up = `${setting};\ncreate table c (id integer);\n${other};\nbroken;\n`;
    write(at.place.path, c, `-- migrate:up transaction:false\n${up}-- migrate:down\n`);
    const [, dry] = await at.run('migrate', 'migrate --dry-run');
    expect(dry?.stdout).toBe(
      `-- 20260203000000_c.sql\n-- 3 of 4 statements have run; what remains:\n${setting};\nbroken;\n\n`,
    );
  });

  test('what has run of it and was edited since is told before anything would run', async () => {
    await at.run('migrate');
    write(at.place.path, c, half.replace('table c (id integer)', 'table c (id text)'));
    const [dry] = await at.run('migrate --dry-run');
    expect([dry?.code, dry?.stderr]).toEqual([3, expect.stringContaining('was edited in what had run')]);
  });

  test('the way down is listed in the same way, and no script is written of it', async () => {
    await at.run('migrate');
    write(at.place.path, c, half.replace('broken', 'select 1'));
    const [finished, back, dry, redo, sql] = await at.run(
      'migrate',
      'rollback',
      'rollback --dry-run',
      'redo --dry-run',
      'rollback --sql',
    );
    expect([finished?.code, back?.code]).toEqual([0, 7]);
    const remains = `-- 20260203000000_c.sql
-- 1 of 3 statements have run; what remains:
broken;
drop table c;
`;
    expect(dry?.stdout).toBe(`${remains}\n`);
    expect(redo?.stdout.startsWith(`${remains}\n-- 20260203000000_c.sql\ncreate table c`)).toBe(true);
    expect([sql?.code, sql?.stdout]).toEqual([7, '']);
    expect(sql?.stderr).toMatch(/_c\.sql has run in part \(1 of 3 statements\)[^]*schemactl rollback first/);
  });

  test.each([['below it'], ['nothing']])('all the way back names it, with %s applied', async (below) => {
    if (below === 'nothing')
      for (const file of ['20260101000000_a', '20260102000000_b']) at.place.remove(`migrations/${file}.sql`);
    expect((await at.run('migrate'))[0]?.code).toBe(7);
    const back = ['to base', 'to base --dry-run', 'rollback --all', 'rollback', 'rollback base'];
    for (const { code, stderr } of await at.run(...back))
      expect([code, stderr]).toEqual([
        7,
        expect.stringMatching(/_c\.sql.* is applied in part\n {2}Finish it with schemactl migrate/),
      ]);
    expect(await at.tables()).toBe(below === 'nothing' ? 'cd' : 'abcd');
  });

  test('below what is applied it stands in the way of all the way back alone', async () => {
    at.place.remove(c);
    await at.run('migrate');
    write(at.place.path, 'migrations/20251231000000_x.sql', half);
    expect((await at.run('migrate'))[0]?.code).toBe(7);
    const runs = await at.run('rollback --all --yes', 'to base --yes', 'rollback', 'to -1');
    expect(runs.map(({ code }) => code)).toEqual([7, 7, 0, 0]);
    expect(runs[0]?.stderr).toContain('20251231000000_x.sql is applied in part');
    expect(await at.tables()).toBe('cd');
  });
});
