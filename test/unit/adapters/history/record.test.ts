import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { historyTableName } from '../../../../src/adapters/history/names.js';
import { keptText, recordOfRow, rowOfRecord } from '../../../../src/adapters/history/record.js';
import { historyNames } from '../../../../src/adapters/engines/postgres/names-of-history.js';

const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });

test('a record survives being written and read, its text too', () => {
  const record = fc.record({
    version: fc.string(),
    name: optional(fc.string()),
    kind: optional(fc.constantFrom('sql' as const, 'code' as const, 'repeatable' as const)),
    checksum: optional(fc.string()),
    tokenChecksum: optional(fc.string()),
    appliedAt: optional(fc.string()),
    durationMs: optional(fc.double({ noNaN: true, noDefaultInfinity: true })),
    appliedBy: optional(fc.string()),
    statementsDone: optional(fc.nat()),
    statementsTotal: optional(fc.nat()),
    text: optional(fc.string({ unit: 'grapheme' })),
  });
  fc.assert(
    fc.property(record, (each) => {
      const row = rowOfRecord(each);
      const found = recordOfRow({ ...row, applied: 1 });
      expect({ ...found, text: keptText(row.text) }).toEqual({ ...each, applied: true });
    }),
  );
});

test('what somebody else wrote into our columns counts as unknown', () => {
  const strange = { kind: 'strange', duration_ms: 'x', checksum: 5 };
  const row = { ...rowOfRecord({ version: '1' }), ...strange, applied: 1 };
  expect(recordOfRow(row)).toMatchObject({ kind: undefined, durationMs: undefined, checksum: undefined });
  expect(keptText(Buffer.from('not compressed'))).toBeUndefined();
  expect(keptText('text')).toBeUndefined();
  expect(keptText(new Uint8Array(deflateSync('x')))).toBe('x');
});

test('numbers that a driver gives as text are read', () => {
  const row = { ...rowOfRecord({ version: '1' }), statements_done: '3', duration_ms: '1.5', applied: '0' };
  expect(recordOfRow(row)).toMatchObject({ statementsDone: 3, durationMs: 1.5, applied: false });
});

test('every migrations table has a history of its own, whose name fits', () => {
  expect(historyTableName('schema_migrations')).toBe('schemactl_history');
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 63 }), { minLength: 2, maxLength: 2 }),
      (names) => {
        const [one, other] = names.map(historyTableName);
        expect(one).not.toBe(other);
        expect(Buffer.byteLength(one ?? '')).toBeLessThanOrEqual(63);
      },
    ),
  );
});

test.each([
  ['schema_migrations', [], 'public', 'public'],
  ['schema_migrations', [], undefined, 'public'],
  ['schema_migrations', ['app', 'public'], 'other', 'app'],
  ['schema_migrations', ['$user', 'public'], 'me', 'me'],
  ['audit.schema_migrations', ['app'], 'public', 'audit'],
])('the table %s with search path %j and current schema %s lies in %s', (table, path, current, schema) => {
  expect(historyNames(table, path, current)).toMatchObject({ schema, migrations: 'schema_migrations' });
});
