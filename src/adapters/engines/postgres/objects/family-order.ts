import type { Sides } from '../../../../domain/plan/dialect.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Check } from '../../../../domain/schema/objects/constraints.js';
import type { Inheritance } from '../../../../domain/schema/objects/partition.js';
import {
  above,
  idAbove,
  isLink,
  linksAbove,
  linksBelow,
  onlyHere,
  partitionedAbove,
  standingAbove,
  stands,
} from './kinship.js';
import type { Link } from './kinship.js';
import { beforeOrder } from './parent-order.js';
import { takenAlong } from './twins.js';

/** What goes by itself when tables, or parts of tables, above it go; all of these must. */
export function goesWith(object: SchemaObject, sides: Sides): readonly ObjectId[] {
  if (object.kind === 'table') return partitionedAbove(object.id, sides.before).slice(0, 1);
  // A table that goes takes its links along, and until then they stand.
  const isGoing = !sides.after.objects.has(object.parent ?? '');
  const links = linksAbove(object.parent, sides.before).filter((link) => isGoing || stands(link, sides));
  if ('partOf' in object && object.partOf !== undefined) return links.length > 0 ? [object.partOf] : [];
  if (object.kind !== 'column' && object.kind !== 'check') return [];
  if (object.inherited !== 'only') return [];
  const uppers = links.flatMap((link) => above(object.kind, object, idAbove(link), sides.before) ?? []);
  return uppers.some((upper) => onlyHere(upper, sides) !== '') ? [] : uppers.map(({ id }) => id);
}

/**
 * Columns and checks change, and parts of indexes go, only once a table has left the one above it: a change of that one
 * would reach it still, and its own parts couldn't change. Tables above one table stand in the order in which they came.
 * A table is attached when what it would take along of its own has gone.
 */
export function comesAfter(object: SchemaObject, sides: Sides): readonly ObjectId[] {
  const { before, after } = sides;
  if (object.kind === 'inheritance') {
    return [
      ...(before.objects.has(object.id) ? [] : newParents(object, sides)),
      ...beforeOrder(object, sides),
    ];
  }
  if (object.kind === 'partition') return takenAlong(object.parent, sides).map(({ id }) => id);
  const had = before.objects.get(object.id);
  if (object.kind !== 'column' && object.kind !== 'check') {
    const isPart = had !== undefined && 'partOf' in had && had.partOf !== undefined;
    return isPart ? linksAbove(object.parent, before).flatMap((link) => whileLeaving(link, sides)) : [];
  }
  const isInherited = had !== undefined && 'inherited' in had && had.inherited !== undefined;
  const isGoing = !after.objects.has(object.id);
  const uppers = isInherited ? uppersOf(object, sides) : [];
  const upper = isGoing ? uppers : uppers.filter((id) => !after.objects.has(id));
  const left = [
    ...(isInherited ? linksAbove(object.parent, before) : []),
    ...linksBelow(object.parent, before),
  ].flatMap((link) => whileLeaving(link, sides));
  return [...upper, ...left, ...(isGoing ? tablesThatGo(object, sides) : [])];
}

/** The tables below that go too: until then, what they have from here may be needed there. Partitions leave before. */
function tablesThatGo({ parent }: Column | Check, { before, after }: Sides): readonly ObjectId[] {
  return linksBelow(parent, before).flatMap((link) => {
    const isLeft = link.kind !== 'inheritance' || link.parent === undefined || after.objects.has(link.parent);
    return isLeft ? [] : [link.parent];
  });
}

/** A table that leaves the one above it, though it stays itself; a partition may come back. */
function whileLeaving(link: Link, sides: Sides): readonly ObjectId[] {
  const { after } = sides;
  if (!after.objects.has(link.parent ?? '')) return [];
  const leaves = link.kind === 'partition' ? !stands(link, sides) : !after.objects.has(link.id);
  return leaves ? [link.id] : [];
}

/** What a part comes from: it is inherited as long as that stands. */
function uppersOf(part: Column | Check, sides: Sides): readonly ObjectId[] {
  return standingAbove(part.parent, sides).flatMap(
    (table) => above(part.kind, part, table, sides.before)?.id ?? [],
  );
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
