import { objectId } from '../../../../domain/schema/id.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import type { Named } from './names.js';
import { namesOf } from './names.js';
import type { RaiseType } from './types.js';
import { typesOf } from './types.js';

/** What raising one object must know of all the others. */
export interface RaiseContext {
  readonly state: SchemaState;
  readonly typeOf: RaiseType;
  readonly named: Named;
  /** The tables that models can declare: those with columns that are no partitions of others. */
  readonly declared: ReadonlySet<ObjectId>;
}

/** Looks over a state once. */
export function raiseContext(state: SchemaState): RaiseContext {
  const tables = [...state.objects.values()].filter(
    ({ kind, id }) =>
      kind === 'table' &&
      childrenOfKind(state, id, 'column').length > 0 &&
      childrenOfKind(state, id, 'partition').length === 0,
  );
  return {
    state,
    typeOf: typesOf(state),
    named: namesOf(state),
    declared: new Set(tables.map(({ id }) => id)),
  };
}

/** The comment on an object. */
export function commentOn(
  { kind, path }: SchemaObject,
  { state }: RaiseContext,
): { readonly comment?: string } {
  const comment = find(state, 'comment', objectId('comment', [kind, ...path]));
  return comment ? { comment: comment.text } : {};
}
