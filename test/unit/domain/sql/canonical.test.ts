import fc from 'fast-check';
import { canonicalText, plainLexis, tokenChecksumText } from '../../../../src/domain/sql/index.js';

const lexis = { ...plainLexis, dollarQuotes: true };
const tokens = (text: string): string => tokenChecksumText(text, lexis);

describe('the text that is hashed', () => {
  test('has no byte order mark and line feeds alone', () => {
    expect(canonicalText('\uFEFFa\r\nb\rc\nd\uFEFF')).toBe('a\nb\nc\nd\uFEFF');
  });

  test('is the same for every way of ending lines', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ -~]*$/)), (lines) => {
        const text = lines.join('\n');
        expect(canonicalText(lines.join('\r\n'))).toBe(text);
        expect(canonicalText(lines.join('\r'))).toBe(text);
      }),
    );
  });
});

describe('the text of the token checksum', () => {
  test('ignores comments and white space outside quotes', () => {
    expect(tokens('select  1 -- one\n\n, /* two */ 2')).toBe(tokens('select 1\n\t, 2 -- end'));
  });

  test.each([
    ["select 'a  b'", "select 'a b'"],
    ['select $$ -- x\n$$', 'select $$ $$'],
    ['-- migrate:up\nselect 1', '-- migrate:up transaction:false\nselect 1'],
    ['select 1\u00a0', 'select 1'],
  ])('keeps %j apart from %j', (a, b) => {
    expect(tokens(a)).not.toBe(tokens(b));
  });
});
