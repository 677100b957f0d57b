import fc from 'fast-check';
import { canonicalText } from '../../../../src/adapters/engines/sqlite/sql/canonical.js';
import { mentions } from '../../../../src/adapters/engines/sqlite/sql/mentions.js';
import { quoteLiteral, quoteName } from '../../../../src/adapters/engines/sqlite/sql/quote.js';
import { tokensOf } from '../../../../src/adapters/engines/sqlite/sql/tokens.js';

const scope = {
  names: new Map([
    ['a', 'a'],
    ['key', 'Key'],
  ]),
  table: 't',
};
const spell = (sql: string): string => canonicalText(tokensOf(sql), scope);

test.each([
  ['a>0 AND a<1', 'a > 0 AND a < 1'],
  ['length( "a" )in(1,2)', 'length(a) IN (1, 2)'],
  ['a between-1 and - -2', 'a BETWEEN -1 AND - -2'],
  ['a-1', 'a - 1'],
  ["a->>'x'||x'ab'", "a ->> 'x' || x'AB'"],
  ['t.A = "t"."key"', 'a = "Key"'],
  ['"nothing known"', "'nothing known'"],
  ['cast(a as int)', 'CAST(a AS int)'],
  ['1e-5+.5', '1e-5 + .5'],
  ['case when a then :v else ?1 end', 'CASE WHEN a THEN :v ELSE ?1 END'],
])('%s is spelt %s', (sql, expected) => {
  expect(spell(sql)).toBe(expected);
  expect(spell(spell(sql))).toBe(expected);
});

test('any name and any text come back from their quotes', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }).filter((text) => text !== '' && !text.includes('\0')),
      (text) => {
        expect(tokensOf(`${quoteName(text)} ${quoteLiteral(text)}`).map(({ value }) => value)).toEqual([
          text,
          text,
        ]);
      },
    ),
  );
});

test('a NUL in a name is refused', () => {
  expect(() => quoteName('a\0b')).toThrow('NUL');
});

test.each([
  ['SELECT a FROM x, y AS b JOIN "z" ON a IN (1, 2), w WHERE q > 0', ['x', 'y', 'z', 'w']],
  ['SELECT x FROM (SELECT 1 FROM (p JOIN q)) WHERE a IN r', ['p', 'q', 'r']],
  [
    'WITH RECURSIVE p(n) AS (SELECT 1 FROM q), r AS NOT MATERIALIZED (VALUES (1)) SELECT * FROM p, r, s',
    ['q', 's'],
  ],
  ['SELECT f(a, b), c FROM main.x', ['x']],
])('%s names %j', (sql, names) => {
  expect([...mentions(tokensOf(sql))].sort()).toEqual([...names].sort());
});
