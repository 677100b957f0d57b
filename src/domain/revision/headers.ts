import type { Token } from '../sql/lexer.js';

/** A fact about a revision in a comment of its own: `-- schemactl:risk DROPS_DATA column:users.age`. */
export interface RevisionHeader {
  readonly key: string;
  readonly value: string;
}

const pattern = /^-- schemactl:([a-z-]+)(?: ([^\n]*))?$/;

/** The header that a line is, if it is one. */
export function parseHeader(line: string): RevisionHeader | undefined {
  const match = pattern.exec(line);
  return match?.[1] === undefined ? undefined : { key: match[1], value: match[2] ?? '' };
}

/**
 * The headers of a revision, in their order: comments of their own line before the first statement. Further down they
 * might be part of a text that somebody stores, and must not vouch for the SQL above them.
 */
export function parseHeaders(
  text: string,
  tokens: Iterable<Token>,
  firstDown: number,
): readonly RevisionHeader[] {
  const headers: RevisionHeader[] = [];
  if (!text.includes('-- schemactl:')) return headers;
  for (const { kind, start, end } of tokens) {
    if (kind === 'space') continue;
    if (kind !== 'comment' || start >= firstDown) break;
    const header = start === 0 || text[start - 1] === '\n' ? parseHeader(text.slice(start, end)) : undefined;
    if (header) headers.push(header);
  }
  return headers;
}

/** A header as its line. */
export function printHeader({ key, value }: RevisionHeader): string {
  return value === '' ? `-- schemactl:${key}` : `-- schemactl:${key} ${value}`;
}
