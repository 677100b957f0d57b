import fc from 'fast-check';
import { checkWalk } from './sqlite-loop.js';
import { arbitrarySpec } from './sqlite-spec.js';

const runs = Number(process.env['SCHEMACTL_RUNS'] ?? 500);
const seed = Number(process.env['SCHEMACTL_SEED'] ?? 1);
const [least = 3, most = 12] = (process.env['SCHEMACTL_ROWS'] ?? '3-12').split('-').map(Number);

const walk = fc.record({
  before: arbitrarySpec,
  after: arbitrarySpec,
  rows: fc.integer({ min: least, max: most }),
  switches: fc.subarray(['legacy_alter_table', 'recursive_triggers', 'defer_foreign_keys']),
});

test('any SQLite schema becomes any other and comes back, with the rows that fit', () => {
  let full = 0;
  fc.assert(
    fc.property(walk, (each) => {
      if (checkWalk(each)) full++;
    }),
    { numRuns: runs, seed },
  );
  // Most pairs must have been walked with rows, or this test would say little about them.
  expect(full).toBeGreaterThan(runs / 4);
}, 36_000_000);
