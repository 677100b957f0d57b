import type { Sides } from '../../../../domain/plan/dialect.js';
import { equalObjects } from '../../../../domain/schema/equal.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { ObjectOf, SchemaObject } from '../../../../domain/schema/object.js';
import type { Check } from '../../../../domain/schema/objects/constraints.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Inheritance, Partition } from '../../../../domain/schema/objects/partition.js';
import type { Table } from '../../../../domain/schema/objects/table.js';
import { changesOrigin } from './origin.js';
import { passesOn } from './not-null.js';
import { losesKey } from './partition-key.js';
import { takenAlong } from './twins.js';
import { childrenOf, dependentsOf, find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';

/** That a table stands below another one: as its partition or its child. */
export type Link = Partition | Inheritance;

function isLink(object: SchemaObject): object is Link {
  return object.kind === 'partition' || (object.kind === 'inheritance' && object.from === 'table');
}

const idAbove = ({ of }: Link): ObjectId => objectId('table', of);

/** What binds a table to those above it, in their order. */
export function linksAbove(table: ObjectId | undefined, state: SchemaState): readonly Link[] {
  return childrenOf(state, table ?? '')
    .filter(isLink)
    .sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0));
}

/** What binds other tables to this one as the one above them. */
export function linksBelow(table: ObjectId | undefined, state: SchemaState): readonly Link[] {
  return dependentsOf(state, table ?? '').filter((object): object is Link => isLink(object));
}

/** Whether two tables keep their rows in ways that don't change in place: elsewhere, or shared out otherwise. */
function differsInKind(before: Table, after: Table): boolean {
  return before.partitionBy !== after.partitionBy || before.foreign?.server !== after.foreign?.server;
}

/** Whether the table is made anew. */
export function isRemade(table: ObjectId, sides: Sides): boolean {
  const [old, now] = [find(sides.before, 'table', table), find(sides.after, 'table', table)];
  return old !== undefined && now !== undefined && (differsInKind(old, now) || losesKey(old, sides));
}

/** Whether what binds two tables is there all the time: then changes above reach what stands below. */
export function stands(link: Link, sides: Sides): boolean {
  const [old, now] = [sides.before.objects.get(link.id), sides.after.objects.get(link.id)];
  if (!old || !now || !equalObjects(old, now)) return false;
  return !isRemade(idAbove(link), sides) && !isRemade(link.parent ?? '', sides);
}

/** The tables above this one before, after and all the time between. */
export function standingAbove(table: ObjectId | undefined, sides: Sides): readonly ObjectId[] {
  return linksAbove(table, sides.after)
    .filter((link) => stands(link, sides))
    .map(idAbove);
}

/** `ONLY ` where tables stand below this one, which a change must not reach. */
export function only(table: ObjectId | undefined, { before, after }: Sides): string {
  return linksBelow(table, before).length + linksBelow(table, after).length > 0 ? 'ONLY ' : '';
}

/** The part of that kind of a table above which has the name of this one. */
function above<Kind extends 'column' | 'check'>(
  kind: Kind,
  part: SchemaObject,
  table: ObjectId,
  state: SchemaState,
): ObjectOf<Kind> | undefined {
  const owner = state.objects.get(table);
  return owner && find(state, kind, objectId(kind, [...owner.path, nameOf(part)]));
}

/** The parts of the same name of the tables that stand above all the time, as they are afterwards. */
export function partsAbove<Kind extends 'column' | 'check'>(
  kind: Kind,
  part: SchemaObject,
  sides: Sides,
): readonly ObjectOf<Kind>[] {
  return standingAbove(part.parent, sides).flatMap((table) => above(kind, part, table, sides.after) ?? []);
}

/** `ONLY ` where a part goes for good that a table below, which has it from here alone, keeps as its own. */
export function onlyHere(part: Column | Check, sides: Sides): string {
  if (sides.after.objects.has(part.id)) return '';
  const keeps = linksBelow(part.parent, sides.before).some((link) => {
    const table = sides.before.objects.get(link.parent ?? '');
    const id = objectId(part.kind, [...(table?.path ?? []), nameOf(part)]);
    const isFromHere = find(sides.before, part.kind, id)?.inherited === 'only';
    return stands(link, sides) && isFromHere && sides.after.objects.has(id);
  });
  return keeps ? 'ONLY ' : '';
}

