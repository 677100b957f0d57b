import { cursorOf, splitAtCommas } from './cursor.js';
import type { Cursor } from './cursor.js';
import type { Remarks } from '../../../../domain/schema/objects/base.js';
import { holdsDirective, remarksOf } from './remarks.js';
import { parseNames } from './parse-clauses.js';
import type { Token } from './tokens.js';
import { isWord, tokensOf } from './tokens.js';

/** One key of a CREATE INDEX: its tokens without collation and order, which stand apart. */
export interface ParsedIndexKey {
  readonly tokens: readonly Token[];
  readonly collation?: string | undefined;
  readonly descending: boolean;
}

export interface ParsedIndex {
  readonly unique: boolean;
  readonly keys: readonly ParsedIndexKey[];
  readonly where?: readonly Token[] | undefined;
  readonly remarks?: Remarks | undefined;
}

function openCreate(sql: string): Cursor {
  const cursor = cursorOf(tokensOf(sql));
  cursor.expect('CREATE');
  if (!cursor.accept('TEMP')) cursor.accept('TEMPORARY');
  return cursor;
}

function skipName(cursor: Cursor): void {
  cursor.accept('IF', 'NOT', 'EXISTS');
  cursor.name();
  if (cursor.accept('.')) cursor.name();
}

function parseIndexKey(part: readonly Token[]): ParsedIndexKey {
  let tokens = part;
  const descending = isWord(tokens.at(-1), 'DESC');
  if (descending || isWord(tokens.at(-1), 'ASC')) tokens = tokens.slice(0, -1);
  if (tokens.length < 3 || !isWord(tokens.at(-2), 'COLLATE')) return { tokens, descending };
  return { tokens: tokens.slice(0, -2), collation: tokens.at(-1)?.value, descending };
}

/** Reads a stored CREATE INDEX; throws UNSUPPORTED for what it can't read. */
export function parseIndex(sql: string): ParsedIndex {
  const cursor = openCreate(sql);
  const unique = cursor.accept('UNIQUE');
  cursor.expect('INDEX');
  skipName(cursor);
  cursor.expect('ON');
  cursor.name();
  const keys = splitAtCommas(cursor.group()).map(parseIndexKey);
  const where = cursor.accept('WHERE') ? cursor.rest() : undefined;
  const all = tokensOf(sql);
  return { unique, keys, where, remarks: remarksOf(all, 0, all.length, undefined) };
}

export interface ParsedView {
  readonly columns?: readonly string[] | undefined;
  readonly select: readonly Token[];
  /** The same as it was written, where it holds comments. */
  readonly written?: string | undefined;
}

/** Reads a stored CREATE VIEW; throws UNSUPPORTED for what it can't read. */
export function parseView(sql: string): ParsedView {
  const cursor = openCreate(sql);
  cursor.expect('VIEW');
  skipName(cursor);
  const columns = isWord(cursor.peek(), '(') ? parseNames(cursor) : undefined;
  cursor.expect('AS');
  const start = (cursor.peek(-1)?.start ?? 0) + 'AS'.length;
  const select = withoutEnd(cursor.rest());
  return { columns, select, written: writtenFrom(sql, start, select) };
}

/** The text of the tokens from `start` on, if comments stand among them. */
function writtenFrom(sql: string, start: number, tokens: readonly Token[]): string | undefined {
  const last = tokens.at(-1);
  if (!last || !tokens.some(({ comments }) => comments)) return undefined;
  const written = sql.slice(start, last.start + last.text.length).trim();
  return holdsDirective(written) ? undefined : written;
}

export interface ParsedTrigger {
  /** The whole as it was written, where it holds comments. */
  readonly written?: string | undefined;
  /** What stands between the trigger's name and ON: `AFTER UPDATE OF a, b`. */
  readonly event: readonly Token[];
  /** What stands after the name of the table: FOR EACH ROW, WHEN and the body. */
  readonly body: readonly Token[];
}

/** Reads a stored CREATE TRIGGER; throws UNSUPPORTED for what it can't read. */
export function parseTrigger(sql: string): ParsedTrigger {
  const cursor = openCreate(sql);
  cursor.expect('TRIGGER');
  skipName(cursor);
  const event: Token[] = [];
  while (!isWord(cursor.peek(), 'ON')) event.push(cursor.next());
  cursor.expect('ON');
  cursor.name();
  cursor.accept('FOR', 'EACH', 'ROW');
  const body = withoutEnd(cursor.rest());
  return { event, body, written: writtenFrom(sql, 0, [...event, ...body]) };
}

function withoutEnd(tokens: readonly Token[]): readonly Token[] {
  return isWord(tokens.at(-1), ';') ? tokens.slice(0, -1) : tokens;
}
