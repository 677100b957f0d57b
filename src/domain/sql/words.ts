import { tokensIn } from './lexer.js';
import type { Lexis } from './lexis.js';

/** The first words and names of a statement, words in upper case, without comments, white space and punctuation. */
export function significantWords(sql: string, lexis: Lexis, most: number): readonly string[] {
  const words: string[] = [];
  for (const { kind, start, end } of tokensIn(sql, lexis)) {
    if (words.length >= most) break;
    if (kind === 'word') words.push(sql.slice(start, end).toUpperCase());
    else if (kind === 'quoted-name') words.push(sql.slice(start, end));
  }
  return words;
}

const control: ReadonlySet<string> = new Set(['BEGIN', 'COMMIT', 'ROLLBACK', 'END', 'ABORT']);

/** Whether a statement begins or ends a transaction. SAVEPOINT and ROLLBACK TO stay within one. */
export function isTransactionControl(sql: string, lexis: Lexis): boolean {
  const [first = '', second = '', third = ''] = significantWords(sql, lexis, 3);
  if (first === 'ROLLBACK') return !(second === 'TO' || third === 'TO');
  if (first === 'START' || first === 'PREPARE') return second === 'TRANSACTION';
  return control.has(first);
}
