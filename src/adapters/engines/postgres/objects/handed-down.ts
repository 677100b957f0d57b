import type { Alter, Create } from '../../../../domain/diff/change.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Check } from '../../../../domain/schema/objects/constraints.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { above, idAbove, isRemade, linksBelow, stands } from './kinship.js';
import { becomesOwn, brings, parents, standingParents } from './own-parts.js';

/** Whether a column that the table keeps is its own by then, though it is to come from above alone. */
function isHandedDown(column: Column, sides: Sides): boolean {
  const old = find(sides.before, 'column', column.id);
  if (!old || old.generated || column.generated || column.inherited !== 'only') return false;
  const links = parents(column.parent, sides.after).filter((link) => brings(link, column, sides.after));
  if (links.length === 0 || isRemade(column.parent ?? '', sides)) return false;
  return becomesOwn(old, sides) && !isDrawnAlong(column, sides);
}

/** Whether the column of a table above is made anew that way, which does the same to this one. */
function isDrawnAlong(column: Column, sides: Sides): boolean {
  if (!sides.before.objects.has(column.id)) return false;
  return parents(column.parent, sides.after)
    .filter((link) => stands(link, sides))
    .flatMap((link) => above('column', column, idAbove(link), sides.after) ?? [])
    .some((upper) => isTakenOver(upper, sides));
}

/** Whether the column is made anew by a table above, its values carried over. */
export function isTakenOver({ id }: { readonly id: ObjectId }, sides: Sides): boolean {
  const column = find(sides.after, 'column', id);
  return column !== undefined && (isHandedDown(column, sides) || isDrawnAlong(column, sides));
}

/** Whether a column that is to be the table's own too would come from above alone. */
function isLetGo(column: Column, sides: Sides): boolean {
  if (column.inherited !== 'own' || isRemade(column.parent ?? '', sides)) return false;
  const links = standingParents(column.parent, sides).filter((link) => brings(link, column, sides.after));
  if (links.length === 0) return false;
  const old = find(sides.before, 'column', column.id);
  return !old || isDrawnAlong(column, sides) || !becomesOwn(old, sides);
}

/** The columns that become a table's own beside coming from above, in the order in which it has them. */
export function letGo(table: ObjectId | undefined, sides: Sides): readonly Column[] {
  return childrenOfKind(sides.after, table ?? '', 'column')
    .filter((column) => isLetGo(column, sides))
    .sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0));
}

/** The columns of a table that are handed down, in the order in which it has them. */
export function handedDown(table: ObjectId | undefined, sides: Sides): readonly Column[] {
  return childrenOfKind(sides.after, table ?? '', 'column')
    .filter((column) => isHandedDown(column, sides))
    .sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0));
}

/** The same column of the tables below. */
export function drawnAlong(column: Column, sides: Sides): readonly Column[] {
  const below = linksBelow(column.parent, sides.after)
    .filter((link) => link.kind === 'inheritance' && stands(link, sides))
    .flatMap(({ parent = '' }) => columnOf(parent, nameOf(column), sides.after) ?? [])
    .flatMap((each) => [each, ...drawnAlong(each, sides)]);
  return below.filter(({ id }, index) => below.findIndex((each) => each.id === id) === index);
}

/** The column of that name of a table. */
function columnOf(table: ObjectId, name: string, state: SchemaState): Column | undefined {
  const owner = state.objects.get(table);
  return owner && find(state, 'column', objectId('column', [...owner.path, name]));
}

/** The column, of those of a table that are handed down, with which the others are so too. */
export function isFirst({ id, parent }: Column, sides: Sides): boolean {
  return handedDown(parent, sides)[0]?.id === id;
}

/**
 * What waits while columns are handed down, or until a table above can do so: a parent that comes, a column or a check
 * that comes there. The first column of a table stands for the others, and takes those of the tables below along.
 */
