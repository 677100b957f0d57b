import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { write } from '../support/cli';
import { testEngines } from '../support/engines';
import { ground } from './support';
import type { Ground } from './support';

const revision = (up: string, after?: string): string =>
  `-- migrate:up\n${after === undefined ? '' : `-- schemactl:after ${after}\n`}\n${up}\n-- migrate:down\n`;

const base = { 'migrations/1_base.sql': revision('create table t (id integer);') };

describe.each(testEngines)('branches on $name', ({ database }) => {
  let at: Ground;
  beforeEach(async () => void (at = await ground(database, base)));
  afterEach(() => at.drop());

  test('two that agree in either order are listed and merged, and then there is one head', async () => {
    write(at.place.path, 'migrations/2_u.sql', revision('create table u (id integer);', '1'));
    write(at.place.path, 'migrations/3_v.sql', revision('create table v (id integer);', '1'));
    const [heads, branches, dry, merged, again, after] = await at.run(
      'heads',
      'branches',
      'merge --dry-run',
      'merge',
      'merge',
      'heads',
    );
    expect(heads?.stdout).toBe('2_u.sql\n3_v.sql\n');
    expect(branches?.stdout).toBe('1_base.sql\n  2_u.sql  (head)\n  3_v.sql  (head)\n');
    expect(dry?.stdout).toMatch(/^Would be written: .*_merge_u_and_v\.sql\n$/);
    expect([merged?.code, merged?.stdout]).toEqual([0, expect.stringMatching(/^Written: /)]);
    expect(again?.stdout).toContain('nothing to merge');
    expect(after?.stdout).toMatch(/^\d+_merge_u_and_v\.sql\n$/);
    const [file = ''] = readdirSync(join(at.place.path, 'migrations')).filter((name) =>
      name.includes('merge'),
    );
    expect(readFileSync(join(at.place.path, 'migrations', file), 'utf8')).toContain(
      '-- schemactl:after 2 3\n',
    );
    expect((await at.run('migrate'))[0]?.stdout).toBe('Applied 4 revisions.\n');
  });

  test('two that fail in one order conflict: merge and check exit with 9 and say why', async () => {
    write(at.place.path, 'migrations/2_rename.sql', revision('alter table t rename to u;', '1'));
    write(at.place.path, 'migrations/3_column.sql', revision('alter table t add column name text;', '1'));
    const [merged, checked] = await at.run(
      'merge',
      `check --against migrations --shadow ${at.shadow} --json`,
    );
    expect([merged?.code, merged?.stdout]).toEqual([
      9,
      expect.stringMatching(
        /2_rename\.sql and 3_column\.sql conflict:\n {2}2_rename\.sql, then 3_column\.sql: /,
      ),
    ]);
    expect(readdirSync(join(at.place.path, 'migrations'))).toHaveLength(3);
    expect(checked?.code).not.toBe(0);
  });

  test('two whose order decides conflict', async () => {
    write(at.place.path, 'migrations/2_a.sql', revision('create view w as select 1 as one;', '1'));
    write(
      at.place.path,
      'migrations/3_b.sql',
      revision('drop view if exists w;\ncreate view w as select 2 as one;', '1'),
    );
    const [merged] = await at.run('merge');
    expect([merged?.code, merged?.stdout]).toEqual([
      9,
      expect.stringContaining('2_a.sql and 3_b.sql conflict'),
    ]);
  });

  test('check passes with branches that agree, and fails with ones that conflict', async () => {
    write(at.place.path, 'migrations/2_u.sql', revision('create table u (id integer);', '1'));
    write(at.place.path, 'migrations/3_v.sql', revision('create table v (id integer);', '1'));
    write(
      at.place.path,
      'schema.sql',
      ['t', 'u', 'v'].map((name) => `create table ${name} (id integer);\n`).join(''),
    );
    const line = `check --against schema.sql --shadow ${at.shadow}`;
    await at.run('migrate');
    const [good] = await at.run(line);
    expect([good?.code, good?.stderr]).toEqual([0, '']);
    write(at.place.path, 'migrations/3_v.sql', revision('create table v as select id from u;', '1'));
    const [bad] = await at.run(`${line} --json`);
    const { result } = JSON.parse(bad?.stdout ?? '') as { result: { same: boolean; conflicts: unknown[] } };
    expect([bad?.code, result.same, result.conflicts.length]).toEqual([9, true, 1]);
  });
});

describe.each(testEngines)('show and edit on $name', ({ database }) => {
  let at: Ground;
  beforeAll(async () => void (at = await ground(database)));
  afterAll(() => at.drop());

  test('show finds a revision by target, with what is known of it', async () => {
    await at.run('migrate +2');
    const [head, current, next, before, name, fits] = await at.run(
      'show head --json',
      'show current --json',
      'show +1 --json',
      'show -1 --json',
      'show a',
      'show 2026',
    );
    const of = (run: typeof head): unknown => {
      const { result } = JSON.parse(run?.stdout ?? '') as { result: { name: string; status: string } };
      return `${result.name} ${result.status}`;
    };
    expect([of(head), of(current), of(next), of(before)]).toEqual([
      'd pending',
      'b applied',
      'c pending',
      'a applied',
    ]);
    expect(name?.stdout).toMatch(/status +applied since [^]*-- migrate:up\ncreate table a/);
    expect(fits?.code).toBe(2);
  });

  test('edit refuses an applied revision, and says so without a terminal', async () => {
    const [applied, pending] = await at.run('edit a', 'edit d');
    expect([applied?.code, applied?.stderr]).toEqual([2, expect.stringContaining('a.sql is applied')]);
    expect([pending?.code, pending?.stderr]).toEqual([
      2,
      expect.stringMatching(/no terminal[^]*20260204000000_d\.sql/),
    ]);
  });
});
