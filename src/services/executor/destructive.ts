import type { Dialect } from '../../domain/plan/dialect.js';
import type { RevisionHeader } from '../../domain/revision/index.js';
import { destructiveCodes } from '../../domain/risk/risk.js';
import { significantWords, splitStatements } from '../../domain/sql/index.js';
import type { Script } from './run-statement.js';

/**
 * Why a block loses data: what its header says of it, or, where it was written by hand, the statements that drop or
 * empty something that holds rows. A block in the engine's own rebuild form loses nothing by dropping the old table.
 */
export function destructiveReasons(
  script: Script,
  headers: readonly RevisionHeader[],
  dialect: Dialect,
): readonly string[] {
  const announced = headers
    .filter(({ key, value }) => key === 'risk' && destructiveCodes.has(value.split(' ')[0] ?? ''))
    .map(({ value }) => value);
  if (headers.some(({ key }) => key === 'proof' || key === 'risk')) return announced;
  return splitStatements(script.sql, dialect.lexis).flatMap(({ sql }) => {
    const reason = lossOf(significantWords(sql, dialect.lexis, 12));
    return reason === undefined ? [] : [reason];
  });
}

/** What a statement by hand would lose, from its first words. */
function lossOf(words: readonly string[]): string | undefined {
  const [verb = '', noun = ''] = words;
  if (verb === 'TRUNCATE') return `TRUNCATE ${words.slice(1, 3).join(' ')}`;
  if (verb === 'DROP' && ['TABLE', 'SCHEMA', 'DATABASE', 'MATERIALIZED'].includes(noun))
    return words.slice(0, 5).join(' ');
  if (verb !== 'ALTER' || noun !== 'TABLE') return undefined;
  const drop = words.findIndex((word, index) => word === 'DROP' && isColumn(words[index + 1] ?? ''));
  return drop === -1 ? undefined : words.join(' ');
}

/** After ALTER TABLE … DROP stands COLUMN, one of these words, or a column's name. */
function isColumn(word: string): boolean {
  return ![
    'CONSTRAINT',
    'DEFAULT',
    'NOT',
    'EXPRESSION',
    'IDENTITY',
    'INDEX',
    'KEY',
    'FOREIGN',
    'PRIMARY',
    'CHECK',
    '',
  ].includes(word);
}
