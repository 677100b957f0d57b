import type { Lexis } from './lexis.js';

export type TokenKind = 'space' | 'comment' | 'string' | 'quoted-name' | 'word' | 'number' | 'symbol';

/** A piece of SQL text, from `start` up to but not including `end` (UTF-16 code units). */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** False for a quote or a comment that is never closed. */
  readonly closed: boolean;
}

const space = /[\t\n\v\f\r \uFEFF]+/y;
// To an engine every character beyond ASCII is a letter, a no-break space and an emoji as well.
const word = /[A-Za-z_\u0080-\uFEFE\uFF00-\uFFFF][\w$\u0080-\uFEFE\uFF00-\uFFFF]*/y;
const number = /\d[\w.]*/y;
const dollarTag = /\$(?:[A-Za-z_\u0080-\uFEFE\uFF00-\uFFFF][\w\u0080-\uFEFE\uFF00-\uFFFF]*)?\$/y;
/** Strings on two lines are one string. */
const continued = /[\t\v\f\r ]*\n[\t\n\v\f\r ]*'/y;

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** The end of a quote that opens at `at` and escapes its own mark by doubling it. */
function quoteEnd(text: string, at: number, mark: string, backslash: boolean): number {
  for (let index = at + 1; index < text.length; index++) {
    const character = text[index];
    if (backslash && character === '\\') index++;
    else if (character === mark) {
      if (text[index + 1] !== mark) return index + 1;
      index++;
    }
  }
  return -1;
}

function blockCommentEnd(text: string, at: number, nested: boolean): number {
  let depth = 1;
  const marks = /\/\*|\*\//g;
  marks.lastIndex = at + 2;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    if (found[0] === '*/') depth--;
    else if (nested) depth++;
    if (depth === 0) return marks.lastIndex;
  }
  return -1;
}

/** Where the line ends in which `at` stands: at its line feed. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function found(kind: TokenKind, start: number, end: number, length: number): Token {
  return end === -1 ? { kind, start, end: length, closed: false } : { kind, start, end, closed: true };
}

function dollarQuote(text: string, at: number): Token | undefined {
  const opened = match(dollarTag, text, at);
  if (opened === -1) return undefined;
  const tag = text.slice(at, opened);
  const close = text.indexOf(tag, opened);
  return found('string', at, close === -1 ? -1 : close + tag.length, text.length);
}

function quoted(text: string, at: number, lexis: Lexis): Token | undefined {
  const mark = text[at] ?? '';
  const { length } = text;
  const always = lexis.backslashEscapes === 'always';
  if (mark === "'") return found('string', at, quoteEnd(text, at, mark, always), length);
  if (mark === '"') return found('quoted-name', at, quoteEnd(text, at, mark, always), length);
  if (mark === '`' && lexis.backtickNames)
    return found('quoted-name', at, quoteEnd(text, at, mark, false), length);
  if (mark === '[' && lexis.bracketNames) {
    const end = text.indexOf(']', at);
    return found('quoted-name', at, end === -1 ? -1 : end + 1, length);
  }
  return mark === '$' && lexis.dollarQuotes ? dollarQuote(text, at) : undefined;
}

function comment(text: string, at: number, lexis: Lexis): Token | undefined {
  if (text.startsWith('--', at) || (lexis.hashComments && text[at] === '#')) {
    return { kind: 'comment', start: at, end: lineEnd(text, at), closed: true };
  }
  if (!text.startsWith('/*', at)) return undefined;
  return found('comment', at, blockCommentEnd(text, at, lexis.nestedComments), text.length);
}

/** `E'…'` is one string whose backslashes escape, also where it goes on in the next line. */
function escapeString(text: string, at: number, lexis: Lexis): Token | undefined {
  const letter = text[at];
  if (lexis.backslashEscapes !== 'e-strings' || (letter !== 'E' && letter !== 'e') || text[at + 1] !== "'")
    return undefined;
  let end = quoteEnd(text, at + 1, "'", true);
  for (
    let next = match(continued, text, end);
    end !== -1 && next !== -1;
    next = match(continued, text, end)
  ) {
    end = quoteEnd(text, next - 1, "'", true);
  }
  return found('string', at, end, text.length);
}

/** The kinds that one pattern tells by its first character, the most frequent first. */
const patterns: readonly (readonly [TokenKind, RegExp])[] = [['space', space], ['word', word], ['number', number]]; // prettier-ignore

/** The token that begins at `at`. */
export function tokenAt(text: string, at: number, lexis: Lexis): Token {
  const escaped = escapeString(text, at, lexis);
  if (escaped) return escaped;
  for (const [kind, pattern] of patterns) {
    const end = match(pattern, text, at);
    if (end !== -1) return { kind, start: at, end, closed: true };
  }
  const special = comment(text, at, lexis) ?? quoted(text, at, lexis);
  return special ?? { kind: 'symbol', start: at, end: at + 1, closed: true };
}

/** The tokens of SQL text, one by one: a script of many megabytes is read without keeping them. */
export function* tokensIn(text: string, lexis: Lexis): Generator<Token, void> {
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at, lexis);
    yield token;
    at = token.end;
  }
}

/** Cuts SQL text into tokens that cover every character of it, in one pass. */
export function tokenize(text: string, lexis: Lexis): readonly Token[] {
  return [...tokensIn(text, lexis)];
}
