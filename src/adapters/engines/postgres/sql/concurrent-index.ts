import { tokenize } from '../../../../domain/sql/index.js';
import { postgresLexis } from './lexis.js';

/** An index that is built or dropped without locking out writers. Names are spelled as in the statement. */
export type ConcurrentIndex =
  | { readonly verb: 'create'; readonly name: string | undefined; readonly table: string }
  | { readonly verb: 'drop'; readonly index: string };

interface Piece {
  readonly text: string;
  /** A word in lower case, or a name without its quotes where it means the same. */
  readonly word: string;
}

const plainQuoted = /^"([a-z_][a-z0-9_$]*)"$/;

function piecesOf(sql: string): readonly Piece[] {
  return tokenize(sql, postgresLexis)
    .filter(({ kind }) => kind !== 'space' && kind !== 'comment')
    .map(({ kind, start, end }) => {
      const text = sql.slice(start, end);
      return { text, word: kind === 'word' ? text.toLowerCase() : (plainQuoted.exec(text)?.[1] ?? text) };
    });
}

/** Reads the pieces of a statement one after the other. */
function reader(pieces: readonly Piece[]) {
  let at = 0;
  const skip = (...words: readonly string[]): boolean => {
    const fits = words.every((word, index) => pieces[at + index]?.word === word);
    if (fits) at += words.length;
    return fits;
  };
  const path = (): string => {
    let text = pieces[at++]?.text ?? '';
    while (skip('.')) text += `.${pieces[at++]?.text ?? ''}`;
    return text;
  };
  return { skip, path, rest: () => pieces.slice(at) };
}

interface Reading {
  readonly index: ConcurrentIndex;
  /** What the index is, whatever it and its table are called. */
  readonly nature: string;
}

function read(sql: string, concurrently: boolean): Reading | undefined {
  const { skip, path, rest } = reader(piecesOf(sql));
  const way = (): boolean => skip('concurrently') || !concurrently;
  if (skip('drop', 'index')) {
    if (!way()) return undefined;
    skip('if', 'exists');
    return { index: { verb: 'drop', index: path() }, nature: '' };
  }
  if (!skip('create')) return undefined;
  const unique = skip('unique');
  if (!skip('index') || !way()) return undefined;
  skip('if', 'not', 'exists');
  const name = skip('on') ? undefined : path();
  if (name !== undefined && !skip('on')) return undefined;
  skip('only');
  const table = path();
  const method = skip('using') ? path() : 'btree';
  const words = rest().map(({ word }) => word);
  return { index: { verb: 'create', name, table }, nature: [String(unique), method, ...words].join(' ') };
}

/** The index that CREATE or DROP INDEX CONCURRENTLY is about; undefined for any other statement. */
export function concurrentIndex(sql: string): ConcurrentIndex | undefined {
  return read(sql, true)?.index;
}

/** Whether a statement makes the index that the server describes; false where that is not certain. */
export function sameIndex(sql: string, definition: string): boolean {
  const wanted = read(sql, true);
  return wanted !== undefined && wanted.nature === read(definition, false)?.nature;
}

/** A name as the catalog holds it: folded to lower case unless it is quoted. */
export function catalogName(spelled: string): string {
  return spelled.startsWith('"') ? spelled.slice(1, -1).replaceAll('""', '"') : spelled.toLowerCase();
}
