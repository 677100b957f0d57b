import type { BodyReading } from './body.js';
import { followWord, freshBody } from './body.js';
import type { Token } from './lexer.js';
import { tokensIn } from './lexer.js';
import type { Lexis } from './lexis.js';
import { lineCounter } from './line.js';

/** One statement of a script, without the semicolon that ends it. `line` is counted from 1. */
export interface SqlStatement {
  readonly sql: string;
  readonly start: number;
  readonly line: number;
}

/** A statement while it is read: where its first comment or word stands, and where its last token but comments ends. */
interface Reading {
  readonly body: BodyReading;
  start: number | undefined;
  hasSql: boolean;
  parentheses: number;
}

const fresh = (): Reading => ({ body: freshBody(), start: undefined, hasSql: false, parentheses: 0 });

/** Cuts a script into its statements; semicolons in quotes, comments, parentheses and bodies don't end one. */
export function splitStatements(text: string, lexis: Lexis): readonly SqlStatement[] {
  const statements: SqlStatement[] = [];
  const line = lineCounter(text);
  let reading = fresh();
  const finish = (end: number): void => {
    const { start, hasSql } = reading;
    if (start === undefined) return;
    if (hasSql) statements.push({ sql: text.slice(start, end).trimEnd(), start, line: line(start) });
    reading = fresh();
  };
  for (const token of tokensIn(text, lexis)) {
    if (token.kind === 'space') continue;
    if (endsStatement(text, token, reading)) finish(token.start);
    else follow(text, token, reading);
  }
  finish(text.length);
  return statements;
}

function endsStatement(text: string, token: Token, { parentheses, body }: Reading): boolean {
  return token.kind === 'symbol' && text[token.start] === ';' && parentheses <= 0 && body.depth === 0;
}

function follow(text: string, token: Token, reading: Reading): void {
  reading.start ??= token.start;
  if (token.kind === 'comment') return;
  reading.hasSql = true;
  const spelled = text.slice(token.start, token.end);
  if (token.kind === 'word') return followWord(reading.body, spelled.toUpperCase());
  if (token.kind === 'symbol') reading.parentheses += spelled === '(' ? 1 : spelled === ')' ? -1 : 0;
  reading.body.previous = token.kind === 'symbol' ? spelled : token.kind;
}
