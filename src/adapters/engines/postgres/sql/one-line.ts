import { tokenize } from '../../../../domain/sql/index.js';
import { postgresLexis } from './lexis.js';
import { quoteLiteral } from './quote.js';

const plainString = /^'(?:[^']|'')*'$/;

/**
 * The same SQL with every string that holds a line break escaped: the server prints such strings raw in expressions,
 * and a file whose line endings are changed must not change them.
 */
export function oneLineStrings(sql: string): string {
  if (!/[\n\r]/.test(sql) || !sql.includes("'")) return sql;
  const parts = [...tokenize(sql, postgresLexis)].map(({ kind, start, end }) => {
    const text = sql.slice(start, end);
    if (kind !== 'string' || !/[\n\r]/.test(text) || !plainString.test(text)) return text;
    return quoteLiteral(text.slice(1, -1).replaceAll("''", "'"));
  });
  return parts.join('');
}
