import { SchemactlError } from '../../../../domain/error.js';
import type { DeclaredDefault } from '../../../../domain/declaration/declaration.js';
import { quoteLiteral } from '../sql/quote.js';
import type { Token } from '../sql/tokens.js';
import { isWord, tokensOf } from '../sql/tokens.js';
import { reading, refuse } from './refuse.js';

/** Functions of other engines that stand in many models, and what does the same here. */
const foreign: Readonly<Record<string, string>> = {
  GEN_RANDOM_UUID: 'Use sql: lower(hex(randomblob(16))), or make the uuid in the program.',
  UUID_GENERATE_V4: 'Use sql: lower(hex(randomblob(16))), or make the uuid in the program.',
  NEXTVAL: 'Use an integer primary key, which SQLite numbers itself.',
};

/** The tokens of a default; undefined where there is none, which is what a default of null means. */
export function lowerDefault(
  value: DeclaredDefault | undefined,
  object: string,
): readonly Token[] | undefined {
  switch (value?.kind) {
    case undefined:
      return undefined;
    case 'json':
      return tokensOf(quoteLiteral(JSON.stringify(value.value)));
    case 'literal':
      return literal(value.value, object);
    case 'sql':
      return lowerSql(value.sql, object);
  }
}

function literal(
  value: string | number | bigint | boolean | null,
  object: string,
): readonly Token[] | undefined {
  if (value === null) return undefined;
  if (typeof value === 'string') return reading(object, () => tokensOf(quoteLiteral(value)));
  if (typeof value === 'boolean') return tokensOf(value ? '1' : '0');
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw refuse(object, `number ${value}`, 'Use null, or a finite number.');
  }
  return tokensOf(String(value));
}

/** SQL text of a model as tokens; `now()` becomes CURRENT_TIMESTAMP, casts of other engines are refused. */
export function lowerSql(sql: string, object: string): readonly Token[] {
  if (sql.trim() === '')
    throw new SchemactlError('BAD_MODELS', `${object}: the SQL is empty`, { place: { object } });
  const tokens = reading(object, () => tokensOf(sql));
  for (const token of tokens) {
    const hint = foreign[token.text.toUpperCase()];
    if (token.kind === 'word' && hint !== undefined) throw refuse(object, `${token.text}()`, hint);
  }
  if (hasCast(tokens)) throw refuse(object, 'cast with ::', 'Use CAST(value AS type), or a plain literal.');
  return withoutNow(tokens);
}

function hasCast(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token, index) => token.text === ':' && tokens[index + 1]?.text.startsWith(':') === true,
  );
}

function withoutNow(tokens: readonly Token[]): readonly Token[] {
  const isNow = (index: number): boolean =>
    isWord(tokens[index], 'NOW') && isWord(tokens[index + 1], '(') && isWord(tokens[index + 2], ')');
  return tokens.flatMap((token, index) => {
    if (isNow(index)) return [{ ...token, text: 'CURRENT_TIMESTAMP', value: 'CURRENT_TIMESTAMP' }];
    return isNow(index - 1) || isNow(index - 2) ? [] : [token];
  });
}
