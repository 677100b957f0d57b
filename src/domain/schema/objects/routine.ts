import type { ObjectBase } from './base.js';

/** One argument of a routine, in the engine's own spelling; a column of `RETURNS TABLE` is one too. */
export interface RoutineArgument {
  /** Absent: an input. */
  readonly mode?: 'out' | 'inout' | 'variadic' | 'table' | undefined;
  readonly name?: string | undefined;
  readonly type: string;
  readonly default?: string | undefined;
}

/** What functions, procedures and aggregates share. Path: `[schema, 'name(argument types)']`: names are overloaded. */
interface RoutineFacets {
  /** The bare name. */
  readonly name: string;
  /** The types of the inputs by which the engine tells overloads apart, as its DDL lists them. */
  readonly signature: string;
}

interface CallableFacets extends RoutineFacets {
  readonly arguments: readonly RoutineArgument[];
  readonly language: string;
  /** The text of the body; where the engine parses it (`bodyKind` parsed) in its canonical form. */
  readonly body: string;
  readonly bodyKind?: 'parsed' | undefined;
  /** The library in which a routine written in C lies; the body is then its symbol. */
  readonly library?: string | undefined;
  readonly securityDefiner?: boolean | undefined;
  /** `name=value` for each setting that holds while it runs, in the engine's order. */
  readonly settings?: readonly string[] | undefined;
  /** The types whose values the language gets in its own form. */
  readonly transforms?: readonly string[] | undefined;
}

/** A function, also one that a trigger, an operator or a type calls. */
export interface FunctionObject extends ObjectBase<'function'>, CallableFacets {
  /** The type, with `SETOF` before it where it gives rows. */
  readonly result: string;
  readonly volatility?: 'immutable' | 'stable' | undefined;
  readonly strict?: boolean | undefined;
  readonly leakproof?: boolean | undefined;
  readonly parallel?: 'safe' | 'restricted' | undefined;
  readonly window?: boolean | undefined;
  readonly cost?: number | undefined;
  readonly rows?: number | undefined;
  /** The function that helps the planner with it. */
  readonly support?: string | undefined;
}

/** A procedure. */
export interface Procedure extends ObjectBase<'procedure'>, CallableFacets {}

/** An aggregate. */
export interface Aggregate extends ObjectBase<'aggregate'>, RoutineFacets {
  /** The arguments with their modes and names, as the engine's DDL lists them; `*` where there are none. */
  readonly arguments: string;
  readonly result: string;
  /** Whether it sorts its input (`ordered`), and puts a row of its own among it (`hypothetical`). */
  readonly form?: 'ordered' | 'hypothetical' | undefined;
  /** How many of its arguments are given once and not for each row. */
  readonly direct?: number | undefined;
  readonly parallel?: 'safe' | 'restricted' | undefined;
  /** `NAME = value` in the order in which the engine's DDL prints them. */
  readonly options: readonly string[];
}
