import { SchemactlError } from '../../../../domain/error.js';
import { tokenize } from '../../../../domain/sql/lexer.js';
import type { TokenKind } from '../../../../domain/sql/lexer.js';
import { sqliteLexis } from './lexis.js';

/** A comment with its marks; `own` says that nothing stands before it on its line. */
export interface Comment {
  readonly text: string;
  readonly own: boolean;
}

/**
 * One token of SQLite's SQL. `text` is what stands there; `value` is the name or the string it means (for a word the
 * word itself). `gap` says that white space or a comment stood before it.
 */
export interface Token {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'blob' | 'variable' | 'symbol';
  readonly text: string;
  readonly value: string;
  /** Where it begins in the statement. */
  readonly start: number;
  readonly gap: boolean;
  /** The comments in that gap. */
  readonly comments?: readonly Comment[] | undefined;
}

const kinds: Readonly<Record<Exclude<TokenKind, 'space' | 'comment'>, Token['kind']>> = {
  string: 'string',
  'quoted-name': 'name',
  word: 'word',
  number: 'number',
  symbol: 'symbol',
};

const longSymbols = new Set(['||', '<=', '>=', '<>', '!=', '==', '<<', '>>', '->', '->>']);

/** Splits one statement into tokens, with the comments before each; throws UNSUPPORTED for a quote that is never closed. */
export function tokensOf(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  let gap = false;
  let own = false;
  let comments: Comment[] = [];
  for (const { kind, start, end, closed } of tokenize(sql, sqliteLexis)) {
    const text = sql.slice(start, end);
    if (!closed && kind !== 'comment') throw unreadable(`a quote is never closed: ${text.slice(0, 20)}`);
    if (kind === 'space' || kind === 'comment') {
      gap = true;
      if (kind === 'comment' && closed) comments.push({ text: text.trimEnd(), own });
      own ||= kind === 'space' && text.includes('\n');
    } else {
      append(tokens, { kind: kindOf(kinds[kind], text), text, start }, gap ? comments : undefined);
      [gap, own, comments] = [false, false, []];
    }
  }
  return tokens;
}

/** To SQLite every character beyond ASCII is a letter. */
function kindOf(kind: Token['kind'], text: string): Token['kind'] {
  return kind === 'symbol' && text > '\u007f' ? 'word' : kind;
}

/** Adds a token, or makes it a part of the one before it where SQLite reads both as one. */
function append(
  tokens: Token[],
  { kind, text, start }: Pick<Token, 'kind' | 'text' | 'start'>,
  comments: readonly Comment[] | undefined,
): void {
  const last = comments ? undefined : tokens.at(-1);
  const whole = last && kindTogether(last, kind, text, tokens.at(-2));
  if (last && whole) {
    const together = last.text + text;
    tokens[tokens.length - 1] = { ...last, kind: whole, text: together, value: together };
  } else {
    const before = comments && comments.length > 0 ? { comments } : {};
    tokens.push({ kind, text, value: valueOf(kind, text), start, gap: comments !== undefined, ...before });
  }
}

function kindTogether(
  last: Token,
  kind: Token['kind'],
  text: string,
  before: Token | undefined,
): Token['kind'] | undefined {
  const together = last.text + text;
  if (last.kind === 'symbol' && kind === 'symbol') return longSymbols.has(together) ? 'symbol' : undefined;
  if (last.kind === 'word' && kind === 'string' && /^x$/i.test(last.text)) return 'blob';
  if (last.kind === 'word' && kind === 'word') return 'word';
  if (last.kind === 'number') return /^[\d.]+e[+-]?\d*$/i.test(together) ? 'number' : undefined;
  if (last.text === '.' && kind === 'number') return isName(before) && !last.gap ? undefined : 'number';
  if (last.text === '?' && kind === 'number') return 'variable';
  return /^[:@#$]$/.test(last.text) && (kind === 'word' || kind === 'number') ? 'variable' : undefined;
}

function valueOf(kind: Token['kind'], text: string): string {
  if (kind !== 'name' && kind !== 'string') return text;
  const quote = text[0] ?? '';
  const inner = text.slice(1, -1);
  return quote === '[' ? inner : inner.replaceAll(quote + quote, quote);
}

/** The error for a stored text that can't be read; reflection turns it into an unmanaged object. */
export function unreadable(what: string): SchemactlError {
  return new SchemactlError('UNSUPPORTED', `SQL that could not be read: ${what}`);
}

/** Whether the token is this keyword (or symbol), given in upper case. */
export function isWord(token: Token | undefined, text: string): boolean {
  if (token?.kind === 'symbol') return token.text === text;
  return token?.kind === 'word' && token.text.toUpperCase() === text;
}

/** Whether the token can stand for a name in an expression: a word or a quoted name. */
export function isName(token: Token | undefined): token is Token {
  return token?.kind === 'word' || token?.kind === 'name';
}
