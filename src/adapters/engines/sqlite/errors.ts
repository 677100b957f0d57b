import { SchemactlError, messageOf } from '../../../domain/error.js';
import type { ErrorCode, ErrorPlace } from '../../../domain/error.js';

/** The code that SQLite gives an error (`SQLITE_BUSY`), or undefined where the error is of another origin. */
export function sqliteCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : undefined;
}

/** Whether another connection holds what is needed. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(?:BUSY|LOCKED)/.test(sqliteCode(error) ?? '');
}

interface Meaning {
  readonly code: ErrorCode;
  readonly what: string;
  readonly hint?: string;
}

const meanings: readonly (readonly [code: RegExp, meaning: Meaning])[] = [
  [
    /^SQLITE_(?:BUSY|LOCKED)/,
    {
      code: 'LOCKED',
      what: 'is locked by another connection',
      hint: 'Stop what writes to it, or raise the lock timeout.',
    },
  ],
  [
    /^SQLITE_NOTADB/,
    { code: 'CANNOT_CONNECT', what: 'is not an SQLite database', hint: 'Check the path of the URL.' },
  ],
  [
    /^SQLITE_CORRUPT/,
    { code: 'SQL_FAILED', what: 'is damaged', hint: 'PRAGMA integrity_check tells more; restore a copy.' },
  ],
  [
    /^SQLITE_CANTOPEN/,
    {
      code: 'CANNOT_CONNECT',
      what: "can't be opened",
      hint: 'Check that its directory exists and that file and directory may be written.',
    },
  ],
  [
    /^SQLITE_READONLY/,
    {
      code: 'SQL_FAILED',
      what: 'may only be read',
      hint: 'Check the rights of the file and of its directory.',
    },
  ],
  [
    /^SQLITE_FULL/,
    { code: 'SQL_FAILED', what: 'is full, or its disk is', hint: 'Free some space and try again.' },
  ],
  [/^SQLITE_IOERR/, { code: 'SQL_FAILED', what: "can't be read or written", hint: 'Check the disk.' }],
];

const escapeForRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** The place of a word that the message quotes, where the text has it only once. */
export function placeOf(sql: string, message: string): Pick<ErrorPlace, 'line' | 'column'> {
  const word = /^near "(.+)": /s.exec(message)?.[1];
  if (word === undefined) return {};
  const [first, second] = sql.matchAll(new RegExp(`(?<!\\w)${escapeForRegExp(word)}(?!\\w)`, 'g'));
  if (first === undefined || second !== undefined) return {};
  const before = sql.slice(0, first.index);
  return {
    line: before.split('\n').length,
    column: [...before.slice(before.lastIndexOf('\n') + 1)].length + 1,
  };
}

/**
 * Puts a failure into words: LOCKED, CANNOT_CONNECT or SQL_FAILED; with the text of the statement, also the place in
 * it where that is certain.
 */
export function sqliteError(error: unknown, description: string, sql = ''): SchemactlError {
  if (error instanceof SchemactlError) return error;
  const code = sqliteCode(error) ?? '';
  const message = messageOf(error);
  const meaning = meanings.find(([pattern]) => pattern.test(code))?.[1];
  if (meaning) {
    return new SchemactlError(meaning.code, `${description} ${meaning.what} (${code}: ${message})`, {
      hint: meaning.hint,
    });
  }
  const shown = code === '' || code === 'SQLITE_ERROR' ? message : `${message} (${code})`;
  return new SchemactlError('SQL_FAILED', shown, { place: placeOf(sql, message) });
}
