/** Every stable error code, with the process exit code it ends in. The list is the contract of docs/errors.md. */
export const errorExits = {
  SQL_FAILED: 1,
  CODE_FAILED: 1,
  USAGE: 2,
  BAD_CONFIG: 2,
  BAD_URL: 2,
  BAD_FILE: 2,
  BAD_MODELS: 2,
  BAD_SOURCE: 2,
  UNSUPPORTED: 2,
  NO_SHADOW: 2,
  NOTHING_TO_ROLL_BACK: 2,
  NO_SUCH_DATABASE: 2,
  MISSING_PACKAGE: 2,
  PROOF_FAILED: 1,
  REHEARSAL_FAILED: 1,
  INTERNAL: 1,
  HISTORY_DRIFT: 3,
  OUT_OF_ORDER: 3,
  LOCKED: 4,
  HELD: 4,
  CANNOT_CONNECT: 5,
  AUTHENTICATION: 6,
  TLS: 6,
  PARTLY_APPLIED: 7,
  DESTRUCTIVE: 8,
  AMBIGUOUS_RENAME: 8,
  DIFFERENCES: 9,
} as const;

export type ErrorCode = keyof typeof errorExits;

/** Where an error arose: a file (with line and column counted from 1) and/or an object of the schema. */
export interface ErrorPlace {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly object?: string | undefined;
}

/**
 * The one error that schemactl throws for anything a user can cause or mend: what happened (`message`), where
 * (`place`), and what to do next (`hint`). `code` is stable; `exit` is the process exit code it stands for.
 */
export class SchemactlError extends Error {
  override readonly name = 'SchemactlError';
  readonly code: ErrorCode;
  readonly exit: number;
  readonly hint: string | undefined;
  readonly place: ErrorPlace;
  /** The code that an SQL server gave (`23505`), where it gave one. */
  readonly sqlState: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    details: {
      readonly hint?: string | undefined;
      readonly place?: ErrorPlace;
      readonly sqlState?: string | undefined;
    } = {},
  ) {
    super(message);
    this.code = code;
    this.exit = errorExits[code];
    this.hint = details.hint;
    this.place = details.place ?? {};
    this.sqlState = details.sqlState;
  }
}

/** Tells a SchemactlError apart from a foreign error, across copies of the package. */
export function isSchemactlError(error: unknown): error is SchemactlError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    error.name === 'SchemactlError' &&
    'code' in error &&
    'exit' in error
  );
}

/** For the end of an exhaustive switch: the compiler proves that it is never reached. */
export function unreachable(value: never): never {
  throw new SchemactlError('INTERNAL', `unexpected value ${JSON.stringify(value)}`);
}

/** A value as text; what has no text of its own (`Object.create(null)`) gets one that says so. */
export function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return `${typeof value === 'function' ? 'a function' : 'an object'} that has no text`;
  }
}

/** What an unknown thrown thing says. `instanceof` is no test: errors of the runtime may come from another realm. */
export function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error) return textOf(error.message);
  return textOf(error);
}
