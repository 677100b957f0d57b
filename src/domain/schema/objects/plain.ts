import type { ObjectBase } from './base.js';

/** A cast between two types. Path: `['source as target']`. */
export interface Cast extends ObjectBase<'cast'> {
  readonly source: string;
  readonly target: string;
  /** All that follows the types in CREATE CAST. */
  readonly definition: string;
}

/** An operator. Path: `[schema, 'name(left, right)']`: names are overloaded, a prefix operator has `NONE` on its left. */
export interface Operator extends ObjectBase<'operator'> {
  /** The bare name. */
  readonly name: string;
  /** The types of its operands by which the engine tells overloads apart, as its DDL lists them. */
  readonly signature: string;
  /** The types of both operands; a prefix operator has none on its left. */
  readonly left?: string | undefined;
  readonly right: string;
  readonly function: string;
  /** Schema and name of the operator that does the same with its operands swapped. */
  readonly commutator?: readonly string[] | undefined;
  /** Schema and name of the operator that says the opposite. */
  readonly negator?: readonly string[] | undefined;
  /** The functions that estimate how many rows a condition or a join keeps. */
  readonly restrict?: string | undefined;
  readonly join?: string | undefined;
  readonly hashes?: boolean | undefined;
  readonly merges?: boolean | undefined;
}

/** One operator or support function of an operator class or family. */
export interface OperatorMember {
  readonly what: 'operator' | 'function';
  readonly number: number;
  /** The types for which it stands in the family. */
  readonly types: string;
  /** The operator or function in the words of DDL, and for what it is used. */
  readonly member: string;
}

/** What families and classes of operators share. Path: `[schema, 'name(method)']`: each index method has its own. */
interface OperatorSetFacets {
  /** The bare name. */
  readonly name: string;
  /** The index method, by which the engine tells those of one name apart. */
  readonly signature: string;
}

/** A family of operators; its members are those that belong to none of its classes. */
export interface OperatorFamily extends ObjectBase<'operator-family'>, OperatorSetFacets {
  readonly members?: readonly OperatorMember[] | undefined;
}

/** What an index method does with a type. */
export interface OperatorClass extends ObjectBase<'operator-class'>, OperatorSetFacets {
  readonly type: string;
  /** Schema and name of its family. */
  readonly family: readonly string[];
  readonly isDefault?: boolean | undefined;
  /** The type that the index holds, where it is another. */
  readonly storage?: string | undefined;
  readonly members?: readonly OperatorMember[] | undefined;
}

/** What takes a text apart for full text search; its options are the functions that do it. Path: `[schema, name]`. */
export interface TextSearchParser extends ObjectBase<'text-search-parser'> {
  /** `name = function` in the order in which the engine's DDL prints them. */
  readonly options: readonly string[];
}

/** What dictionaries of full text search are made of. Path: `[schema, name]`. */
export interface TextSearchTemplate extends ObjectBase<'text-search-template'> {
  /** `name = function` in the order in which the engine's DDL prints them. */
  readonly options: readonly string[];
}

/** A dictionary of full text search. Path: `[schema, name]`. */
export interface TextSearchDictionary extends ObjectBase<'text-search-dictionary'> {
  readonly template: string;
  /** `name = value` in the order in which the engine keeps them. */
  readonly settings?: readonly string[] | undefined;
}

/** How one kind of token is looked up. */
export interface TextSearchMapping {
  readonly token: string;
  readonly dictionaries: readonly string[];
}

/** A configuration of full text search. Path: `[schema, name]`. */
export interface TextSearchConfiguration extends ObjectBase<'text-search-configuration'> {
  readonly parser: string;
  /** In the order of the tokens' names. */
  readonly mappings?: readonly TextSearchMapping[] | undefined;
}
