import { SchemactlError } from '../../../../domain/error.js';
import { pathText } from '../../../../domain/schema/id.js';

/** The error for models that PostgreSQL can't hold: what of which column or table, and what to do. */
export function badModel(path: readonly string[], trouble: string, hint: string): SchemactlError {
  const object = pathText(path);
  return new SchemactlError('BAD_MODELS', `${object}: ${trouble}`, { hint, place: { object } });
}

const longest = 63;

/** Refuses a name that PostgreSQL would cut, because it would then differ from the models for ever. */
export function checkName(path: readonly string[]): void {
  const name = path.at(-1) ?? '';
  if (name === '') throw badModel(path, 'the name is empty', 'Give it a name.');
  checkLength(path);
}

/** The same for the label of an enum, which may be empty. */
export function checkLength(path: readonly string[]): void {
  const name = path.at(-1) ?? '';
  const size = new TextEncoder().encode(name).length;
  if (name.includes('\0')) throw badModel(path, 'the name holds a NUL character', 'Remove it.');
  if (size <= longest) return;
  throw badModel(path, `the name has ${size} bytes, PostgreSQL keeps ${longest}`, 'Choose a shorter name.');
}

/** The schema a declared thing belongs to. */
export function schemaOf(declared: { readonly schema?: string }): string {
  return declared.schema ?? 'public';
}
