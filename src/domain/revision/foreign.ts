import { SchemactlError } from '../error.js';
import { canonicalText } from '../sql/canonical.js';
import { lineCounter } from '../sql/line.js';
import { findDirectives, findNearMisses } from './directives.js';
import { parseRevision } from './parse.js';
import type { ParseContext } from './parse.js';
import { toldOf, withUndo } from './undo.js';
import type { UndoText } from './undo.js';
import { digitsOfNumbers } from './version.js';

/** What the name of a file says that jetbase or Flyway would run: `V2.4__add_users.sql`. */
export interface ForeignName {
  /** The numbers of its version, as they sort. */
  readonly numbers: readonly number[];
  /** The same as the version of a revision file; undefined where no digits stand for it. */
  readonly version: string | undefined;
  /** As it is spelled in the file name. */
  readonly name: string;
}

const pattern = /^([VU])([0-9]+(?:[._][0-9]+)*)__([^\n]+)\.sql$/;

/** Reads `V<numbers>__<name>.sql`, the numbers with dots or underscores between them. */
export function parseForeignName(file: string): ForeignName | undefined {
  return parseName(file, 'V');
}

/** The same for the file that undoes such a one in Flyway: `U2.4__add_users.sql`. */
export function parseUndoName(file: string): ForeignName | undefined {
  return parseName(file, 'U');
}

function parseName(file: string, prefix: 'V' | 'U'): ForeignName | undefined {
  const [, found, version, name] = pattern.exec(file) ?? [];
  if (found !== prefix || version === undefined || name === undefined) return undefined;
  return { ...foreignVersion(version), name };
}

/** The version that such a tool writes down (`2.4`, `20251214_103000`). */
export function foreignVersion(text: string): Pick<ForeignName, 'numbers' | 'version'> {
  const parts = text.split(/[._]/);
  return { numbers: parts.map(Number), version: digitsOfNumbers(parts) };
}

const marker = /(?<=^|\n)[\t ]*--[\t ]*(upgrade|rollback)[\t ]*(?=\n|$)/gi;

/** A file that is to be adopted: where it is, its name when it is done, and the file that undoes it. */
export interface AdoptContext extends ParseContext {
  readonly renamed: string;
  readonly undo?: UndoText | undefined;
}

/**
 * The text of such a file in dbmate's format, every line kept: `-- upgrade` and `-- rollback` become the directives; a
 * file that has neither is the way up. What undoes it follows as the way down. Throws BAD_FILE with file and line where it
 * can't be read so.
 */
export function adoptedText(raw: string, { file, renamed, lexis, undo }: AdoptContext): string {
  const text = canonicalText(raw);
  const alone = findDirectives(text).length > 0 ? text : withDirectives(text, file);
  const added = alone.startsWith('-- migrate:up\n') && !startsWithUp(text) ? 1 : 0;
  try {
    parseRevision(alone, { file: renamed, lexis });
  } catch (error) {
    throw toldOf(error, file, raw, added);
  }
  if (!undo) return alone;
  if (!isPlainSql(undo.raw) || markersIn(undo.raw).length > 0) throw notPlain(undo.file);
  const whole = withUndo(alone, file, undo);
  try {
    parseRevision(whole, { file: renamed, lexis });
  } catch (error) {
    throw toldOf(error, undo.file, undo.raw, alone.split('\n').length - 1);
  }
  return whole;
}

const startsWithUp = (text: string): boolean => /^[\t ]*--[\t ]*(migrate:up|upgrade)\b/i.test(text);

function notPlain(file: string): SchemactlError {
  return new SchemactlError('BAD_FILE', `a line of ${file} would begin a block of its own`, {
    hint: 'A file that undoes another one holds nothing but SQL.',
    place: { file },
  });
}

const markersIn = (raw: string): readonly RegExpExecArray[] => [...canonicalText(raw).matchAll(marker)];

/** Whether a text has no directive, nor a line that somebody may have meant as one. */
export function isPlainSql(raw: string): boolean {
  const text = canonicalText(raw);
  return findDirectives(text).length === 0 && findNearMisses(text).length === 0;
}

function withDirectives(text: string, file: string): string {
  const markers = [...text.matchAll(marker)];
  const words = markers.map(([, word = '']) => word.toLowerCase());
  const wrong = words.findIndex(
    (word, index) => words.indexOf(word) !== index || (word === 'upgrade' && index > 0),
  );
  if (wrong !== -1) {
    const line = lineCounter(text)(markers[wrong]?.index ?? 0);
    throw new SchemactlError('BAD_FILE', `"-- ${words[wrong] ?? ''}" stands where none is expected`, {
      hint: 'A file has one block "-- upgrade", and behind it at most one "-- rollback".',
      place: { file, line },
    });
  }
  const named = text.replace(marker, (_, word: string) =>
    word.toLowerCase() === 'upgrade' ? '-- migrate:up' : '-- migrate:down',
  );
  const head = words.includes('upgrade') ? '' : '-- migrate:up\n';
  const gap = named.endsWith('\n') ? '\n' : '\n\n';
  return `${head}${named}${words.includes('rollback') ? '' : `${gap}-- migrate:down\n`}`;
}
