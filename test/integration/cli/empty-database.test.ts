import { testEngines } from '../support/engines';
import { query } from '../support/structure';
import { ground } from '../walk/support';
import type { Ground } from '../walk/support';

const files = {
  'migrations/20260101000000_a.sql':
    '-- migrate:up\ncreate table a (id integer, old text);\n-- migrate:down\ndrop table a;\n',
  'migrations/20260102000000_b.sql':
    '-- migrate:up\nalter table a drop column old;\n-- migrate:down\nalter table a add column old text;\n',
};

describe.each(testEngines)('revisions that drop something, on $name', ({ database }) => {
  let at: Ground;
  beforeEach(async () => void (at = await ground(database, files)));
  afterEach(() => at.drop());

  test('run unasked on a database that is made first, and on one that holds nothing', async () => {
    const runs = await at.run('up', 'drop --yes', 'up', 'rollback', 'rollback', 'to head');
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(runs[0]?.stdout).toBe('Applied 2 revisions.\n');
    expect(runs[0]?.stderr).not.toContain('Rehears');
    expect(await at.applied()).toBe('ab');
  });

  test('are asked about where a revision is recorded already', async () => {
    const [, refused, agreed] = await at.run('migrate +1', 'up', 'up --yes');
    expect([refused?.code, refused?.stderr]).toEqual([8, expect.stringContaining('lose data')]);
    expect(agreed?.code).toBe(0);
  });

  test('are asked about where somebody else has made a table', async () => {
    await query(at.url, 'create table other (id integer)');
    const [refused] = await at.run('up');
    expect([refused?.code, refused?.stderr]).toEqual([8, expect.stringContaining('20260102000000_b.sql')]);
    expect(await at.applied()).toBe('');
  });
});
