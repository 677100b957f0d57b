import fc from 'fast-check';
import {
  compareFiles,
  duplicates,
  explicitVersion,
  refuseMisplaced,
  historyFrom,
  nextVersion,
  parseFileName,
  pending,
  planMigrate,
  problems,
  rollbackTargets,
  slug,
} from '../../../../src/domain/revision/index.js';
import type { HistoryFile, HistoryRow } from '../../../../src/domain/revision/index.js';

const file = (version: string, text = version): HistoryFile => ({
  version,
  file: `${version}_x.sql`,
  checksum: `c-${text}`,
  tokenChecksum: `t-${text.replace('comment', '')}`,
});
const row = (version: string, text = version): HistoryRow => ({
  version,
  checksum: `c-${text}`,
  tokenChecksum: `t-${text.replace('comment', '')}`,
});
/** What a call throws, or undefined. */
function failure(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}
const kinds = (files: readonly HistoryFile[], rows: readonly HistoryRow[]): readonly string[] =>
  historyFrom(files, rows).entries.map(({ kind, version }) => `${version} ${kind}`);

describe('history', () => {
  test('pending is a set difference, not what is newer than the last', () => {
    expect(kinds([file('1'), file('2'), file('3')], [row('2')])).toEqual([
      '1 pending',
      '2 applied',
      '3 pending',
    ]);
  });

  test('an edited file is told apart from one whose comments changed', () => {
    const history = historyFrom([file('1', 'new'), file('2', '2comment')], [row('1'), row('2')]);
    expect(problems(history)).toEqual([
      expect.objectContaining({ version: '1', commentsOnly: false }),
      expect.objectContaining({ version: '2', commentsOnly: true }),
    ]);
  });

  test('a version without a checksum, as another tool records it, is applied', () => {
    expect(kinds([file('1')], [{ version: '1' }])).toEqual(['1 applied']);
  });

  test('an applied version without a file is missing, a half applied one is pending', () => {
    const half = { version: '1', statementsDone: 1, statementsTotal: 3 };
    expect(kinds([file('1')], [half, row('0')])).toEqual(['1 partly applied', '0 missing']);
    expect(pending(historyFrom([file('1')], [half]))).toHaveLength(1);
  });

  test('a revision that was begun and lost its file is missing, not forgotten', () => {
    const half = { version: '1', statementsDone: 1, statementsTotal: 3 };
    expect(problems(historyFrom([file('2')], [half]))).toEqual([
      expect.objectContaining({ kind: 'missing', version: '1' }),
    ]);
  });

  test('a way down that was begun leaves the revision applied in part; what has not done a thing counts for nothing', () => {
    const progress = (statementsDone: number): Partial<HistoryRow> => ({
      statementsDone,
      statementsTotal: 3,
    });
    expect(kinds([file('1')], [{ ...row('1'), ...progress(1), applied: true }])).toEqual([
      '1 partly rolled back',
    ]);
    expect(kinds([file('1')], [{ ...row('1'), ...progress(0), applied: true }])).toEqual(['1 applied']);
    expect(kinds([file('1')], [{ ...row('1'), ...progress(0), applied: false }])).toEqual(['1 pending']);
    expect(kinds([], [{ ...row('1'), ...progress(0), applied: false }])).toEqual([]);
  });

  test('ten thousand files and duplicates are compared without delay', () => {
    const versions = Array.from({ length: 10_000 }, (_, index) => String(20_260_000 + index));
    const start = performance.now();
    const history = historyFrom(
      versions.map((each) => file(each)),
      versions.slice(0, 5000).map((each) => row(each)),
    );
    expect(planMigrate(history, { strict: true })).toHaveLength(5000);
    expect(rollbackTargets(history, { kind: 'all' })).toHaveLength(5000);
    expect(duplicates(versions.map(() => file('1')))).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('two files of one version are found', () => {
    expect(duplicates([file('1'), { ...file('1'), file: '1_y.sql' }])).toEqual([
      { version: '1', files: ['1_x.sql', '1_y.sql'] },
    ]);
  });
});

describe('how far', () => {
  const history = historyFrom([file('10'), file('20'), file('30')], [row('20')]);
  const versions = (entries: readonly { readonly version: string }[]): readonly string[] =>
    entries.map(({ version }) => version);

  test('forward: all, so many, or up to a version', () => {
    expect(versions(planMigrate(history, { strict: false }))).toEqual(['10', '30']);
    expect(versions(planMigrate(history, { strict: false, steps: 1 }))).toEqual(['10']);
    expect(versions(planMigrate(history, { strict: false, to: '20' }))).toEqual(['10']);
    expect(() => planMigrate(history, { strict: false, to: '99' })).toThrow(/no revision 99/);
  });

  test('strict refuses a pending revision older than an applied one', () => {
    expect(failure(() => planMigrate(history, { strict: true }))).toMatchObject({ code: 'OUT_OF_ORDER' });
    expect(versions(planMigrate(history, { strict: false }))).toEqual(['10', '30']);
  });

  test('strict compares versions as text, as dbmate does', () => {
    const mixed = historyFrom([file('11'), file('2')], [row('2')]);
    expect(failure(() => planMigrate(mixed, { strict: true }))).toMatchObject({ code: 'OUT_OF_ORDER' });
  });

  test('an unknown version is refused both ways, naming the nearest one', () => {
    const long = historyFrom([file('20260101000000'), file('20260202000000')], []);
    const to = '2026021';
    const expected = { code: 'USAGE', hint: expect.stringContaining('20260202000000') as string };
    expect(failure(() => planMigrate(long, { strict: false, to }))).toMatchObject(expected);
    expect(failure(() => rollbackTargets(long, { kind: 'to', version: to }))).toMatchObject(expected);
    expect(failure(() => planMigrate(historyFrom([], []), { strict: false, to }))).toMatchObject({
      code: 'USAGE',
    });
  });

  test.each([0, -1, 1.5, NaN])('%d steps are refused both ways', (steps) => {
    expect(failure(() => planMigrate(history, { strict: false, steps }))).toMatchObject({ code: 'USAGE' });
    expect(failure(() => rollbackTargets(history, { kind: 'steps', steps }))).toMatchObject({
      code: 'USAGE',
    });
  });

  test('back: the last file first; the version named stays', () => {
    const all = historyFrom([file('10'), file('20'), file('30')], [row('10'), row('20'), row('30')]);
    expect(versions(rollbackTargets(all, { kind: 'steps', steps: 2 }))).toEqual(['30', '20']);
    expect(versions(rollbackTargets(all, { kind: 'to', version: '10' }))).toEqual(['30', '20']);
    expect(versions(rollbackTargets(all, { kind: 'all' }))).toEqual(['30', '20', '10']);
  });
});

describe('what stands in the way back', () => {
  const files = [file('10'), file('30')];
  const back = (rows: readonly HistoryRow[]): unknown =>
    failure(() => rollbackTargets(historyFrom(files, rows), { kind: 'steps', steps: 1 }));

  test('a later revision whose file is gone; an earlier one does not', () => {
    expect(back([row('10'), row('20')])).toMatchObject({ code: 'HISTORY_DRIFT' });
    expect(back([row('10'), row('05')])).toBeUndefined();
  });

  test('a later one that is applied in part', () => {
    const half = { version: '30', statementsDone: 1, statementsTotal: 2 };
    expect(back([row('10'), half])).toMatchObject({ code: 'PARTLY_APPLIED' });
  });
});

describe('names and versions', () => {
  test('dbmate orders files by the bytes of their names', () => {
    expect(['9_x.sql', '10_x.sql', '1_x.sql'].sort(compareFiles)).toEqual(['10_x.sql', '1_x.sql', '9_x.sql']);
    const bytes = (a: string, b: string): number => Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(fc.property(text, text, (a, b) => Math.sign(compareFiles(a, b)) === bytes(a, b)));
  });

  test.each([
    ['5.sql', '5', ''],
    ['006foo.sql', '006', 'foo'],
    ['7-x.sql', '7', 'x'],
    ['20260101120000_add users.sql', '20260101120000', 'add users'],
  ])('%s is a revision', (name, version, rest) => {
    expect(parseFileName(name)).toEqual({ kind: 'sql', version, name: rest });
  });

  test.each([
    ['5_fill_users.ts', '5', 'fill_users'],
    ['006_x.js', '006', 'x'],
    ['7_a.b.mts', '7', 'a.b'],
    ['8_x.cjs', '8', 'x'],
  ])('%s is a code revision', (name, version, rest) => {
    expect(parseFileName(name)).toEqual({ kind: 'code', version, name: rest });
  });

  test.each(['5.ts', '5-x.ts', '5_x.d.ts', '5_x.test.ts', '5_x.spec.js', '5_x.js.map', '5_x.json', 'x.ts'])(
    '%s is none either',
    (name) => {
      expect(parseFileName(name)).toBeUndefined();
    },
  );

  test.each(['x_8.sql', '9_up.SQL', '9_up.sql.bak', 'readme.md', '٣_x.sql'])('%s is none', (name) => {
    expect(parseFileName(name)).toBeUndefined();
  });

  test('a new version comes after every file, whatever its form', () => {
    expect(nextVersion('20260101120000', undefined)).toBe('20260101120000');
    expect(nextVersion('20260101120000', '20260101120000')).toBe('20260101120001');
    expect(nextVersion('20260101120000', '20991231235959')).toBe('20991231235960');
    fc.assert(
      fc.property(fc.stringMatching(/^[0-8][0-9]{0,29}$/), (newest) => {
        const next = nextVersion('20260101120000', newest);
        expect(compareFiles(`${newest}_x`, `${next}_x`)).toBeLessThan(0);
      }),
    );
  });

  test('nothing sorts behind 99, so nothing is written there', () => {
    expect(() => nextVersion('20260101120000', '99')).toThrow(/no version comes after 99/);
  });

  test('a name becomes lower case with underscores and stays in its directory', () => {
    expect(slug('Add Users')).toBe('add_users');
    expect(slug('../../etc/passwd')).toBe('etc_passwd');
    expect(slug('Größe')).toBe('gro_e');
    expect(slug('x'.repeat(300)).length).toBeLessThanOrEqual(200);
    expect(() => slug('…')).toThrow(/makes no file name/);
  });

  test('a version with dots maps to digits that sort as numbers do', () => {
    expect(explicitVersion('2.4')).toBe('002004000');
    expect(explicitVersion('2.4.1') > explicitVersion('2.4')).toBe(true);
    expect(explicitVersion('20251214.103000')).toBe('20251214103000');
    expect(explicitVersion('2.10') > explicitVersion('2.4')).toBe(true);
  });

  test.each(['v2', '', '2.', '.2', '1234.5', '٣', '1'.repeat(51), '2.4\n'])(
    '%j is refused as a version',
    (text) => {
      expect(failure(() => explicitVersion(text))).toMatchObject({ code: 'USAGE' });
    },
  );

  test('a greater number that would sort before a smaller one is refused', () => {
    expect(() => refuseMisplaced('10', ['8', '9'])).toThrow(/10 would run before 8/);
    expect(() => refuseMisplaced('2', ['9'])).not.toThrow();
    expect(() => refuseMisplaced('10', ['09'])).not.toThrow();
  });

  test('versions only grow, and are of digits', () => {
    const time = fc.stringMatching(/^20[0-9]{12}$/);
    fc.assert(
      fc.property(fc.array(time, { minLength: 1 }), (times) => {
        let newest: string | undefined;
        for (const now of times) {
          const next = nextVersion(now, newest);
          expect(next).toMatch(/^[0-9]{14}$/);
          expect(newest === undefined || next > newest).toBe(true);
          expect(next >= now).toBe(true);
          newest = next;
        }
      }),
    );
  });

  test('any name makes a file name that is safe or is refused without control characters', () => {
    const longest = '1'.repeat(50);
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 400 })),
        (name) => {
          const error = failure(() => slug(name));
          if (error) return expect((error as Error).message).not.toMatch(/[\u0000-\u001f\u007f]/);
          const made = `${longest}_${slug(name)}.sql`;
          expect(Buffer.byteLength(made)).toBeLessThanOrEqual(255);
          expect(slug(name)).toMatch(/^[a-z0-9]+(_[a-z0-9]+)*$/);
          expect(parseFileName(made)).toEqual({ kind: 'sql', version: longest, name: slug(name) });
        },
      ),
    );
  });
});
