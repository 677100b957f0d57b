import type { SchemactlError } from '../error.js';
import { tokensIn } from '../sql/lexer.js';
import type { Lexis } from '../sql/lexis.js';
import { lineCounter } from '../sql/line.js';
import type { Directive } from './directives.js';
import { isTransactional } from './directives.js';

/** One direction of a revision. `line` is the line, from 1, on which its text begins. */
export interface RevisionBlock {
  readonly sql: string;
  readonly transaction: boolean;
  readonly line: number;
}

/** Makes the error for what stands at an offset of the file. */
export type Fail = (message: string, offset: number, hint?: string) => SchemactlError;

/** A directive with the SQL behind it, which begins on `line`. */
interface Piece {
  readonly directive: Directive;
  readonly sql: string;
  readonly line: number;
}

/** The blocks of a file by their direction, each in the order of the file. */
export interface Sections {
  readonly ups: readonly Piece[];
  readonly downs: readonly Piece[];
}

/** Pairs the blocks of a file. Throws BAD_FILE where dbmate refuses the order of its directives. */
export function sectionsOf(text: string, directives: readonly Directive[], fail: Fail): Sections {
  const ups: Piece[] = [];
  const downs: Piece[] = [];
  for (const piece of piecesOf(text, directives)) {
    const { direction, start } = piece.directive;
    const isOpen = ups.length > downs.length;
    if (direction === 'up' && isOpen) throw missingDown(start, fail);
    if (direction === 'down' && !isOpen) throw misplacedDown(ups.length, start, fail);
    (direction === 'up' ? ups : downs).push(piece);
  }
  const open = ups.length > downs.length ? ups.at(-1) : undefined;
  if (!open) return { ups, downs };
  const hint = 'Add a line "-- migrate:down" at the end; what follows it may be empty.';
  throw fail('the file has no "-- migrate:down"', open.directive.start, hint);
}

function piecesOf(text: string, directives: readonly Directive[]): readonly Piece[] {
  const lineAt = lineCounter(text);
  return directives.map((directive, index) => ({
    directive,
    sql: text.slice(directive.end, directives[index + 1]?.start),
    line: lineAt(directive.end),
  }));
}

function missingDown(start: number, fail: Fail): SchemactlError {
  const message = 'two "-- migrate:up" follow each other without a "-- migrate:down"';
  return fail(message, start, 'Write a "-- migrate:down" between them; what follows it may be empty.');
}

function misplacedDown(sections: number, start: number, fail: Fail): SchemactlError {
  if (sections > 0) {
    const hint = 'Put the SQL of both below the first, or give the second a "-- migrate:up" of its own.';
    return fail('a second "-- migrate:down" follows the first', start, hint);
  }
  const hint = 'Put the block "-- migrate:up" first.';
  return fail('"-- migrate:down" stands before "-- migrate:up"', start, hint);
}

/**
 * The blocks of one direction as one, in the order given. Each keeps the line it has in the file as far as the order
 * allows. Throws BAD_FILE where they differ in their transaction option: one record can't be kept of both kinds.
 */
export function merged(pieces: readonly Piece[], lexis: Lexis, fail: Fail): RevisionBlock {
  const [first, ...others] = pieces;
  if (!first) throw fail('the file has no "-- migrate:up"', 0);
  const transaction = isTransactional(first.directive);
  let { sql } = first;
  let line = first.line + feeds(sql);
  for (const piece of others) {
    if (isTransactional(piece.directive) !== transaction) throw mixed(piece, fail);
    const gap = '\n'.repeat(Math.max(1, piece.line - line));
    sql += `${endsOpen(sql, lexis) ? ';' : ''}${gap}${piece.sql}`;
    line += gap.length + feeds(piece.sql);
  }
  return { sql, transaction, line: first.line };
}

function feeds(text: string): number {
  return text.split('\n').length - 1;
}

/** Whether the last statement has no semicolon: alone it needs none, before another it does. */
function endsOpen(sql: string, lexis: Lexis): boolean {
  let last: string | undefined;
  for (const { kind, start, end } of tokensIn(sql, lexis)) {
    if (kind !== 'space' && kind !== 'comment') last = sql.slice(start, end);
  }
  return last !== undefined && last !== ';';
}

function mixed({ directive }: Piece, fail: Fail): SchemactlError {
  const message = 'the sections of this file differ in their transaction option';
  return fail(message, directive.start, 'Split the file: one revision for each section.');
}
