import { foldedWords, reservedWords } from './keywords.js';
import { quoteLiteral, quoteName } from './quote.js';
import type { Token } from './tokens.js';
import { isName, isWord } from './tokens.js';

/** What names mean in an expression or a query, as far as its canonical text depends on it. */
export interface NameScope {
  /** Names that can be meant, by their lower-case form, as they are really spelt. */
  readonly names: Pick<ReadonlyMap<string, string>, 'get'>;
  /** The expression's own table: its columns are the only names there can be, and it need not be named. */
  readonly table?: string | undefined;
}

interface Piece {
  readonly text: string;
  /** Whether an opening parenthesis follows without a space. */
  readonly calls: boolean;
  readonly symbol: boolean;
}

/**
 * The one spelling of a list of tokens: comments and white space gone, keywords in upper case, names quoted only where
 * needed. Two texts that differ only in these give the same. In an expression of a table a name in double quotes that
 * is no column is the string that SQLite takes it for.
 */
export function canonicalText(tokens: readonly Token[], scope: NameScope): string {
  return join(withoutOwnTable(tokens, scope).map((token, index, all) => piece(token, index, all, scope)));
}

function withoutOwnTable(tokens: readonly Token[], scope: NameScope): readonly Token[] {
  if (scope.table === undefined) return tokens;
  const own = scope.table.toLowerCase();
  const qualifies = (index: number): boolean =>
    isName(tokens[index]) &&
    tokens[index].value.toLowerCase() === own &&
    isWord(tokens[index + 1], '.') &&
    !isWord(tokens[index - 1], '.');
  return tokens.filter((_, index) => !qualifies(index) && !qualifies(index - 1));
}

function piece(token: Token, index: number, all: readonly Token[], scope: NameScope): Piece {
  switch (token.kind) {
    case 'word':
      return wordPiece(token, index, all, scope);
    case 'name':
      return { text: namePiece(token, scope, isWord(all[index + 1], '(')), calls: true, symbol: false };
    case 'string':
      return { text: quoteLiteral(token.value), calls: false, symbol: false };
    case 'blob':
      return { text: `x${token.text.slice(1).toUpperCase()}`, calls: false, symbol: false };
    case 'number':
    case 'variable':
      return { text: token.text, calls: false, symbol: false };
    case 'symbol':
      return { text: token.text, calls: false, symbol: true };
  }
}

function wordPiece(token: Token, index: number, all: readonly Token[], scope: NameScope): Piece {
  const upper = token.text.toUpperCase();
  const dotted = isWord(all[index - 1], '.') || isWord(all[index + 1], '.');
  const called = isWord(all[index + 1], '(');
  if (reservedWords.has(upper) || (foldedWords.has(upper) && !dotted)) {
    return { text: upper, calls: upper === 'CAST' || upper === 'RAISE', symbol: false };
  }
  const column = scope.table === undefined || called ? undefined : scope.names.get(token.text.toLowerCase());
  return { text: column === undefined ? token.text : quoteName(column), calls: true, symbol: false };
}

function namePiece(token: Token, scope: NameScope, called: boolean): string {
  const known = scope.names.get(token.value.toLowerCase());
  if (!token.text.startsWith('"') || called)
    return quoteName(scope.table === undefined ? token.value : (known ?? token.value));
  if (scope.table !== undefined) return known === undefined ? quoteLiteral(token.value) : quoteName(known);
  return known === undefined ? `"${token.value.replaceAll('"', '""')}"` : quoteName(token.value);
}

function join(pieces: readonly Piece[]): string {
  let text = '';
  pieces.forEach((current, index) => {
    text += spaced(pieces, index) ? ` ${current.text}` : current.text;
  });
  return text;
}

function spaced(pieces: readonly Piece[], index: number): boolean {
  const current = pieces[index];
  const before = pieces[index - 1];
  if (!current || !before) return false;
  if (current.symbol && [')', ',', ';', '.'].includes(current.text)) return false;
  if (before.symbol && ['(', '.'].includes(before.text)) return false;
  if (current.symbol && current.text === '(') return !before.calls;
  return !isSign(before) || !isUnary(pieces[index - 2]) || isSign(current);
}

function isSign(piece: Piece): boolean {
  return piece.symbol && ['-', '+', '~'].includes(piece.text);
}

/** Whether a sign after this piece belongs to what follows it. */
function isUnary(before: Piece | undefined): boolean {
  if (!before) return true;
  return before.symbol ? before.text !== ')' : !before.calls && reservedWords.has(before.text);
}
