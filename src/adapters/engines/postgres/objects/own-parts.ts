import type { Sides } from '../../../../domain/plan/dialect.js';
import { equalObjects } from '../../../../domain/schema/equal.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Check } from '../../../../domain/schema/objects/constraints.js';
import { childrenOf } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import type { Link } from './kinship.js';
import { above, idAbove, isRemade, linksAbove, stands } from './kinship.js';

/** Whether the table on the other side of a link has the part as well. */
export function brings(link: Link, part: Column | Check, state: SchemaState): boolean {
  return above(part.kind, part, idAbove(link), state) !== undefined;
}

/** Whether what the table inherits stays as it is, so that it can have a new parent before it leaves the old one. */
function inheritsTheSame(table: ObjectId | undefined, { before, after }: Sides): boolean {
  return childrenOf(before, table ?? '')
    .filter((part) => 'inherited' in part && part.inherited !== undefined)
    .every((part) => equalObjects(part, after.objects.get(part.id) ?? part));
}

function isHandedOver(part: Column | Check, sides: Sides): boolean {
  const { before, after } = sides;
  const old = linksAbove(part.parent, before)
    .filter(({ id }) => !after.objects.has(id))
    .filter((link) => !isRemade(idAbove(link), sides));
  const fresh = linksAbove(part.parent, after).filter(({ id }) => !before.objects.has(id));
  return (
    old.some((link) => link.kind === 'inheritance' && brings(link, part, before)) &&
    fresh.some((link) => link.kind === 'inheritance' && brings(link, part, after)) &&
    inheritsTheSame(part.parent, sides)
  );
}

/** Whether a part becomes the table's own, or is so already: there is a moment at which no table above has it. */
export function becomesOwn(part: Column | Check, sides: Sides): boolean {
  if (part.inherited !== 'only') return true;
  const stays = linksAbove(part.parent, sides.before).some(
    (link) => stands(link, sides) && brings(link, part, sides.before) && brings(link, part, sides.after),
  );
  return !stays && !isHandedOver(part, sides);
}

/** The links that the table has afterwards, as far as they are no partition's. */
export function parents(table: ObjectId | undefined, state: SchemaState): readonly Link[] {
  return linksAbove(table, state).filter(({ kind }) => kind === 'inheritance');
}

/** The parents that a table has all the time. */
export function standingParents(table: ObjectId | undefined, sides: Sides): readonly Link[] {
  return parents(table, sides.after).filter((link) => stands(link, sides));
}
