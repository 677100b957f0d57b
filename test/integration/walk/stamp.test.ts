import { write } from '../support/cli';
import { testEngines } from '../support/engines';
import { query } from '../support/structure';
import { ground } from './support';
import type { Ground } from './support';

describe.each(testEngines)('stamp on $name', ({ database }) => {
  let at: Ground;
  beforeEach(async () => void (at = await ground(database)));
  afterEach(() => at.drop());
  const stamped = async (line: string): Promise<readonly [number | null, string]> => {
    const [run] = await at.run(line);
    return [run?.code ?? null, await at.applied()];
  };

  test('records up to the target and forgets behind it, and runs nothing', async () => {
    expect(await stamped('stamp c')).toEqual([0, 'abc']);
    const rows = await query(
      at.url,
      'select version, checksum, applied_by, text from schemactl_history order by 1',
    );
    expect(rows).toHaveLength(3);
    expect(rows.every((row) => row['checksum'] !== null && row['text'] !== null)).toBe(true);
    expect(await stamped('stamp a')).toEqual([8, 'abc']);
    expect(await stamped('stamp a --dry-run')).toEqual([0, 'abc']);
    expect(await stamped('stamp a --yes')).toEqual([0, 'a']);
    expect(await query(at.url, 'select version from schemactl_history')).toHaveLength(1);
    expect(await stamped('stamp +1')).toEqual([0, 'ab']);
    expect(await stamped('stamp -1 --yes')).toEqual([0, 'a']);
    expect(await stamped('stamp head')).toEqual([0, 'abcd']);
    expect(await stamped('stamp base --yes')).toEqual([0, '']);
    expect(await stamped('stamp 2026 --yes')).toEqual([2, '']);
    expect(await stamped('baseline b')).toEqual([0, 'ab']);
    expect(await stamped('baseline')).toEqual([0, 'abcd']);
    expect(await at.tables()).toBe('');
  });

  test('records without a file stay, unless they are purged', async () => {
    await at.run('stamp d');
    at.place.remove('migrations/20260102000000_b.sql');
    expect(await stamped('stamp head')).toEqual([0, 'abcd']);
    const [run] = await at.run('stamp head --purge --yes');
    expect(run?.stdout).toBe('Forgotten: 20260102000000\n');
    expect(await at.applied()).toBe('acd');
  });

  test('a revision that stopped half way counts as whole, or as not begun', async () => {
    const half = '-- migrate:up transaction:false\ncreate table e (id integer);\nbroken;\n-- migrate:down\n';
    write(at.place.path, 'migrations/20260301000000_e.sql', half);
    expect((await at.run('migrate'))[0]?.code).toBe(7);
    const [forgets] = await at.run('stamp d --yes');
    expect(forgets?.stderr).toMatch(/e.sql is applied in part \(1 of 2 statements\).*runs from its start/);
    expect((await at.run('status'))[0]?.stdout).toContain('[ ] 20260301000000_e.sql');
    await at.run('stamp head');
    expect((await at.run('status'))[0]?.stdout).toContain('[X] 20260301000000_e.sql');
  });

  test.each(['baseline', 'stamp head'])('%s warns that half a revision counts as whole', async (line) => {
    const half = '-- migrate:up transaction:false\ncreate table e (id integer);\nbroken;\n-- migrate:down\n';
    write(at.place.path, 'migrations/20260301000000_e.sql', half);
    await at.run('migrate');
    const [run] = await at.run(line);
    expect(run?.stderr).toMatch(/e.sql is applied in part \(1 of 2 statements\).*the rest never runs/);
    expect((await at.run('status'))[0]?.stdout).toContain('[X] 20260301000000_e.sql');
  });
});