/** The form of a column once the changes of the tables above it have reached it. */
export function reached(column: Column, sides: Sides): Column {
  return standingAbove(column.parent, sides).reduce<Column>((form, table) => {
    const [old, now] = [
      above('column', column, table, sides.before),
      above('column', column, table, sides.after),
    ];
    if (!old || !now) return form;
    const retyped = form.type !== now.type || form.collation !== now.collation;
    return {
      ...form,
      ...(retyped
        ? { type: now.type, collation: now.collation, storage: undefined, compression: undefined }
        : {}),
      ...notNullFromAbove(old, now),
      ...(old.generated && !now.generated ? { generated: undefined } : {}),
      ...(changesOrigin(old, now) ? { generated: now.generated } : {}),
    };
  }, column);
}

/** The tables above this one that its rows are a part of, the nearest first. */
export function partitionedAbove(table: ObjectId, state: SchemaState): readonly ObjectId[] {
  const link = linksAbove(table, state).find(({ kind }) => kind === 'partition');
  return link === undefined ? [] : [idAbove(link), ...partitionedAbove(idAbove(link), state)];
}

/** The partitions of a table and theirs. */
export function partitionsBelow(table: ObjectId, state: SchemaState): readonly ObjectId[] {
  return linksBelow(table, state)
    .filter(({ kind }) => kind === 'partition')
    .flatMap(({ parent = '' }) => [parent, ...partitionsBelow(parent, state)]);
}

/** A NOT NULL above that comes or goes does so below; one that is no longer passed on stays there. */
function notNullFromAbove(old: Column, now: Column): Partial<Column> {
  const { notNullNotValid } = now;
  const trust = old.notNullNotValid === notNullNotValid ? {} : { notNullNotValid };
  if (passesOn(now)) return passesOn(old) ? trust : { nullable: false, ...trust };
  return passesOn(old) && now.nullable ? { nullable: true } : {};
}

/** What goes by itself when tables, or parts of tables, above it go; all of these must. */
export function goesWith(object: SchemaObject, sides: Sides): readonly ObjectId[] {
  if (object.kind === 'table') return partitionedAbove(object.id, sides.before).slice(0, 1);
  // A table that goes takes its links along, and until then they stand.
  const isGoing = !sides.after.objects.has(object.parent ?? '');
  const links = linksAbove(object.parent, sides.before).filter((link) => isGoing || stands(link, sides));
  if ('partOf' in object && object.partOf !== undefined) return links.length > 0 ? [object.partOf] : [];
  if (object.kind !== 'column' && object.kind !== 'check') return [];
  if (object.inherited !== 'only') return [];
  return links.flatMap((link) => above(object.kind, object, idAbove(link), sides.before)?.id ?? []);
}

/**
 * Columns and checks change only once a table has left the one above it: a change of that one would reach it still, and
 * its own parts couldn't change. Tables above one table stand in the order in which they came. A table is attached when
 * what it would take along of its own has gone.
 */
export function comesAfter(object: SchemaObject, sides: Sides): readonly ObjectId[] {
  const { before, after } = sides;
  if (object.kind === 'inheritance') return before.objects.has(object.id) ? [] : newParents(object, sides);
  if (object.kind === 'partition') return takenAlong(object.parent, sides).map(({ id }) => id);
  if (object.kind !== 'column' && object.kind !== 'check') return [];
  const had = before.objects.get(object.id);
  const isInherited = had !== undefined && 'inherited' in had && had.inherited !== undefined;
  return [...(isInherited ? linksAbove(object.parent, before) : []), ...linksBelow(object.parent, before)]
    .filter(({ kind, parent = '' }) => kind === 'inheritance' && after.objects.has(parent))
    .filter(({ id }) => !after.objects.has(id))
    .map(({ id }) => id);
}

/** What else becomes a table above, before this one. */
function newParents({ parent, ordinal = 0 }: Inheritance, { before, after }: Sides): readonly ObjectId[] {
  return linksAbove(parent, after)
    .filter((link) => link.kind === 'inheritance' && (link.ordinal ?? 0) < ordinal)
    .filter(({ id }) => !before.objects.has(id))
    .map(({ id }) => id);
}

/** A table that gets another parent never lacks one meanwhile, or what it inherits would become its own. */
export function outlasts(object: SchemaObject, { before, after }: Sides): readonly ObjectId[] {
  if (object.kind !== 'inheritance' || !isLink(object)) return [];
  return linksAbove(object.parent, after)
    .filter(({ id, kind }) => kind === 'inheritance' && !before.objects.has(id))
    .map(({ id }) => id);
}
