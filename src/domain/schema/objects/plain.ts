import type { ObjectBase } from './base.js';

/**
 * Kinds that are seldom met and never changed in place beyond their name: `definition` is all that follows the name in
 * CREATE, in canonical text. Path: `[schema, name]` (operators and casts end in their operand types); casts `[text]`.
 */
type Plain<Kind extends string> = ObjectBase<Kind> & { readonly definition: string };

export type Cast = Plain<'cast'>;
export type Operator = Plain<'operator'>;
export type OperatorFamily = Plain<'operator-family'>;
export type OperatorClass = Plain<'operator-class'>;
export type TextSearchDictionary = Plain<'text-search-dictionary'>;
export type TextSearchConfiguration = Plain<'text-search-configuration'>;
