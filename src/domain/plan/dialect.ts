import type { Alter, Create, Drop } from '../diff/change.js';
import type { SchemaDiff } from '../diff/change.js';
import type { ObjectId } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import type { Table } from '../schema/objects/table.js';
import type { SchemaState } from '../schema/state.js';
import type { Lexis } from '../sql/lexis.js';
import type { Statement } from './statement.js';
import type { Step } from './step.js';

/** What an engine can do, as data: asked instead of its name. */
export interface Capabilities {
  /** DDL can be rolled back. */
  readonly transactionalDdl: boolean;
  /** Named schemas exist beside the default one. */
  readonly namedSchemas: boolean;
  /** The schema that a name without one belongs to; undefined where there are no named schemas. */
  readonly defaultSchema: string | undefined;
  /** A statement can be told to give up waiting for a lock. */
  readonly lockTimeout: boolean;
  /** The server spells expressions in one canonical form. */
  readonly canonicalText: boolean;
}

/** The two states that a step lies between. */
export interface Sides {
  readonly before: SchemaState;
  readonly after: SchemaState;
}

/**
 * How one change is carried out: `alone` by a statement of its own; `replace` by dropping the object and creating it
 * anew; `rebuild` by making its table anew; `implied` by other changes of the same diff, so that nothing is left to do.
 */
export type Way = 'alone' | 'replace' | 'rebuild' | 'implied';

/**
 * Whether a parent's CREATE carries this child: `always`; `weak`, yes, unless that would make a cycle (then a
 * statement of its own makes it later); `soft`, always, and what it needs is only a wished-for order; `never`.
 */
export type Embedding = 'always' | 'weak' | 'soft' | 'never';

/** A table made anew with its rows. */
export interface Rebuild {
  readonly verb: 'rebuild';
  readonly before: Table;
  readonly after: Table;
}

/** The pure half of an engine's room: all that is to be known of its DDL, without a connection. */
export interface Dialect {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly lexis: Lexis;
  /** How a change is carried out; for creates and drops asked only where the parent stays. */
  way(change: Create | Drop | Alter, sides: Sides): Way;
  embeds(child: SchemaObject, state: SchemaState): Embedding;
  /** Whether the change can't happen while `dependent` (a child, or an object that needs it) stands. */
  disturbs(change: Alter | Rebuild, dependent: SchemaObject, sides: Sides): boolean;
  /**
   * The form in which an object that holds rows waits while a thing that it needs is dropped and made anew; undefined
   * where there is none.
   */
  aside?(object: SchemaObject, sides: Sides): SchemaObject | undefined;
  /**
   * What must be out of the way during a change, since the engine refuses it otherwise or does too much: it waits aside
   * where it holds rows, and is dropped before and made again after where not.
   */
  waits?(change: Create | Drop | Alter, sides: Sides): readonly SchemaObject[];
  /**
   * A form of the object with the same name and shape that needs less, and that an alter leads to it and back: for
   * things that need each other. Undefined where there is none.
   */
  readonly standIn?: (object: SchemaObject, state: SchemaState) => SchemaObject | undefined;
  /** What comes with an object by itself when it is made in this state, without a word for it: grants, for one. */
  readonly atBirth?: (object: SchemaObject, state: SchemaState) => readonly SchemaObject[];
  /** Whether dropping `owner` silently drops `object`, which needs it but isn't its child. */
  impliesDrop(owner: SchemaObject, object: SchemaObject, state: SchemaState): boolean;
  /** What goes and comes again with an object, though it doesn't need it: the engine would leave it broken. */
  readonly breaks?: (object: SchemaObject, state: SchemaState) => readonly SchemaObject[];
  /** What an object goes with by itself, all of these together: parts of a table that it has from others. */
  readonly goesWith?: (object: SchemaObject, sides: Sides) => readonly ObjectId[];
  /**
   * What is dropped, or else made or changed, before this object is made or changed, or dropped (`goes`), though it
   * doesn't need it.
   */
  readonly comesAfter?: (object: SchemaObject, sides: Sides, goes: boolean) => readonly ObjectId[];
  /** What is made before this object changes or goes, where the order allows it: it hands on to that what it holds. */
  readonly outlasts?: (object: SchemaObject, sides: Sides) => readonly ObjectId[];
  /** Whether a constraint or index that only changed its name is renamed in place; else it is dropped and created. */
  canRename?(object: SchemaObject): boolean;
  /** Whether making the object fails while something is missing that its text mentions; absent: it never does. */
  readsMentions?(object: SchemaObject, state: SchemaState): boolean;
  /** The names an object occupies while it stands: a drop frees them before a create takes them. */
  readonly occupies: (object: SchemaObject) => readonly string[];
  compile(step: Step, sides: Sides): readonly Statement[];
  /**
   * The states to pass through on the way, where one transaction can't do it all: each is committed before the next
   * begins. The last one is `after` itself.
   */
  phases(sides: Sides, difference: SchemaDiff): readonly SchemaState[];
  /** What must stand before and after the statements of one revision so that a file does the work alone. */
  frame(statements: readonly Statement[]): Framed;
  /**
   * Where the statements of a block open and close one transaction of their own in the one form that this engine
   * knows: the index of its COMMIT, before which the record of the revision is written. Else undefined.
   */
  ownCommit?(statements: readonly string[]): number | undefined;
  /** What a statement of a block outside a transaction is to the runner. */
  outside(sql: string): OutsideManner;
}

/**
 * A statement outside a transaction: it may be in one, `shared` with the note that it is done; it must be `alone`; or it
 * is a `setting` of its session, lost with it, and set again by a later run that goes on behind it.
 */
export type OutsideManner = 'shared' | 'alone' | 'setting';

/** The statements of one block as they are written, and whether the runner opens the transaction around them. */
export interface Framed {
  readonly statements: readonly Statement[];
  readonly transaction: boolean;
}
