import { basename } from 'node:path';
import { SchemactlError, isSchemactlError } from '../../domain/error.js';
import { isExitCalled } from '../sources/models/confine.js';
import type { LineMaps } from '../sources/models/decorators.js';
import { messageOf } from '../sources/models/foreign.js';
import { describe, placeOf } from '../sources/models/module-error.js';

/** The error for a revision whose file can't be run at all; the stack is left out. */
export function loadError(error: unknown, file: string, lineMaps: LineMaps): SchemactlError {
  if (isSchemactlError(error)) return error;
  const { what, hint } = isExitCalled(error)
    ? { what: 'called process.exit while it was loaded', hint: 'Keep what ends the process out of it' }
    : describe(error, 'What a revision does belongs into its functions up and down');
  const place = placeOf(error, file, lineMaps);
  return new SchemactlError('BAD_FILE', `${basename(file)} ${what}`, { hint, place });
}

/**
 * The error for a revision that threw while it ran: what it says, and the line of the user's code; the stack is left
 * out. A failed statement keeps its code, so that its exit code is that of any other.
 */
export function runError(error: unknown, file: string, lineMaps: LineMaps): SchemactlError {
  const found = placeOf(error, file, lineMaps);
  if (isSchemactlError(error)) {
    const { code, message, hint, sqlState } = error;
    return new SchemactlError(code, message, { hint, sqlState, place: { ...error.place, ...found } });
  }
  const what = isExitCalled(error) ? 'it called process.exit' : messageOf(error);
  return new SchemactlError('CODE_FAILED', `${basename(file)} failed and was rolled back: ${what}`, {
    hint: 'Nothing of it remains. Mend it and run the same command again.',
    place: found,
  });
}

/** The error for what a revision left behind, such as a timer, and what threw when it had come to its end. */
export function lateError(error: unknown, file: string, lineMaps: LineMaps): SchemactlError {
  const what = isExitCalled(error) ? 'it called process.exit' : messageOf(error);
  return new SchemactlError('CODE_FAILED', `${basename(file)} failed after it had ended: ${what}`, {
    hint: 'Await whatever it starts. The command ended there; schemactl status says what is applied.',
    place: placeOf(error, file, lineMaps),
  });
}
