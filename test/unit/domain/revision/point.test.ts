import {
  historyFrom,
  moveTo,
  planMigrate,
  pointOf,
  rollbackTargets,
} from '../../../../src/domain/revision/index.js';
import type { HistoryFile, HistoryRow } from '../../../../src/domain/revision/index.js';

const file = (version: string, name: string): HistoryFile => ({
  version,
  file: `${version}_${name}.sql`,
  checksum: version,
  tokenChecksum: version,
});
const files = [
  file('20260101000000', 'users'),
  file('20260102000000', 'posts'),
  file('20260201000000', 'tags'),
  file('20270101000000', 'tags'),
];
const applied = (version: string, appliedAt?: string): HistoryRow => ({
  version,
  checksum: version,
  appliedAt,
});
const versions = (entries: readonly { readonly version: string }[]): readonly string[] =>
  entries.map(({ version }) => version);

describe('the point that a text names', () => {
  test.each([
    ['base', { kind: 'at', index: -1 }],
    ['head', { kind: 'at', index: 3 }],
    ['head-1', { kind: 'at', index: 2 }],
    ['base+1', { kind: 'at', index: 0 }],
    ['202602+1', { kind: 'at', index: 3 }],
    ['+2', { kind: 'steps', by: 2 }],
    ['-1', { kind: 'steps', by: -1 }],
    ['20260102000000', { kind: 'at', index: 1 }],
    ['2027', { kind: 'at', index: 3 }],
    ['posts', { kind: 'at', index: 1 }],
    ['20260101000000_users', { kind: 'at', index: 0 }],
    ['20260101000000_users.sql', { kind: 'at', index: 0 }],
  ])('%s', (text, point) => expect(pointOf(text, files)).toEqual(point));

  test('an exact version is no beginning of another, and zeros in front may be left out', () => {
    const short = [file('0001', 'a'), file('0010', 'b'), file('100', 'c')];
    expect(pointOf('1', short)).toEqual({ kind: 'at', index: 0 });
    expect(pointOf('10', short)).toEqual({ kind: 'at', index: 1 });
    expect(pointOf('100', short)).toEqual({ kind: 'at', index: 2 });
  });

  test('numbers with dots name the digits that they were turned into', () => {
    const dotted = [file('001000000', 'a'), file('002004000', 'b'), file('20260101000000', 'c')];
    expect(pointOf('1', dotted)).toEqual({ kind: 'at', index: 0 });
    expect(pointOf('2.4', dotted)).toEqual({ kind: 'at', index: 1 });
    expect(pointOf('2.4.0', dotted)).toEqual({ kind: 'at', index: 1 });
    expect(pointOf('2', dotted)).toEqual({ kind: 'at', index: 2 });
    expect(() => pointOf('2.5', dotted)).toThrow('there is no revision 2.5');
  });

  test('what fits several lists them', () => {
    expect(() => pointOf('2026', files)).toThrow('"2026" fits 3 revisions');
    expect(() => pointOf('tags', files)).toThrow(
      expect.objectContaining({
        code: 'USAGE',
        hint: expect.stringMatching(/20260201000000_tags\.sql\n.*20270101000000_tags\.sql/) as string,
      }) as Error,
    );
  });

  test('what fits none names the nearest, and what leads too far says so', () => {
    expect(() => pointOf('20260103', files)).toThrow(/no revision 20260103/);
    expect(() => pointOf('head+1', files)).toThrow(/past the last/);
    expect(() => pointOf('base-1', files)).toThrow(/past the first/);
  });
});

describe('the way to a point', () => {
  const history = historyFrom(files, [applied('20260101000000'), applied('20260201000000')]);

  test('takes what is applied behind it back, and applies what is pending before it', () => {
    const { down, up } = moveTo(history, 'posts');
    expect([versions(down), versions(up)]).toEqual([['20260201000000'], ['20260102000000']]);
  });

  test('steps count what is pending, or what is applied', () => {
    expect(versions(moveTo(history, '+5').up)).toEqual(['20260102000000', '20270101000000']);
    expect(versions(moveTo(history, '-1').down)).toEqual(['20260201000000']);
    expect(moveTo(history, '-1').up).toEqual([]);
  });

  test('migrate and rollback refuse a point that lies the other way', () => {
    expect(() => planMigrate(history, { strict: false, to: '-1' })).toThrow(
      /no revision that could be applied/,
    );
    expect(() => planMigrate(history, { strict: false, to: 'base' })).toThrow(/no revision/);
    expect(() => rollbackTargets(history, { kind: 'to', version: '+1' })).toThrow(/rolled back to/);
    expect(versions(rollbackTargets(history, { kind: 'to', version: 'base' }))).toHaveLength(2);
  });
});

describe('rolling back to a time', () => {
  const at = (time: string, rows: readonly HistoryRow[]): readonly string[] =>
    versions(rollbackTargets(historyFrom(files, rows), { kind: 'time', time }));
  const [one = '', two = '', three = ''] = files.map(({ version }) => version);

  test('takes back what was applied after it, in whatever order', () => {
    const rows = [
      applied(one, '2026-05-01T00:00:00.000Z'),
      applied(two, '2026-05-03T00:00:00.000Z'),
      applied(three, '2026-05-02T00:00:00.000Z'),
    ];
    expect(at('2026-05-02T00:00:00.000Z', rows)).toEqual([two]);
    expect(at('2026-05-01T12:00:00.000Z', rows)).toEqual([three, two]);
    expect(at('2026-06-01T00:00:00.000Z', rows)).toEqual([]);
  });

  test('a revision whose time nobody knows stays below, and is refused above', () => {
    expect(at('2026-01-01T00:00:00.000Z', [applied(one), applied(two, '2026-05-03T00:00:00.000Z')])).toEqual([
      two,
    ]);
    expect(() =>
      at('2026-01-01T00:00:00.000Z', [applied(one, '2026-05-03T00:00:00.000Z'), applied(two)]),
    ).toThrow(/not recorded when 20260102000000_posts\.sql/);
  });
});
