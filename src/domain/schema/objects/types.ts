import type { ObjectBase } from './base.js';

/** An enumerated type; the order of `values` is its sort order. Path: `[schema, name]`. */
export interface EnumType extends ObjectBase<'enum'> {
  readonly values: readonly string[];
}

/** A domain over another type; its checks and its default are its children. Path: `[schema, name]`. */
export interface DomainType extends ObjectBase<'domain'> {
  readonly type: string;
  readonly collation?: string | undefined;
  readonly notNull?: boolean | undefined;
  /** The name of its NOT NULL, where the engine keeps one that it wouldn't have chosen itself. */
  readonly notNullName?: string | undefined;
}

/** A check of a domain. Path: the domain's path and its name; parent: the domain. */
export interface DomainCheck extends ObjectBase<'domain-check'> {
  readonly name: string;
  readonly expression: string;
  readonly notValid?: boolean | undefined;
}

export interface Attribute {
  readonly name: string;
  readonly type: string;
  readonly collation?: string | undefined;
}

/** A composite type. Path: `[schema, name]`. */
export interface CompositeType extends ObjectBase<'composite'> {
  readonly attributes: readonly Attribute[];
}

/**
 * The mere name of a type, which its functions need before there is a type: every base type has one, and a range type
 * with a function of its own. Path: `[schema, name]`.
 */
export interface ShellType extends ObjectBase<'shell-type'> {
  /** What became of it, as far as that can't change while it stands; absent: it is a name and nothing more. */
  readonly form?: readonly string[] | undefined;
}

/** A type that functions make of bytes. Path: `[schema, name]`; both lists are `name = value` as the engine's DDL has it. */
export interface BaseType extends ObjectBase<'base-type'> {
  /** What stays as it is while the type stands. */
  readonly definition: readonly string[];
  /** What can be set later too. */
  readonly settings?: readonly string[] | undefined;
}

/** A range type with its multirange. Path: `[schema, name]`. */
export interface RangeType extends ObjectBase<'range'> {
  readonly subtype: string;
  /** `name = value` in the order in which the engine's DDL prints them. */
  readonly options?: readonly string[] | undefined;
  /** The path of its multirange type, where the engine wouldn't have chosen it itself. */
  readonly multirange?: readonly string[] | undefined;
}

/** A collation. Path: `[schema, name]`; `options` are `name = value` in the order in which the engine's DDL prints them. */
export interface Collation extends ObjectBase<'collation'> {
  readonly options: readonly string[];
}
