import { oneLine } from '../diff/describe.js';
import { SchemactlError } from '../error.js';
import { findDirectives } from './directives.js';
import type { RevisionHeader } from './headers.js';
import { parseHeader, printHeader } from './headers.js';

/** What is to be written into a revision file. */
export interface RevisionDraft {
  readonly headers: readonly RevisionHeader[];
  /** Lines of words for the reader, above the SQL. */
  readonly comments: readonly string[];
  readonly up: { readonly sql: string; readonly transaction: boolean };
  readonly down: { readonly sql: string; readonly transaction: boolean };
}

/** dbmate's template, to the byte. */
export const emptyRevision = '-- migrate:up\n\n\n-- migrate:down\n\n';

/**
 * The text of a revision file in dbmate's format. Throws INTERNAL where the SQL or a comment would be read as a directive
 * or a header: such a file would mean something else than it says.
 */
export function printRevision(draft: RevisionDraft): string {
  const head = [
    ...draft.headers.map((header) => oneLine(printHeader(header))),
    ...draft.comments.map(commentLine),
  ].join('\n');
  const up = [head, checked(draft.up.sql)].filter((part) => part !== '').join('\n\n');
  return `${directive('up', draft.up.transaction)}\n${up}\n\n${directive('down', draft.down.transaction)}\n${checked(draft.down.sql)}\n`;
}

function directive(direction: string, transaction: boolean): string {
  return `-- migrate:${direction}${transaction ? '' : ' transaction:false'}`;
}

function checked(sql: string): string {
  const text = sql.replace(/\r\n?/g, '\n').trim();
  return findDirectives(text).length > 0 ? forged('the SQL holds a line', 'migrate directive') : text;
}

function commentLine(comment: string): string {
  const line = oneLine(`-- ${comment}`);
  return findDirectives(line).length > 0 || parseHeader(line)
    ? forged('a comment', 'directive or header')
    : line;
}

function forged(what: string, as: string): never {
  throw new SchemactlError('INTERNAL', `${what} that would be read as a ${as}`);
}
