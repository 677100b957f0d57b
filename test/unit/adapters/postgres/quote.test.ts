import fc from 'fast-check';
import { oneLineStrings } from '../../../../src/adapters/engines/postgres/sql/one-line';
import { clip, freeName, objectName } from '../../../../src/adapters/engines/postgres/sql/names';
import { qualified, quoteLiteral, quoteName } from '../../../../src/adapters/engines/postgres/sql/quote';

test.each([
  ['users', 'users'],
  ['_a1$', '_a1$'],
  ['User', '"User"'],
  ['user', '"user"'],
  ['left', '"left"'],
  ['between', '"between"'],
  ['system_user', '"system_user"'],
  ['1st', '"1st"'],
  ['a b', '"a b"'],
  ['a"b', '"a""b"'],
  ['ü', '"ü"'],
  ['', '""'],
])('the name %j is written %s', (name, written) => {
  expect(quoteName(name)).toBe(written);
});

test('a path is joined by dots', () => {
  expect(qualified(['app', 'Order', 'id'])).toBe('app."Order".id');
});

test.each([
  ['plain', `'plain'`],
  [`it's`, `'it''s'`],
  ['a\nb', `E'a\\nb'`],
  ['a\r\nb', `E'a\\r\\nb'`],
  [`\\'`, `E'\\\\'''`],
])('the text %j is the literal %s', (text, literal) => {
  expect(quoteLiteral(text)).toBe(literal);
});

test('no literal holds a raw line break', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', "'", '\\', '\n', '\r', '\t', '$') }), (text) => {
      expect(quoteLiteral(text)).not.toMatch(/[\n\r]/);
    }),
  );
});

test('NUL is refused in names and literals', () => {
  for (const write of [quoteName, quoteLiteral]) {
    expect(() => write('a\0b')).toThrow(expect.objectContaining({ code: 'BAD_SOURCE' }) as Error);
  }
});

test('chosen names never exceed 63 bytes and never end within a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (table, columns) => {
      const name = objectName(table, columns, 'fkey');
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
      expect(name.endsWith('_fkey')).toBe(true);
      expect(Buffer.from(clip(table)).toString()).toBe(clip(table));
    }),
  );
});

test('a taken name gets a number', () => {
  const taken = new Set(['t_a_idx', 't_a_idx1']);
  expect(freeName('t', 'a', 'idx', taken)).toBe('t_a_idx2');
});

test.each([
  [`SELECT 'a\nb''c' AS x,\n'd'`, `SELECT E'a\\nb''c' AS x,\n'd'`],
  [`SELECT 'a'\n'b'`, `SELECT 'a'\n'b'`],
  [`SELECT $$a\nb$$, "x\ny" -- it's\n, 'z'`, `SELECT $$a\nb$$, "x\ny" -- it's\n, 'z'`],
])('strings of %j keep to one line', (sql, expected) => {
  expect(oneLineStrings(sql)).toBe(expected);
});
