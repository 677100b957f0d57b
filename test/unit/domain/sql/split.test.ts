import fc from 'fast-check';
import {
  isTransactionControl,
  plainLexis,
  splitStatements,
  tokenChecksumText,
  tokenize,
} from '../../../../src/domain/sql/index.js';
import type { Lexis } from '../../../../src/domain/sql/index.js';

const rich: Lexis = {
  ...plainLexis,
  dollarQuotes: true,
  nestedComments: true,
  backslashEscapes: 'e-strings',
  backtickNames: true,
  bracketNames: false,
};
const split = (text: string): readonly string[] => splitStatements(text, rich).map(({ sql }) => sql);

/** Pieces of SQL that are hard to cut, in any order. */
const piece = fc.constantFrom(
  ';', ' ', '\n', "'", "''", "'a;b'", '"', '"x;y"', '$$', '$a$', '$$ ; $$', '--', '-- ; \n', '/*', '*/', '/* ; */',
  'E', "E'\\'", '\\', 'select', 'create trigger', 'begin', 'end', 'case', '(', ')', 'ü', '€', '1', '$1', '`', '\u{1f600}',
); // prettier-ignore

describe('tokens', () => {
  test('cover every character of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))), (parts) => {
        const text = parts.join('');
        let at = 0;
        for (const { start, end } of tokenize(text, rich)) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 500 },
    );
  });

  const megabyte = (piece: string): string => piece.repeat(1_000_000 / piece.length);
  test.each(["'", "'a' ", "E'\n", "E'' \n", '$a', '$a$', '$$ ', '/*', '/* */', '-', '\n', '"', '(', ';', '--\n', ' ;'])(
    'a megabyte of %j is cut without delay',
    (piece) => {
      const start = performance.now();
      splitStatements(megabyte(piece), rich);
      expect(performance.now() - start).toBeLessThan(4000);
    },
  ); // prettier-ignore

  test('a word goes on beyond ASCII, where no dollar quote begins', () => {
    expect(split('select a\u{1f600}$$ ; select \u00a0$$; select $\u{1f600}$ ; $\u{1f600}$')).toHaveLength(3);
  });
});

describe('splitting', () => {
  test('cuts at semicolons outside quotes, comments and parentheses', () => {
    expect(
      split(
        'select 1; select \';\'; select ";" -- ;\n; select (1;2); /* ; /* ; */ */ select $a$ ; $$ ; $a$;',
      ),
    ).toEqual([
      'select 1',
      "select ';'",
      'select ";" -- ;',
      'select (1;2)',
      '/* ; /* ; */ */ select $a$ ; $$ ; $a$',
    ]);
  });

  test('a backslash escapes in an E string alone', () => {
    expect(split("select E'\\';'; select '\\'; select 2")).toEqual([
      "select E'\\';'",
      "select '\\'",
      'select 2',
    ]);
  });

  test('an E string that goes on in the next line keeps its escapes', () => {
    expect(split("select E'a'\n  '\\'; b'; select E'a' '\\'; select 1")).toEqual([
      "select E'a'\n  '\\'; b'",
      "select E'a' '\\'",
      'select 1',
    ]);
  });

  test.each([
    'create trigger t after update on a begin update b set x = new.end; end',
    'create trigger begin after update on a begin select case when 1 then begin end; end',
    'create trigger t before insert on begin for each row execute function begin()',
    'create table trigger (begin int)',
    'create or replace function begin() returns int begin atomic select case when 1 then 2 end; end',
    'create function f() returns trigger language plpgsql as $$ begin; end; $$',
    'create rule r as on insert to a do (delete from b; delete from c)',
    "create table event (begin int, atomic int default (length('begin atomic')))",
  ])('%s is one statement', (sql) => {
    expect(split(`${sql}; select 1`)).toEqual([sql, 'select 1']);
  });

  test('a trigger keeps the statements of its body, with CASE in them', () => {
    const trigger =
      'create temp trigger t after insert on a begin update a set x = case when 1 then 2 end; delete from b; end';
    expect(split(`${trigger}; select 1`)).toEqual([trigger, 'select 1']);
  });

  test('an SQL-standard body is kept, a quoted one does not look like one', () => {
    const atomic = 'create or replace function f() returns int begin atomic select 1; select 2; end';
    const quoted = 'create function g() returns int language sql as $$ begin; $$';
    expect(split(`${atomic}; ${quoted}; select 1`)).toEqual([atomic, quoted, 'select 1']);
  });

  test('columns called trigger and begin do not swallow what follows', () => {
    expect(split('create table t (a int, trigger int, begin int); select 1')).toHaveLength(2);
  });

  test('tells the line of each statement and drops empty ones', () => {
    expect(splitStatements('\n;;\n-- why\nselect 1;\n\nselect 2;\n-- the end', rich)).toEqual([
      { sql: '-- why\nselect 1', start: 4, line: 3 },
      { sql: 'select 2', start: 22, line: 6 },
    ]);
  });

  test('each statement stands in the text where it says', () => {
    fc.assert(
      fc.property(fc.array(piece), (parts) => {
        const text = parts.join('\n');
        for (const { sql, start, line } of splitStatements(text, rich)) {
          expect(text.slice(start, start + sql.length)).toBe(sql);
          expect(text.slice(0, start).split('\n')).toHaveLength(line);
        }
      }),
    );
  });

  test('loses nothing but semicolons, white space and comments', () => {
    fc.assert(
      fc.property(fc.array(piece), (parts) => {
        const text = parts.join(' ');
        const tokens = tokenChecksumText(text, rich).replace(/[;\s]/g, '');
        const again = split(text)
          .map((sql) => tokenChecksumText(sql, rich))
          .join(' ');
        expect(again.replace(/[;\s]/g, '')).toBe(tokens);
      }),
      { numRuns: 500 },
    );
  });
});

test('what begins or ends a transaction is told from what does not', () => {
  for (const sql of [
    'BEGIN',
    'commit',
    '/* x */ rollback',
    'START TRANSACTION',
    'end',
    "prepare transaction 'x'",
  ]) {
    expect([sql, isTransactionControl(sql, rich)]).toEqual([sql, true]);
  }
  for (const sql of [
    'savepoint a',
    'rollback to a',
    'rollback to savepoint a',
    'prepare x as select 1',
    'select 1',
  ]) {
    expect([sql, isTransactionControl(sql, rich)]).toEqual([sql, false]);
  }
});