export function waitsToBeHandedDown(change: Create | Alter, sides: Sides): readonly SchemaObject[] {
  return waiting(change, sides).flatMap(({ id }) => sides.before.objects.get(id) ?? []);
}

function waiting(change: Create | Alter, sides: Sides): readonly Column[] {
  const object = change.verb === 'create' ? change.object : change.after;
  if (object.kind === 'inheritance' && change.verb === 'create') return handedDown(object.parent, sides);
  if (object.kind === 'check' && change.verb === 'create') {
    const speaks = object.needs.some((need) => isTakenOver({ id: need }, sides));
    return speaks && object.inherited !== undefined ? handedDown(object.parent, sides) : [];
  }
  if (object.kind !== 'column') return [];
  if (change.verb === 'create') {
    return linksBelow(object.parent, sides.after)
      .flatMap(({ parent = '' }) => columnOf(parent, nameOf(object), sides.after) ?? [])
      .filter((column) => isHandedDown(column, sides))
      .flatMap(({ parent }) => handedDown(parent, sides));
  }
  if (letGo(object.parent, sides)[0]?.id === object.id) return computedAnew(object.parent, sides);
  if (!isFirst(object, sides)) return [];
  const all = handedDown(object.parent, sides);
  return [...all, ...all.flatMap((each) => drawnAlong(each, sides))].filter(({ id }) => id !== object.id);
}

/** Whether a column is computed from others of its table that leave it, and so goes and comes back with them. */
export function isComputedAnew(column: Column, sides: Sides): boolean {
  const [old, now] = [find(sides.before, 'column', column.id), find(sides.after, 'column', column.id)];
  if (!old?.generated || !now?.generated || now.inherited !== 'only') return false;
  const changing = new Set(
    [...handedDown(now.parent, sides), ...letGo(now.parent, sides)].map(({ id }) => id),
  );
  return now.needs.some((need) => changing.has(need));
}

/** The computed columns of a table that do so. */
export function computedAnew(table: ObjectId | undefined, sides: Sides): readonly Column[] {
  return childrenOfKind(sides.after, table ?? '', 'column').filter((column) => isComputedAnew(column, sides));
}

/** Checks that a table has from above stand until the columns are handed down, and go and come back with them. */
export function isMovedWith(check: Check, sides: Sides): boolean {
  const sidesOf = [find(sides.before, 'check', check.id), find(sides.after, 'check', check.id)];
  return sidesOf.some((each) => each?.inherited !== undefined);
}

/** Whether a check becomes what it is to be together with columns of its table that do so. */
export function followsColumns(check: Check, sides: Sides): boolean {
  const leaving = letGo(check.parent, sides);
  const isMoved = (id: ObjectId): boolean =>
    isTakenOver({ id }, sides) || leaving.some((column) => column.id === id);
  if (check.needs.some(isMoved)) return true;
  return check.inherited === 'own' && leaving.length + handedDown(check.parent, sides).length > 0;
}

/** What can't stand, or would be lost, while a column gives way to one from above. */
export function goesMeanwhile(dependent: SchemaObject, sides: Sides): boolean {
  switch (dependent.kind) {
    case 'sequence':
    case 'inheritance':
    case 'partition':
      return false;
    case 'check':
      return !isMovedWith(dependent, sides);
    default:
      return true;
  }
}

/** What of the tables above must have its last form before the table leaves them for a moment. */
export function settledBefore(column: Column, sides: Sides): readonly ObjectId[] {
  if (sides.after.objects.get(column.id) !== column) return [];
  const isLeading = isFirst(column, sides) || letGo(column.parent, sides)[0]?.id === column.id;
  if (!isLeading) return [];
  const tables = parents(column.parent, sides.after).map(idAbove);
  const parts = tables.flatMap((table) =>
    [sides.before, sides.after].flatMap((state) => [
      ...childrenOfKind(state, table, 'column'),
      ...childrenOfKind(state, table, 'check'),
    ]),
  );
  return parts.map(({ id }) => id);
}
