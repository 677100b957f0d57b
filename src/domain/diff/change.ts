import type { SchemaObject } from '../schema/object.js';

export interface Create {
  readonly verb: 'create';
  readonly object: SchemaObject;
}

export interface Drop {
  readonly verb: 'drop';
  readonly object: SchemaObject;
}

/** One object with other facets; both whole sides, so that reversing and compiling need nothing else. */
export interface Alter {
  readonly verb: 'alter';
  readonly before: SchemaObject;
  readonly after: SchemaObject;
}

/** One object under another name: `before` and `after` differ in path and id (and what follows from them) alone. */
export interface Rename {
  readonly verb: 'rename';
  readonly before: SchemaObject;
  readonly after: SchemaObject;
}

/** What happens to one object between two states. */
export type Change = Create | Drop | Alter | Rename;

/** The ordered Changes between two states: renames first, then the rest by id. */
export interface SchemaDiff {
  readonly changes: readonly Change[];
}

/** The object a change is told by: the one that is there afterwards, for a drop the one that goes. */
export function subjectOf(change: Change): SchemaObject {
  return change.verb === 'create' || change.verb === 'drop' ? change.object : change.after;
}
