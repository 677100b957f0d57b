import { afterBracket, commaParts, line, tokens } from './sqlite-tokens.js';
import type { Token } from './sqlite-tokens.js';

/** A clause of CREATE TABLE that no pragma shows: what it belongs to and its text as a line of tokens. */
export interface Clause {
  readonly of: string;
  readonly text: string;
}

const openers = new Set([
  'constraint',
  'primary',
  'unique',
  'check',
  'foreign',
  'references',
  'collate',
  'generated',
  'as',
  'default',
  'not',
  'null',
]);
const tableOpeners = new Set(['constraint', 'primary', 'unique', 'check', 'foreign']);

const isWord = (token: Token | undefined, ...texts: readonly string[]): boolean =>
  token?.kind === 'word' && texts.includes(token.text);

const isOpen = (token: Token | undefined): boolean => token?.kind === 'sign' && token.text === '(';

/** Cuts a definition where a clause begins: brackets are skipped, `not deferrable` and `set null` begin nothing. */
function clausesOf(definition: readonly Token[]): readonly (readonly Token[])[] {
  const clauses: Token[][] = [[]];
  for (let at = 0; at < definition.length; at += 1) {
    const token = definition[at];
    if (token === undefined) break;
    if (isOpen(token)) {
      const end = afterBracket(definition, at);
      clauses.at(-1)?.push(...definition.slice(at, end));
      at = end - 1;
      continue;
    }
    if (begins(definition, at)) clauses.push([]);
    clauses.at(-1)?.push(token);
  }
  return clauses;
}

function begins(definition: readonly Token[], at: number): boolean {
  const [before, token, after] = [definition[at - 1], definition[at], definition[at + 1]];
  if (token?.kind !== 'word' || !openers.has(token.text)) return false;
  if (isWord(before, 'constraint', 'set')) return false;
  switch (token.text) {
    case 'not':
      return isWord(after, 'null');
    case 'null':
      return !isWord(before, 'not', 'default');
    case 'as':
      return !isWord(before, 'always');
    case 'default':
      return true;
    case 'references':
      return !definition.slice(0, at).some((each) => isWord(each, 'foreign'));
    default:
      return true;
  }
}

/** What the pragmas tell of a clause is cut off, so that equal meanings in other places stay equal. */
function told(clause: readonly Token[]): string | undefined {
  const first = clause[0];
  const rest = (word: string): string | undefined => {
    const from = clause.findIndex((token) => isWord(token, word));
    return from < 0 ? undefined : line(clause.slice(from));
  };
  switch (first?.text ?? '') {
    case 'check':
      return line(clause);
    case 'generated':
      return line(expressionOf(clause.slice(2)));
    case 'as':
      return line(expressionOf(clause));
    case 'collate':
      return isWord(clause[1], 'binary') ? undefined : line(clause);
    case 'primary':
      return [isWord(clause.at(-1), 'autoincrement') ? 'autoincrement' : undefined, rest('on')]
        .filter(Boolean)
        .join(' ');
    case 'unique':
    case 'not':
      return rest('on');
    case 'references':
    case 'foreign':
      return timing(clause);
    default:
      return undefined;
  }
}

/** Whether a generated column is stored is told by a pragma; VIRTUAL may be written or not. */
const expressionOf = (clause: readonly Token[]): readonly Token[] =>
  isWord(clause.at(-1), 'virtual', 'stored') ? clause.slice(0, -1) : clause;

/** When a foreign key is checked: `deferrable initially deferred`, or nothing for all that means "at once". */
function timing(clause: readonly Token[]): string | undefined {
  const text = line(clause);
  return /(?<!not )deferrable initially deferred/.test(text) ? 'deferred' : undefined;
}

const keyOf = (clause: readonly Token[]): string => {
  const open = clause.findIndex(isOpen);
  return open < 0 ? '' : line(clause.slice(open, afterBracket(clause, open)));
};

/** Checks belong to the table wherever they stand; a key belongs to its columns wherever it stands. */
function subject(column: string | undefined, clause: readonly Token[]): string {
  const kind = clause[0]?.text ?? '';
  if (kind === 'check') return 'check';
  const columns = column !== undefined ? `( ${column} )` : keyOf(clause);
  return kind === 'foreign' || kind === 'references'
    ? `foreign key ${columns}`
    : `${kind === 'as' ? 'generated' : kind} ${columns}`;
}

function clauseEntries(column: string | undefined, definition: readonly Token[]): readonly Clause[] {
  const found: Clause[] = [];
  let name: string | undefined;
  for (const clause of clausesOf(definition)) {
    if (isWord(clause[0], 'constraint')) {
      name = clause[1]?.text;
      continue;
    }
    const of = subject(column, clause);
    const text = told(clause);
    if (text !== undefined && text !== '') found.push({ of, text });
    if (name !== undefined) found.push({ of: `name of ${of === 'check' ? line(clause) : of}`, text: name });
    name = undefined;
  }
  return found;
}

/** Expressions of a table see its columns alone, with or without the table's own name before them. */
function unqualified(body: readonly Token[], table: string | undefined): readonly Token[] {
  const isDot = (token: Token | undefined): boolean => token?.kind === 'sign' && token.text === '.';
  const isOwn = (at: number): boolean => body[at]?.text === table && isDot(body[at + 1]);
  return body.filter((_, at) => !isOwn(at) && !(at > 0 && isOwn(at - 1)));
}

/** Reads from the stored text of a CREATE TABLE what no pragma tells: checks, collations, expressions, names, timing. */
export function tableClauses(sql: string): readonly Clause[] {
  const all = tokens(sql);
  const open = all.findIndex(isOpen);
  if (open < 0) return [];
  const table = all[open - 1]?.text;
  const body = unqualified(all.slice(open + 1, afterBracket(all, open) - 1), table);
  return commaParts(body).flatMap((part) => {
    const first = part[0];
    const isTable = first?.kind === 'word' && tableOpeners.has(first.text);
    return isTable ? clauseEntries(undefined, part) : clauseEntries(first?.text, part.slice(1));
  });
}
