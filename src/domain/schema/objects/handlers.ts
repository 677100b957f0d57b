import type { ObjectBase } from './base.js';

/** A language in which routines are written. Path: `[name]`. */
export interface Language extends ObjectBase<'language'> {
  readonly trusted?: boolean | undefined;
  /** The function that runs its routines. */
  readonly handler: string;
  /** The function that runs a block without a name. */
  readonly inline?: string | undefined;
  /** The function that checks a new routine. */
  readonly validator?: string | undefined;
}

/** How tables or indexes are stored. Path: `[name]`. */
export interface AccessMethod extends ObjectBase<'access-method'> {
  readonly of: 'table' | 'index';
  readonly handler: string;
}

/** How a language gets the values of a type and gives them back. Path: `['type in language']`. */
export interface Transform extends ObjectBase<'transform'> {
  readonly type: string;
  readonly language: string;
  /** The functions with the types of their arguments. */
  readonly fromSql?: string | undefined;
  readonly toSql?: string | undefined;
}

/** A conversion between two encodings. Path: `[schema, name]`. */
export interface Conversion extends ObjectBase<'conversion'> {
  readonly source: string;
  readonly target: string;
  readonly function: string;
  readonly isDefault?: boolean | undefined;
}
