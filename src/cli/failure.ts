import { errorExits, isSchemactlError, messageOf } from '../domain/error.js';
import type { ErrorPlace } from '../domain/error.js';
import { redact } from '../domain/target/redact.js';
import { Interrupted } from '../services/ports/interrupted.js';
import { signalExit } from './signals.js';
import { explainUsage, isParserError } from './usage.js';
import type { CommandWords } from './usage.js';

/** A thrown thing as the user is told of it. */
export interface Failure {
  readonly code: string;
  readonly exit: number;
  readonly message: string;
  readonly hint: string | undefined;
  readonly place: ErrorPlace;
  /** For our own bugs, and for whoever asked with DEBUG. */
  readonly stack: string | undefined;
}

/**
 * Turns anything thrown into its code, exit code, message and hint. Whoever threw it may have forgotten to hide a
 * password, so every text is redacted here once more.
 */
export function failureOf(error: unknown, command?: CommandWords): Failure {
  const failure = meaningOf(error, command);
  const secrets = [process.env['PGPASSWORD'] ?? ''];
  const clean = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : redact(text, secrets);
  const stack = error instanceof Error ? error.stack : undefined;
  const { file } = failure.place;
  return {
    ...failure,
    message: redact(failure.message, secrets),
    hint: clean(failure.hint),
    place: { ...failure.place, ...(file === undefined ? {} : { file: redact(file) }) },
    stack: clean(stack),
  };
}

function meaningOf(error: unknown, command: CommandWords | undefined): Omit<Failure, 'stack'> {
  if (isSchemactlError(error)) {
    const { code, exit, message, hint, place } = error;
    return { code, exit, message, hint, place };
  }
  const plain = { hint: undefined, place: {} };
  if (error instanceof Interrupted) {
    const hint = 'Nothing is in the way of running the same command again.';
    return { ...plain, code: 'INTERRUPTED', exit: signalExit(), message: error.message, hint };
  }
  if (isParserError(error)) {
    return { ...plain, code: 'USAGE', exit: errorExits.USAGE, ...explainUsage(error, command) };
  }
  return { ...plain, code: 'INTERNAL', exit: errorExits.INTERNAL, message: messageOf(error) };
}

/** The document that `--json` prints of a failure. */
export function failureDocument(command: string, failure: Failure): object {
  const { code, exit, message, hint, place } = failure;
  return { ok: false, command, error: { code, exit, message, hint, ...place } };
}
