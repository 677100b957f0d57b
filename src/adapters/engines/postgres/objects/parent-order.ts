import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { equalObjects } from '../../../../domain/schema/equal.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { Inheritance } from '../../../../domain/schema/objects/partition.js';
import { childrenOf } from '../../../../domain/schema/state.js';
import { qualified } from '../sql/quote.js';
import { fosterName } from './foster.js';
import type { Link } from './kinship.js';
import { idAbove, linksAbove, stands } from './kinship.js';
import type { Leave } from './on-leave.js';
import { alter, comeBack, keptLines, leave, pathOf } from './on-leave.js';
import { parents } from './own-parts.js';

/** The parents behind the first one that comes too early: the server puts a new one behind all others. */
function misplaced(table: ObjectId | undefined, sides: Sides): readonly Link[] {
  const wanted = parents(table, sides.after);
  const stay = linksAbove(table, sides.before).filter((link) => stands(link, sides));
  const come = wanted.filter((link) => !stands(link, sides));
  const place = new Map([...stay, ...come].map(({ id }, index) => [id, index]));
  const placeOf = (link: Link | undefined): number => place.get(link?.id ?? '') ?? -1;
  const first = wanted.findIndex((link, index) => placeOf(link) < placeOf(wanted[index - 1]));
  return first === -1 ? [] : wanted.slice(first);
}

/** Whether all parents of the table get their order with this one, the last that comes or changes its place. */
function bringsOrder(link: Inheritance, sides: Sides): boolean {
  const changing = parents(link.parent, sides.after).filter((each) => {
    const old = sides.before.objects.get(each.id);
    return !old || !stands(each, sides) || !equalObjects(old, each);
  });
  return changing.at(-1)?.id === link.id && misplaced(link.parent, sides).length > 0;
}

/**
 * Parents that are in the wrong place are left and come again in their order. What the table has from them alone comes
 * from another table meanwhile, or it would become its own.
 */
export function parentsInOrder(link: Inheritance, sides: Sides): readonly Statement[] {
  if (!bringsOrder(link, sides)) return [];
  const { id, parent: table = '' } = link;
  const links = misplaced(table, sides);
  const foster = fosterName(link.path.slice(0, -2), sides);
  const family: Leave = { table, foster, links, columns: [], drawn: [], serves: [id], sides };
  if (keptLines(family).length > 0) return [...leave(family), ...comeBack(family)];
  const [goes, comes] = ['NO INHERIT', 'INHERIT'].map((verb) =>
    links.map(({ of }) => `${verb} ${qualified(of)}`),
  );
  return alter(pathOf(family), [...(goes ?? []), ...(comes ?? [])], family);
}

/** What happens before the parents of a table get their order: all else that happens to its parents and their parts. */
export function beforeOrder(link: Inheritance, sides: Sides): readonly ObjectId[] {
  if (!bringsOrder(link, sides)) return [];
  const links = parents(link.parent, sides.after);
  const parts = links.flatMap((each) =>
    [sides.before, sides.after].flatMap((state) =>
      childrenOf(state, idAbove(each)).filter(({ kind }) => kind === 'column' || kind === 'check'),
    ),
  );
  return [...links, ...parts].map(({ id }) => id).filter((id) => id !== link.id);
}
