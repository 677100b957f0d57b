import { tokensIn } from './lexer.js';
import type { Lexis } from './lexis.js';

/** The text whose SHA-256 is a revision's checksum: no byte order mark, every line end a line feed. */
export function canonicalText(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/**
 * The text without comments and with white space outside quotes reduced to single spaces: two texts that agree in it
 * differ in nothing that a database could notice.
 */
export function tokenChecksumText(text: string, lexis: Lexis): string {
  const parts: string[] = [];
  let from = 0;
  for (const { kind, start, end } of tokensIn(text, lexis)) {
    if (kind !== 'space' && kind !== 'comment') continue;
    if (start > from) parts.push(text.slice(from, start));
    if (kind === 'comment' && isDirective(text, start)) parts.push(`\n${text.slice(start, end).trim()}\n`);
    from = end;
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part !== '').join(' ');
}

/** Directives are comments to the database, but they say what runs. */
function isDirective(text: string, start: number): boolean {
  return /^--\s*migrate:(?:up|down)/.test(text.slice(start, start + 40));
}
