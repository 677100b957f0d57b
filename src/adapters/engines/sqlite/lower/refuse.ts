import { SchemactlError, isSchemactlError } from '../../../../domain/error.js';

/** The error for what SQLite can't hold: where it stands in the models, and what to write instead. */
export function refuse(object: string, what: string, instead: string): SchemactlError {
  return new SchemactlError('BAD_MODELS', `${object}: SQLite has no ${what}`, {
    hint: instead,
    place: { object },
  });
}

/** Reads SQL out of a model; what can't be read is told with the place in the models. */
export function reading<T>(object: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isSchemactlError(error) || error.code !== 'UNSUPPORTED') throw error;
    throw new SchemactlError('BAD_MODELS', `${object}: ${error.message}`, {
      hint: error.hint,
      place: { object },
    });
  }
}

/** Names in models may say the schema `public` or `main`, which both mean the one there is. */
export function refuseSchema(schema: string | undefined, object: string): void {
  if (schema === undefined || schema === 'public' || schema === 'main') return;
  throw refuse(
    object,
    `schema "${schema}"`,
    `Leave the schema out, or put it into the name: ${schema}_${object}.`,
  );
}
