import type { Effect } from '../../../src/domain/plan/effect.js';
import { statement } from '../../../src/domain/plan/statement.js';
import { judge } from '../../../src/domain/risk/judge.js';
import { destructiveCodes } from '../../../src/domain/risk/risk.js';

const codes = (
  effects: readonly Effect[],
  lock: 'none' | 'blocks writes' = 'blocks writes',
): readonly string[] => judge([statement('x', [], { effects, lock })]).map(({ code }) => code);

test.each<[string, Effect]>([
  ['DROPS_DATA', { kind: 'drops-data', object: 'table:a' }],
  ['NARROWS_TYPE', { kind: 'narrows-type', object: 'column:a.b', from: 'bigint', to: 'integer' }],
  ['REWRITES_TABLE', { kind: 'rewrites-table', object: 'table:a' }],
  ['BLOCKS_TABLE', { kind: 'scans-table', object: 'table:a' }],
  [
    'NEEDS_EMPTY_TABLE',
    { kind: 'needs-empty-table', object: 'column:a.b', table: 'table:a', why: 'no default' },
  ],
  [
    'NEEDS_FITTING_ROWS',
    { kind: 'needs-fitting-rows', object: 'unique:a.b', table: 'table:a', why: 'unique' },
  ],
])('%s follows from its effect, with a remedy', (code, effect) => {
  const [risk] = judge([statement('x', [], { effects: [effect], lock: 'blocks writes' })]);
  expect(risk?.code).toBe(code);
  expect(risk?.remedy.length).toBeGreaterThan(10);
  expect(risk?.message).toContain(effect.object);
});

test('a scan that locks nobody out is no risk', () => {
  expect(codes([{ kind: 'scans-table', object: 'table:a' }], 'none')).toEqual([]);
});

test('the gravest comes first, and each once', () => {
  const drop: Effect = { kind: 'drops-data', object: 'table:a' };
  expect(codes([{ kind: 'scans-table', object: 'table:a' }, drop, drop])).toEqual([
    'DROPS_DATA',
    'BLOCKS_TABLE',
  ]);
  expect(destructiveCodes.has('DROPS_DATA')).toBe(true);
});
