import { objectId } from '../../../../domain/schema/id.js';
import type { Column, ColumnDefault } from '../../../../domain/schema/objects/column.js';
import { canonicalText } from '../sql/canonical.js';
import { reservedWords } from '../sql/keywords.js';
import { quoteLiteral } from '../sql/quote.js';
import type { Token } from '../sql/tokens.js';
import { isWord } from '../sql/tokens.js';

const noNames = { names: new Map<string, string>(), table: '' };

/** The default of a column as an object. */
export function defaultOf(tokens: readonly Token[], column: Column): ColumnDefault {
  return {
    kind: 'default',
    id: objectId('default', column.path),
    path: column.path,
    parent: column.id,
    needs: [],
    expression: defaultText(tokens),
  };
}

/** A default in its one spelling: what is a plain value stands without parentheses, all else in one pair of them. */
export function defaultText(tokens: readonly Token[]): string {
  const inner = withoutParentheses(tokens);
  if (isLiteral(inner)) return literalText(inner);
  return `(${canonicalText(inner, noNames)})`;
}

/** Whether a default in its one spelling is a value that never changes: no expression and no CURRENT_…. */
export function isConstant(expression: string): boolean {
  return !expression.startsWith('(') && !expression.startsWith('CURRENT_');
}

function withoutParentheses(tokens: readonly Token[]): readonly Token[] {
  let inner = tokens;
  while (isWord(inner[0], '(') && closesAtEnd(inner)) inner = inner.slice(1, -1);
  return inner;
}

function closesAtEnd(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (isWord(token, '(')) depth++;
    if (isWord(token, ')')) depth--;
    if (depth === 0) return index === tokens.length - 1;
  }
  return false;
}

function isLiteral(tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  if (tokens.length === 2) return (isWord(first, '-') || isWord(first, '+')) && second?.kind === 'number';
  return tokens.length === 1 && first?.kind !== 'symbol' && first?.kind !== 'variable';
}

/** A bare name is the text of that name, as SQLite reads it, unless it is one of its words for values. */
function literalText(tokens: readonly Token[]): string {
  const [only] = tokens;
  if (tokens.length > 1 || !only) return canonicalText(tokens, noNames);
  if (only.kind === 'name') return quoteLiteral(only.value);
  const upper = only.text.toUpperCase();
  if (only.kind !== 'word' || reservedWords.has(upper)) return canonicalText(tokens, noNames);
  return upper === 'TRUE' || upper === 'FALSE' ? upper : quoteLiteral(only.value);
}
