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
import { childrenOf, dependentsOf, find } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';

/** That a table stands below another one: as its partition or its child. */
export type Link = Partition | Inheritance;

/** Whether the object is such a link. */
export function isLink(object: SchemaObject): object is Link {
  return object.kind === 'partition' || (object.kind === 'inheritance' && object.from === 'table');
}

/** The table that a link leads up to. */
export const idAbove = ({ of }: Link): ObjectId => objectId('table', of);

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
  if (!old || !now || (now.kind === 'partition' && !equalObjects(old, now))) return false;
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

/** The part of that kind of a table above which has the name of this one, as far as it is passed on. */
export function above<Kind extends 'column' | 'check'>(
  kind: Kind,
  part: SchemaObject,
  table: ObjectId,
  state: SchemaState,
): ObjectOf<Kind> | undefined {
  const owner = state.objects.get(table);
  const found = owner && find(state, kind, objectId(kind, [...owner.path, nameOf(part)]));
  return found && 'noInherit' in found && found.noInherit === true ? undefined : found;
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
  const now = sides.after.objects.get(part.id);
  if (now && !(now.kind === 'check' && now.noInherit)) return '';
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
