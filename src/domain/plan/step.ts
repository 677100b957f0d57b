import { SchemactlError } from '../error.js';
import type { ObjectId } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import type { Table } from '../schema/objects/table.js';

/**
 * Whether an object comes before something that its text mentions, or before something that it needs has its last form,
 * since no order allowed more.
 */
interface Early {
  readonly early?: boolean | undefined;
}

/** A create with the children that the same statement carries. */
export interface CreateStep extends Early {
  readonly verb: 'create';
  readonly object: SchemaObject;
  readonly embedded: readonly SchemaObject[];
}

/** A drop with the objects that go silently with it. */
export interface DropStep {
  readonly verb: 'drop';
  readonly object: SchemaObject;
  readonly implied: readonly SchemaObject[];
}

export interface AlterStep extends Early {
  readonly verb: 'alter';
  readonly before: SchemaObject;
  readonly after: SchemaObject;
}

/** The first half of an alter that passes through a form in which the object needs nothing that has to go. */
export interface ReleaseStep {
  readonly verb: 'release';
  readonly before: SchemaObject;
  readonly after: SchemaObject;
  /** The objects that change while it waits, beside those it needed. */
  readonly during: ReadonlySet<ObjectId>;
}

export interface RenameStep {
  readonly verb: 'rename';
  readonly before: SchemaObject;
  readonly after: SchemaObject;
}

/** A whole table made anew with its rows: everything that its CREATE carries changes in one go. */
export interface RebuildStep {
  readonly verb: 'rebuild';
  readonly before: Table;
  readonly after: Table;
  /** What the table's new CREATE carries. */
  readonly embedded: readonly SchemaObject[];
  /** What of the old table goes silently with it, indexes and triggers among them. */
  readonly implied: readonly SchemaObject[];
}

/** One node of the order: a piece of work that an engine's room turns into statements. */
export type Step = CreateStep | DropStep | AlterStep | ReleaseStep | RenameStep | RebuildStep;

/** The object a step is told by. */
export function stepSubject(step: Step): SchemaObject {
  switch (step.verb) {
    case 'create':
    case 'drop':
      return step.object;
    case 'alter':
    case 'release':
    case 'rename':
    case 'rebuild':
      return step.after;
  }
}

/** The step at a place of the list. */
export function stepAt(steps: readonly Step[], index: number): Step {
  const step = steps[index];
  if (!step) throw new SchemactlError('INTERNAL', `no step ${index}`);
  return step;
}
