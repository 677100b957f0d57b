import { SchemactlError } from '../../../../domain/error.js';
import { isKeyword } from './keywords.js';

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;

function refuseNul(text: string): void {
  if (!text.includes('\0')) return;
  throw new SchemactlError('UNSUPPORTED', 'a name or a text holds a NUL character, which SQLite cuts off', {
    hint: 'Take the NUL character out.',
  });
}

/** A name as it is written in SQL: plain where that is safe, else in double quotes; throws UNSUPPORTED for a NUL. */
export function quoteName(name: string): string {
  refuseNul(name);
  return plainName.test(name) && !isKeyword(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A text as a string literal; throws UNSUPPORTED for a NUL. */
export function quoteLiteral(text: string): string {
  refuseNul(text);
  return `'${text.replaceAll("'", "''")}'`;
}

/** Several names, quoted, with commas. */
export function quoteNames(names: readonly string[]): string {
  return names.map(quoteName).join(', ');
}
