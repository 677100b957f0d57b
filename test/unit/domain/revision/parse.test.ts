import fc from 'fast-check';
import { parseRevision, printRevision, emptyRevision } from '../../../../src/domain/revision/index.js';
import type { ParsedRevision } from '../../../../src/domain/revision/index.js';
import { plainLexis, splitStatements } from '../../../../src/domain/sql/index.js';

const lexis = { ...plainLexis, dollarQuotes: true };
const parse = (text: string, file = '/m/001_x.sql'): ParsedRevision => parseRevision(text, { file, lexis });
/** What a call throws, or undefined. */
function failure(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}
const sql = (text: string): string => parse(text).up.sql.trim();

describe('what dbmate accepts means the same', () => {
  test('two blocks with their options, each its own', () => {
    const revision = parse('-- migrate:up transaction:false\nup;\n-- migrate:down\ndown;\n');
    expect(revision.up).toEqual({ sql: '\nup;\n', transaction: false, line: 1 });
    expect(revision.down).toEqual({ sql: '\ndown;\n', transaction: true, line: 3 });
  });

  test.each([
    ['--migrate:up\na\n--migrate:down\n', 'a'],
    ['--\tmigrate:up\na\n-- migrate:down', 'a'],
    ['--\nmigrate:up\na\n-- migrate:down', 'a'],
    ['\n-- a comment\n\n-- migrate:up\na\n-- migrate:down\n', 'a'],
    ['-- migrate:up\r\na\r\n-- migrate:down\r\n', 'a'],
    ['\uFEFF-- migrate:up\na\n-- migrate:down\n', 'a'],
    ['-- migrate:up\n-- migrate:upper\n -- migrate:down\n-- Migrate:Down\n-- migrate:down:x\na\n-- migrate:down\n',
     '-- migrate:upper\n -- migrate:down\n-- Migrate:Down\n-- migrate:down:x\na'],
  ])('%j', (text, up) => {
    expect(sql(text)).toBe(up);
  }); // prettier-ignore

  test('only exactly transaction:false is an option, the rest is told', () => {
    const revision = parse(
      '-- migrate:up transaction:False\n-- migrate:down Transaction:false transaction: false\n',
    );
    expect([revision.up.transaction, revision.down.transaction]).toEqual([true, true]);
    expect(revision.warnings).toHaveLength(4);
  });

  test.each([
    ['transaction:false transaction:true', true],
    ['transaction:true transaction:false', false],
    ['transaction:false transaction:', true],
    ['transaction:false transaction:true:x', false],
    ['transaction:true\ttransaction:false\r', false],
    [' \u00a0transaction:false\u0085', false],
    ['x\u00a0transaction:false', true],
    ['transaction:false;', true],
    ['transaction:FALSE', true],
    [' nonsense create table z (a int);', true],
  ])('of the options %j the last one holds', (options, transaction) => {
    expect(parse(`-- migrate:up ${options}\nselect 1;\n-- migrate:down\n`).up.transaction).toBe(transaction);
  });

  test('options stand on the line on which the comment begins', () => {
    expect(parse('--\nmigrate:up transaction:false\n-- migrate:down\n').up.transaction).toBe(true);
  });

  test('statements of several sections keep their lines, and need no semicolon at the end of one', () => {
    const { up } = parse(
      '-- migrate:up\na \n-- migrate:down\nA\n\n\n-- migrate:up\n\nb;\n-- migrate:down\n-- migrate:up\nc\n-- migrate:down\n',
    );
    const lines = splitStatements(up.sql, lexis).map((each) => [each.sql, up.line + each.line - 1]);
    expect(lines).toEqual([['a', 2], ['b', 9], ['c', 12]]); // prettier-ignore
  });

  test('sections are one revision, undone in reverse', () => {
    const revision = parse('-- migrate:up\na\n-- migrate:down\nA\n-- migrate:up\nb\n-- migrate:down\nB\n');
    const statements = (text: string) => splitStatements(text, lexis).map((each) => each.sql);
    expect(statements(revision.up.sql)).toEqual(['a', 'b']);
    expect(statements(revision.down.sql)).toEqual(['B', 'A']);
  });

  test('the template of a new revision', () => {
    expect(emptyRevision).toBe('-- migrate:up\n\n\n-- migrate:down\n\n');
    expect(sql(emptyRevision)).toBe('');
  });

  test('a near miss is told with its line', () => {
    expect(parse('-- migrate:up\n -- migrate:down\n-- migrate:down\n').warnings).toEqual([
      { line: 2, message: expect.stringContaining('-- migrate:down') as string },
    ]);
  });
});

describe('headers', () => {
  const keys = (text: string): readonly string[] => parse(text).headers.map(({ key }) => key);

  test('stand above the first statement, each on a line of its own', () => {
    const revision = parse(
      '-- schemactl:proof up and down\n-- migrate:up\n\n-- schemactl:rename users.a=users.b \n-- words\n-- schemactl:note\nselect 1;\n-- migrate:down\n',
    );
    expect(revision.headers).toEqual([
      { key: 'proof', value: 'up and down' },
      { key: 'rename', value: 'users.a=users.b ' },
      { key: 'note', value: '' },
    ]);
  });

  test.each([
    'select 1;\n-- schemactl:proof x',
    "select '\n-- schemactl:proof x\n';",
    'select $$\n-- schemactl:proof x\n$$;',
    '/*\n-- schemactl:proof x\n*/ select 1;',
    ' -- schemactl:proof x',
    '-- Schemactl:proof x',
    '-- words\u2028-- schemactl:proof x',
  ])('no other text vouches for a revision: %j', (text) => {
    expect(keys(`-- migrate:up\n${text}\n-- migrate:down\n`)).toEqual([]);
  });

  test('those of the way down are not those of the revision', () => {
    expect(keys('-- migrate:up\n-- migrate:down\n-- schemactl:proof x\n')).toEqual([]);
  });
});

