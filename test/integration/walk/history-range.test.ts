import { testEngines } from '../support/engines';
import { write } from '../support/cli';
import { ground } from './support';
import type { Ground } from './support';

describe.each(testEngines)('the range of history on $name', ({ database }) => {
  let at: Ground;
  beforeAll(async () => {
    at = await ground(database);
    write(at.place.path, 'migrations/RA__every.sql', 'select 1;\n');
    await at.run('migrate');
  });
  afterAll(async () => {
    at.place.drop();
    await at.drop();
  });

  const shown = async (line: string): Promise<readonly string[]> => {
    const [run] = await at.run(`history --json${line}`);
    const { result } = JSON.parse(run?.stdout ?? '') as { result: { records: { name: string }[] } };
    return result.records.map(({ name }) => name);
  };

  test('holds both its ends, named as anywhere', async () => {
    expect(await shown('')).toEqual(['a', 'b', 'c', 'd', 'every']);
    expect(await shown(' --from b --to 20260203000000')).toEqual(['b', 'c']);
    expect(await shown(' --from head-1')).toEqual(['c', 'd']);
    expect(await shown(' --to 20260101')).toEqual(['a']);
    expect(await shown(' --from base --to head')).toEqual(['a', 'b', 'c', 'd']);
    expect(await shown(' --to base')).toEqual([]);
  });

  test('whose ends are not recorded, or the wrong way round, is refused', async () => {
    const runs = await at.run('history --from nope', 'history --from c --to b', 'history --from -1');
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(runs[0]?.stderr).toContain('there is no revision nope');
    expect(runs[1]?.stderr).toContain('b comes before c');
    expect(runs[2]?.stderr).toContain('head-1');
  });
});
