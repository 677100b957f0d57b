import type { Dialect } from '../../domain/plan/dialect.js';
import { significantWords, splitStatements, tokenize } from '../../domain/sql/index.js';
import type { Lexis, SqlStatement } from '../../domain/sql/index.js';
import type { ScriptWords } from '../ports/script-words.js';
import type { SqlRevision } from '../revisions.js';
import { textOf } from './apply-one.js';
import { refuseTransactionControl } from './run-block.js';

/** Revisions as one script, each with its record as the runner would write it; empty where there are none. */
export async function scriptText(
  dialect: Dialect,
  words: ScriptWords,
  direction: 'up' | 'down',
  revisions: readonly SqlRevision[],
): Promise<string> {
  if (revisions.length === 0) return '';
  const parts = [[...words.head, ...terminated(await words.ensure(), dialect.lexis)].join('\n')];
  for (const revision of revisions) {
    const record =
      direction === 'up'
        ? await words.add({
            version: revision.version,
            name: revision.name,
            kind: revision.kind,
            ...textOf(revision),
          })
        : await words.remove(revision.version);
    const body = blockText(dialect, revision, direction, record);
    parts.push([`-- ${revision.file}`, ...body, ...resetAfter(dialect, words, body)].join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

/** The statements of a block and its records: in one transaction, before the COMMIT of its own, or behind all of them. */
function blockText(
  dialect: Dialect,
  revision: SqlRevision,
  direction: 'up' | 'down',
  record: readonly string[],
): readonly string[] {
  const script = revision[direction];
  const statements = splitStatements(script.sql, dialect.lexis);
  const texts = terminated(
    statements.map(({ sql }) => sql),
    dialect.lexis,
  );
  const records = terminated(record, dialect.lexis);
  if (script.transaction) {
    refuseTransactionControl({ dialect, script, file: revision.path }, statements);
    return ['BEGIN;', ...texts, ...records, 'COMMIT;'];
  }
  const commit = ownCommit(dialect, statements);
  if (commit === undefined) return [...texts, 'BEGIN;', ...records, 'COMMIT;'];
  return [...texts.slice(0, commit), ...records, ...texts.slice(commit)];
}

function ownCommit(dialect: Dialect, statements: readonly SqlStatement[]): number | undefined {
  return dialect.ownCommit?.(statements.map(({ sql }) => sql));
}

/** Words with which statements begin that may change a setting of their session. */
const setting = new Set(['SET', 'RESET', 'SELECT', 'DO', 'CALL', 'PRAGMA']);

function resetAfter(dialect: Dialect, words: ScriptWords, body: readonly string[]): readonly string[] {
  const sets = body.some((sql) => setting.has(significantWords(sql, dialect.lexis, 1)[0] ?? ''));
  return sets ? terminated(words.reset, dialect.lexis) : [];
}

/** The statements, each with the semicolon that its client waits for: never within a comment at its end. */
function terminated(statements: readonly string[], lexis: Lexis): readonly string[] {
  return statements.map((sql) => {
    const tokens = tokenize(sql, lexis).filter(({ kind }) => kind !== 'space');
    const last = tokens.findLast(({ kind }) => kind !== 'comment');
    if (last && sql.slice(last.start, last.end) === ';') return sql.trim();
    return tokens.at(-1)?.kind === 'comment' ? `${sql.trim()}\n;` : `${sql.trim()};`;
  });
}
