import { depthOf } from './cursor.js';
import { reservedWords } from './keywords.js';
import type { Token } from './tokens.js';
import { isName, isWord } from './tokens.js';

const leads = ['FROM', 'JOIN', 'INTO', 'UPDATE', 'IN'] as const;
const ends = [
  'WHERE',
  'GROUP',
  'ORDER',
  'LIMIT',
  'HAVING',
  'SET',
  'VALUES',
  'SELECT',
  'UNION',
  'EXCEPT',
  'ON',
  ';',
];

/** The names of common table expressions, in lower case: in their statement they hide tables of the same name. */
function commonNames(tokens: readonly Token[]): ReadonlySet<string> {
  const found = new Set<string>();
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    if (!isName(token) || !['WITH', 'RECURSIVE', ','].some((word) => isWord(before, word))) return;
    if (isWord(tokens[afterGroup(tokens, index + 1)], 'AS') && opensQuery(tokens, index + 1)) {
      found.add(token.value.toLowerCase());
    }
  });
  return found;
}

function opensQuery(tokens: readonly Token[], index: number): boolean {
  let at = afterGroup(tokens, index) + 1;
  while (isWord(tokens[at], 'NOT') || isWord(tokens[at], 'MATERIALIZED')) at++;
  return isWord(tokens[at], '(') && ['SELECT', 'WITH', 'VALUES'].some((word) => isWord(tokens[at + 1], word));
}

/** The place after a list of columns in parentheses, if one stands here. */
function afterGroup(tokens: readonly Token[], index: number): number {
  if (!isWord(tokens[index], '(')) return index;
  for (let at = index + 1; at < Math.min(tokens.length, index + 2_000); at++) {
    if (isWord(tokens[at], ')')) return at + 1;
    if (isWord(tokens[at], '(')) return index;
  }
  return index;
}

function skipConflict(tokens: readonly Token[], index: number): number {
  return isWord(tokens[index], 'OR') ? index + 2 : index;
}

/**
 * The places in a query or a trigger at which a table or view is named: after FROM, JOIN, INTO, UPDATE and IN, and
 * after the commas of a FROM. A qualifying schema is left out.
 */
export function mentionedAt(tokens: readonly Token[]): readonly number[] {
  const hidden = commonNames(tokens);
  const places: number[] = [];
  const listing: boolean[] = [false];
  tokens.forEach((token, index) => {
    const depth = depthOf(token);
    if (depth === 1)
      listing.push(
        isWord(tokens[index - 1], 'FROM') || (listing.at(-1) === true && isFromComma(tokens, index)),
      );
    if (depth === -1 && listing.length > 1) listing.pop();
    if (isWord(token, 'FROM')) listing[listing.length - 1] = true;
    if (ends.some((word) => isWord(token, word)) && !isWord(token, 'ON')) listing[listing.length - 1] = false;
    const leading =
      leads.some((word) => isWord(token, word)) || (listing.at(-1) === true && isWord(token, ','));
    const opening = depth === 1 && listing.at(-1) === true;
    if (!leading && !opening) return;
    const at = nameAt(tokens, skipConflict(tokens, index + 1));
    if (at !== undefined && !hidden.has(tokens[at]?.value.toLowerCase() ?? '')) places.push(at);
  });
  return places;
}

function isFromComma(tokens: readonly Token[], index: number): boolean {
  return isWord(tokens[index - 1], ',') || isWord(tokens[index - 1], 'JOIN');
}

function nameAt(tokens: readonly Token[], index: number): number | undefined {
  const at = isWord(tokens[index + 1], '.') ? index + 2 : index;
  const token = tokens[at];
  if (token?.kind === 'word') return reservedWords.has(token.text.toUpperCase()) ? undefined : at;
  return token?.kind === 'name' || token?.kind === 'string' ? at : undefined;
}

/** The tables and views that a query or a trigger names, in lower case. */
export function mentions(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(mentionedAt(tokens).map((at) => tokens[at]?.value.toLowerCase() ?? ''));
}
