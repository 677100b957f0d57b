import { reservedWords } from './keywords.js';
import type { Token } from './tokens.js';
import { isWord, unreadable } from './tokens.js';

/** A place in a list of tokens that only moves forward. */
export interface Cursor {
  peek(ahead?: number): Token | undefined;
  next(): Token;
  /** Takes these keywords or symbols, if all of them come next. */
  accept(...texts: readonly string[]): boolean;
  /** Takes these keywords or symbols; throws UNSUPPORTED if something else comes. */
  expect(...texts: readonly string[]): void;
  /** Takes a name in any of the quoting styles, strings among them. */
  name(): string;
  /** Takes a group in parentheses and gives what stands between them. */
  group(): readonly Token[];
  /** Takes all that is left. */
  rest(): readonly Token[];
  done(): boolean;
  /** How many tokens were taken. */
  position(): number;
}

/** Begins reading a list of tokens. */
export function cursorOf(tokens: readonly Token[]): Cursor {
  let at = 0;
  const cursor: Cursor = {
    peek: (ahead = 0) => tokens[at + ahead],
    next() {
      const token = tokens[at++];
      if (!token) throw unreadable('it ends too early');
      return token;
    },
    accept(...texts) {
      if (!texts.every((text, index) => isWord(tokens[at + index], text))) return false;
      at += texts.length;
      return true;
    },
    expect(...texts) {
      if (!cursor.accept(...texts)) throw unreadable(`${texts.join(' ')} expected at ${where(tokens[at])}`);
    },
    name() {
      const token = cursor.next();
      if (token.kind === 'name' || token.kind === 'string') return token.value;
      if (token.kind === 'word' && !reservedWords.has(token.text.toUpperCase())) return token.text;
      throw unreadable(`a name expected at ${where(token)}`);
    },
    group() {
      cursor.expect('(');
      const start = at;
      for (let depth = 1; depth > 0;) depth += depthOf(cursor.next());
      return tokens.slice(start, at - 1);
    },
    rest() {
      const left = tokens.slice(at);
      at = tokens.length;
      return left;
    },
    done: () => at >= tokens.length,
    position: () => at,
  };
  return cursor;
}

function where(token: Token | undefined): string {
  return token ? JSON.stringify(token.text) : 'the end';
}

/** What a token does to the depth of parentheses. */
export function depthOf(token: Token): -1 | 0 | 1 {
  return isWord(token, '(') ? 1 : isWord(token, ')') ? -1 : 0;
}

/** Splits tokens at the commas that stand outside parentheses. */
export function splitAtCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += depthOf(token);
    if (depth === 0 && isWord(token, ',')) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}
