import { SchemactlError } from '../../../../domain/error.js';
import { quotedWords } from './keywords.js';

const plainName = /^[a-z_][a-z0-9_$]*$/;

function refuseNul(text: string): void {
  if (!text.includes('\0')) return;
  throw new SchemactlError('BAD_SOURCE', `PostgreSQL can't hold a NUL character: ${JSON.stringify(text)}`, {
    hint: 'Remove the character from the name or value.',
  });
}

/** A name as it stands in SQL, in double quotes only where it needs them. Throws BAD_SOURCE for a NUL in it. */
export function quoteName(name: string): string {
  refuseNul(name);
  return plainName.test(name) && !quotedWords.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A path of names joined by dots, each quoted where it needs to be. */
export function qualified(path: readonly string[]): string {
  return path.map(quoteName).join('.');
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "''",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * A text as a literal of one line: an `E''` string where a backslash or a line break must be escaped, so that neither
 * a setting of the server nor the line endings of a file can change it. Throws BAD_SOURCE for a NUL in it.
 */
export function quoteLiteral(text: string): string {
  refuseNul(text);
  if (!/[\\\n\r]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return `E'${text.replaceAll(/[\\'\n\r\t]/g, (character) => escapes[character] ?? character)}'`;
}

/** Names in a list, as in `(a, b)` without the brackets. */
export function nameList(names: readonly string[]): string {
  return names.map(quoteName).join(', ');
}
