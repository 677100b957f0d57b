import { SchemactlError, isSchemactlError } from '../error.js';
import { canonicalText } from '../sql/canonical.js';
import { findDirectives } from './directives.js';

/** A file that undoes another one in Flyway (`U2.4__add_users.sql`). */
export interface UndoText {
  readonly file: string;
  readonly raw: string;
}

/**
 * A revision with the text of an undo file as its way down, every line kept. Throws BAD_FILE where the revision has a way
 * down already.
 */
export function withUndo(text: string, file: string, undo: UndoText): string {
  const last = findDirectives(text).at(-1);
  const rest = last?.direction === 'down' ? text.slice(last.end) : '';
  if (rest.trim() !== '' || findDirectives(text).filter(({ direction }) => direction === 'down').length > 1) {
    throw new SchemactlError('BAD_FILE', `${undo.file} undoes ${file}, which has a way down already`, {
      hint: 'Keep one of the two.',
      place: { file: undo.file },
    });
  }
  const gap = text.endsWith('\n') ? '' : '\n';
  const head = last?.direction === 'down' ? '' : '\n-- migrate:down\n';
  const below = canonicalText(undo.raw);
  return `${text}${gap}${head}${below}${below.endsWith('\n') ? '' : '\n'}`;
}

/** An error of a text that is yet to be written, told of the file as it is: `added` lines stand above it in the new one. */
export function toldOf(error: unknown, file: string, raw: string, added: number): unknown {
  if (!isSchemactlError(error)) return error;
  const { code, message, hint, place } = error;
  const lines = canonicalText(raw).trimEnd().split('\n').length;
  const line = place.line === undefined ? undefined : Math.min(Math.max(place.line - added, 1), lines);
  return new SchemactlError(code, message, { hint, place: { ...place, file, line } });
}
