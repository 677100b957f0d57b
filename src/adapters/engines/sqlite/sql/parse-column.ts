import type { Cursor } from './cursor.js';
import { parseConflict, parseDeferrable, parseOrder, parseReference } from './parse-clauses.js';
import type { ParsedColumn, ParsedConstraint } from './parsed.js';
import { reservedWords } from './keywords.js';
import type { Token } from './tokens.js';
import { isName, isWord, unreadable } from './tokens.js';

/** What is known of a column while its definition is being read. */
type Draft = { -readonly [Key in keyof ParsedColumn]: ParsedColumn[Key] };

const standardTypes = new Set(['ANY', 'BLOB', 'INT', 'INTEGER', 'REAL', 'TEXT']);

function isTypeWord(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.kind === 'name' || token.kind === 'string') return true;
  return token.kind === 'word' && !reservedWords.has(token.text.toUpperCase());
}

/** The type as it is written, with single spaces; SQLite itself spells its standard types in upper case. */
export function typeText(tokens: readonly Token[]): string {
  const text = tokens
    .map((token, index) => (index > 0 && token.gap ? ` ${token.text}` : token.text))
    .join('');
  const upper = text.toUpperCase();
  return standardTypes.has(upper) ? upper : text;
}

function parseType(cursor: Cursor): string {
  const tokens: Token[] = [];
  while (isTypeWord(cursor.peek()) && !atGenerated(cursor)) tokens.push(cursor.next());
  if (tokens.length > 0 && isWord(cursor.peek(), '(')) {
    while (!isWord(cursor.peek(), ')')) tokens.push(cursor.next());
    tokens.push(cursor.next());
  }
  return typeText(tokens);
}

function atGenerated(cursor: Cursor): boolean {
  return isWord(cursor.peek(), 'GENERATED') && isWord(cursor.peek(1), 'ALWAYS');
}

function parseDefault(cursor: Cursor): readonly Token[] {
  if (isWord(cursor.peek(), '(')) return groupWithParentheses(cursor);
  const first = cursor.next();
  return isWord(first, '-') || isWord(first, '+') ? [first, cursor.next()] : [first];
}

function groupWithParentheses(cursor: Cursor): readonly Token[] {
  const open = cursor.peek();
  const inner = cursor.group();
  if (!open) throw unreadable('an empty default');
  return [open, ...inner, { kind: 'symbol', text: ')', value: ')', start: open.start, gap: false }];
}

function parseGenerated(cursor: Cursor, draft: Draft): void {
  const expression = cursor.group();
  const stored = cursor.accept('STORED');
  if (!stored) cursor.accept('VIRTUAL');
  draft.generated = { expression, stored };
}

/** Reads one constraint of a column into the draft, or gives it back if it is an object of its own. */
function parseConstraint(
  cursor: Cursor,
  draft: Draft,
  name: string | undefined,
): readonly ParsedConstraint[] {
  if (cursor.accept('PRIMARY', 'KEY')) {
    const descending = parseOrder(cursor);
    const conflict = parseConflict(cursor);
    const autoincrement = cursor.accept('AUTOINCREMENT');
    const keys = [{ name: draft.name, descending }];
    return [{ kind: 'primary-key', name, keys, conflict, autoincrement, inline: true }];
  }
  if (cursor.accept('UNIQUE')) {
    return [
      {
        kind: 'unique',
        name,
        keys: [{ name: draft.name, descending: false }],
        conflict: parseConflict(cursor),
      },
    ];
  }
  if (cursor.accept('CHECK')) {
    const expression = cursor.group();
    return [{ kind: 'check', name, expression, conflict: parseConflict(cursor) }];
  }
  if (cursor.accept('REFERENCES')) return [parseReference(cursor, [draft.name], name)];
  if (!parseFacet(cursor, draft, name))
    throw unreadable(`${draft.name}: ${cursor.peek()?.text ?? 'nothing'}`);
  return [];
}

function parseFacet(cursor: Cursor, draft: Draft, name: string | undefined): boolean {
  if (cursor.accept('NOT', 'NULL')) draft.notNull = { name, conflict: parseConflict(cursor) };
  else if (cursor.accept('NULL')) parseConflict(cursor);
  else if (cursor.accept('DEFAULT')) draft.default = parseDefault(cursor);
  else if (cursor.accept('COLLATE')) draft.collation = cursor.name();
  else if (cursor.accept('GENERATED', 'ALWAYS', 'AS') || cursor.accept('AS')) parseGenerated(cursor, draft);
  else return false;
  return true;
}

/** Reads the definition of one column and the constraints that stand in it. */
export function parseColumn(cursor: Cursor): {
  column: ParsedColumn;
  constraints: readonly ParsedConstraint[];
} {
  const name = cursor.name();
  const draft: Draft = { name, type: parseType(cursor) };
  const constraints: ParsedConstraint[] = [];
  while (!cursor.done() && !isWord(cursor.peek(), ',')) {
    let label: string | undefined;
    while (cursor.accept('CONSTRAINT')) label = cursor.name();
    if (cursor.done() || isWord(cursor.peek(), ',')) break;
    if (isDeferrable(cursor)) amendReference(cursor, constraints);
    else constraints.push(...parseConstraint(cursor, draft, label));
  }
  return { column: draft, constraints };
}

function isDeferrable(cursor: Cursor): boolean {
  const at = isWord(cursor.peek(), 'NOT') ? 1 : 0;
  return isName(cursor.peek(at)) && isWord(cursor.peek(at), 'DEFERRABLE');
}

/** A DEFERRABLE that stands apart from its REFERENCES belongs to the last one. */
function amendReference(cursor: Cursor, constraints: ParsedConstraint[]): void {
  const index = constraints.findLastIndex((constraint) => constraint.kind === 'foreign-key');
  const reference = constraints[index];
  const deferrable = parseDeferrable(cursor);
  if (reference?.kind === 'foreign-key') constraints[index] = { ...reference, deferrable };
}
