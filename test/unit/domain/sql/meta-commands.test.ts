import { plainLexis, withoutMetaCommands } from '../../../../src/domain/sql/index.js';

const lexis = {
  ...plainLexis,
  dollarQuotes: true,
  nestedComments: true,
  backslashEscapes: 'e-strings',
} as const;
const without = (text: string): string => withoutMetaCommands(text, lexis);

test('lines that begin with a backslash are left empty, quotes in them open nothing', () => {
  expect(without("\\set name 'it\nselect 1;\n\\unrestrict abc\r\n-- a\n\\echo $$\nselect 2;\n\\q")).toBe(
    '\nselect 1;\n\n-- a\n\nselect 2;\n',
  );
});

test.each([
  ["select 'a\n\\b\nc';"],
  ["select e'a\\'\n\\b\n';"],
  ['create function f() returns text language sql as $x$ select $y$\n\\b\n$y$ $x$;'],
  ['create table "a\n\\b" (id integer);'],
  ['/* a /* b */\n\\c\n*/ select 1;'],
  ['select 1 \\gset'],
  ['  \\d'],
  ['select 1;'],
])('%j is as it was', (text) => {
  expect(without(text)).toBe(text);
});
