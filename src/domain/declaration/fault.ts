import { SchemactlError } from '../error.js';
import type { ErrorPlace } from '../error.js';
import type { DeclaredEnum, DeclaredSequence, DeclaredTable, DeclaredView } from './declaration.js';

/** Anything that a declaration holds under a name of its own. */
export type DeclaredObject = DeclaredTable | DeclaredEnum | DeclaredSequence | DeclaredView;

/** Where a declared object stands in the user's files; whoever read the files knows. */
export type PlaceOf = (object: DeclaredObject) => ErrorPlace;

/** A declared name as people write it: `users`, `app.users`. */
export function declaredName(object: {
  readonly schema?: string | undefined;
  readonly name: string;
}): string {
  return object.schema === undefined ? object.name : `${object.schema}.${object.name}`;
}

/** The error for models that contradict themselves: the table (and column), what is wrong, what to do. */
export function badModels(message: string, place: ErrorPlace, hint?: string): SchemactlError {
  return new SchemactlError('BAD_MODELS', message, { hint, place });
}

/** Where something of a table is wrong, in words: `table "app.users", column "age"`. */
export function inTable(
  table: { readonly schema?: string | undefined; readonly name: string },
  column?: string,
): string {
  return `table "${declaredName(table)}"${column === undefined ? '' : `, column "${column}"`}`;
}

/** What is wrong with a name itself, or undefined. */
export function nameFault(name: string): string | undefined {
  if (name === '') return 'has an empty name';
  return name.includes('\0') ? 'has a NUL character in its name' : undefined;
}
