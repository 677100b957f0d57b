import Database from 'better-sqlite3';
import fc from 'fast-check';
import { plainLexis, splitStatements } from '../../../../src/domain/sql/index.js';

const lexis = { ...plainLexis, backtickNames: true, bracketNames: true };

const atom = fc.constantFrom(
  '1', "'a;b'", "'it''s;'", 'new.a', 'new."end"', 'new.end', 'new.begin', 'end', 'begin', '"x;y"', '[q;r]', '`b;c`',
  '/* ; */ 2', '-- ;\n 3',
); // prettier-ignore
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    atom,
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([a, b, c]) => `case when ${a} then ${b} else ${c} end`),
    tie('expression').map((inner) => `(${inner})`),
  ),
}));

const inner = fc.oneof(
  expression.map((value) => `update t set a = ${value}`),
  expression.map((value) => `delete from t where a = ${value}`),
  expression.map((value) => `select ${value}`),
  fc.constant("select raise(abort, 'x; end;')"),
);
const trigger = fc
  .record({
    temp: fc.constantFrom('', 'temp ', 'temporary '),
    name: fc.constantFrom('g', '"g;"', 'begin', 'if not exists h'),
    event: fc.constantFrom('after insert', 'before update of a', 'delete'),
    each: fc.constantFrom('', 'for each row ', 'when new.a = 1 '),
    body: fc.array(inner, { minLength: 1, maxLength: 3 }),
    gap: fc.constantFrom(' ', '\n', '-- end;\n'),
  })
  .map(
    ({ temp, name, event, each, body, gap }) =>
      `create ${temp}trigger ${name} ${event} on t ${each}begin ${body.map((each) => `${each} ;`).join(gap)} end`,
  );
const other = fc.constantFrom(
  "select 1 /* ; */ from t where a = ';'",
  'create table if not exists trigger (begin, "end")',
  'create table if not exists x (begin int, trigger, "case")',
);

/** Whether SQLite reads the text as exactly one statement. */
function isOneStatement(database: Database.Database, sql: string): boolean {
  try {
    const statement = database.prepare(sql);
    if (statement.reader) statement.all();
    else statement.run();
    return true;
  } catch {
    return false;
  }
}

test('SQLite agrees where each statement of a script ends', () => {
  const script = fc.array(fc.tuple(fc.oneof(trigger, other), fc.constantFrom(';', ' ;\n', '; -- end;\n')), {
    maxLength: 5,
  });
  let cut = 0;
  fc.assert(
    fc.property(script, (pieces) => {
      const database = new Database(':memory:');
      database.exec('create table t (a, "end", "begin")');
      const valid = pieces.filter(([sql]) => isOneStatement(database, sql));
      database.close();
      const found = splitStatements(valid.map((piece) => piece.join('')).join(''), lexis);
      expect(found.map(({ sql }) => sql.replace(/^(-- end;\s*)+/, ''))).toEqual(valid.map(([sql]) => sql));
      cut += found.length;
    }),
    { numRuns: 300 },
  );
  expect(cut).toBeGreaterThan(100);
});