test('a megabyte of near misses is read without delay', () => {
  const start = performance.now();
  const text = `-- migrate:up\n${'-- Migrate:Up\n'.repeat(70_000)}-- migrate:down\n`;
  expect(parse(text).warnings).toHaveLength(70_000);
  expect(performance.now() - start).toBeLessThan(4000);
});

describe('what is refused, with its line', () => {
  test.each([
    ['', /no "-- migrate:up"/, 1],
    ['-- migrate:down\n', /no "-- migrate:up"/, 1],
    ['-- migrate:up\n', /no "-- migrate:down"/, 1],
    ['select 1;\n-- migrate:up\n-- migrate:down\n', /stands before/, 1],
    ['\n/* x */\n-- migrate:up\n-- migrate:down\n', /stands before/, 2],
    ['-- migrate:down\n-- migrate:up\n', /stands before "-- migrate:up"/, 1],
    ['-- migrate:up\n-- migrate:down\n-- migrate:down\n', /second "-- migrate:down"/, 3],
    ['-- migrate:up\n-- migrate:up\n-- migrate:down\n', /follow each other/, 2],
    ["-- migrate:up\nselect '\n-- migrate:down\n';\n-- migrate:down\n", /within a quoted text/, 3],
    ['-- migrate:up\nselect $$\n-- migrate:down\n$$;\n-- migrate:down\n', /within a quoted text/, 3],
    ['-- migrate:up\n/*\n-- migrate:down\n*/\n-- migrate:down\n', /within a quoted text or a comment/, 3],
    ['-- migrate:up\n-- migrate:down\n-- migrate:up transaction:false\n-- migrate:down\n', /differ in their transaction/, 3],
    ['-- migrate:up\n\0\n-- migrate:down\n', /NUL/, 2],
  ])('%j', (text, message, line) => {
    expect(failure(() => parse(text))).toMatchObject({
      code: 'BAD_FILE',
      message: expect.stringMatching(message) as string,
      place: { file: '/m/001_x.sql', line },
    });
  }); // prettier-ignore

  test('a directive in a quote, told with the line in which the quote begins', () => {
    const text = "-- migrate:up\n\nselect '\n\n-- migrate:down\n';\n-- migrate:down\n";
    expect(failure(() => parse(text))).toMatchObject({
      place: { line: 5 },
      hint: expect.stringContaining('line 3') as string,
    });
  });

  test.each(['\u00a0\n', '\v\n', '-\n', '# x\n', ';\n'])('%j before the first block', (before) => {
    expect(() => parse(`${before}-- migrate:up\n-- migrate:down\n`)).toThrow(/stands before/);
  });

  test('a name that is no revision', () => {
    expect(() => parse(emptyRevision, 'x_8.sql')).toThrow(/no name of a revision/);
  });
});

describe('printing', () => {
  const line = fc.stringMatching(/^[a-zA-Z '";:,()-]{0,20}$/);
  const block = fc.record({
    sql: fc.array(line).map((lines) => lines.join('\n')),
    transaction: fc.boolean(),
  });
  const header = fc.record({
    key: fc.stringMatching(/^[a-z-]{1,8}$/),
    value: fc.stringMatching(/^[!-~][ -~]{0,20}$/),
  });

  test('and parsing gives the same revision', () => {
    fc.assert(
      fc.property(fc.array(header), block, block, (headers, up, down) => {
        const text = printRevision({ headers, comments: ['create table a'], up, down });
        let parsed;
        try {
          parsed = parse(text);
        } catch {
          // A quote left open swallows what follows: such SQL is no script.
          return;
        }
        expect(parsed.headers).toEqual(headers);
        expect(parsed.up.transaction).toBe(up.transaction);
        expect(parsed.down.sql.trim()).toBe(down.sql.trim());
        expect(parsed.up.sql.trim().endsWith(up.sql.trim())).toBe(true);
      }),
    );
  });

  test('refuses SQL that would be read as a directive', () => {
    const up = { sql: "comment on table a is '\n-- migrate:down\n'", transaction: true };
    expect(() => printRevision({ headers: [], comments: [], up, down: up })).toThrow(/directive/);
  });

  test.each(['migrate:down', 'schemactl:proof up and down', 'schemactl:note'])(
    'refuses the comment %j',
    (comment) => {
      const nothing = { sql: '', transaction: true };
      expect(() => printRevision({ headers: [], comments: [comment], up: nothing, down: nothing })).toThrow(
        /would be read/,
      );
    },
  );

  test('writes no carriage return', () => {
    const block = { sql: 'a\r\nb\rc', transaction: true };
    expect(printRevision({ headers: [], comments: ['x\ry'], up: block, down: block })).not.toContain('\r');
  });

  test('a name with a line break forges no line', () => {
    const nothing = { sql: '', transaction: true };
    const text = printRevision({
      headers: [],
      comments: ['create table a\n-- migrate:down'],
      up: nothing,
      down: nothing,
    });
    expect(text.split('\n').filter((each) => each.startsWith('-- migrate:down'))).toHaveLength(1);
  });
});
