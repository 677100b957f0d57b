import type { Sides } from '../../../../domain/plan/dialect.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Comment } from '../../../../domain/schema/objects/comment.js';
import { find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { isRemade } from './kinship.js';
import { actualName, givenName, notNullLost, usualName } from './not-null.js';

/** Begins the path of the comment on the NOT NULL of a column, which is no object of its own; the column's follows. */
export const ofNotNull = 'not-null';

/** Whether it is a comment on a NOT NULL: a child of the column, under the name that the constraint has. */
export function isOfNotNull(object: SchemaObject): boolean {
  return object.kind === 'comment' && object.path[0] === ofNotNull;
}

/** The name of the commented constraint as the state knows it. */
export function notNullIn(comment: Comment, state: SchemaState): string {
  const column = find(state, 'column', comment.parent);
  return column ? actualName(column) : '';
}

/** The name of the commented constraint once its column has changed: one that the server chose is never changed. */
export function notNullAfterwards(comment: Comment, sides: Sides): string {
  const [old, now] = [
    find(sides.before, 'column', comment.parent),
    find(sides.after, 'column', comment.parent),
  ];
  if (!now) return '';
  if (!old || isMadeAnew(old, now, sides)) return givenName(now) ?? usualName(now.path);
  if (now.inherited === undefined && old.notNullName !== now.notNullName)
    return now.notNullName ?? usualName(now.path);
  const isFreed = old.inherited !== undefined && now.inherited === undefined;
  return isFreed && givenName(old) !== undefined ? usualName(now.path) : actualName(old);
}

function isMadeAnew(old: Column, now: Column, sides: Sides): boolean {
  return old.nullable || losesNotNull(old, now) || isRemade(now.parent ?? '', sides);
}

/** Whether the NOT NULL goes, and the comment with it, though there is one afterwards. */
export function losesNotNull(before: Column, after: Column): boolean {
  return notNullLost(before, after).length > 0;
}
