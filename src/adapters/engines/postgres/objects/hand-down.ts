import type { Sides } from '../../../../domain/plan/dialect.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import { quoteName } from '../sql/quote.js';
import { alterColumn } from './column-alter.js';
import { constraintClause, constraintName } from './constraint-clause.js';
import { fosterName } from './foster.js';
import { computedAnew, drawnAlong, handedDown, isFirst, letGo } from './handed-down.js';
import { below, commentsAgain } from './inherited-checks.js';
import type { Link } from './kinship.js';
import { idAbove } from './kinship.js';
import type { Leave } from './on-leave.js';
import { alter, comeBack, leave, pathOf, speaksOf, typeOf } from './on-leave.js';
import { computed, dropChecks, dropComputed, moved, ownRules } from './on-leave-rules.js';
import { carried, dropAside, giveWay } from './on-leave-values.js';
import { brings, parents, standingParents } from './own-parts.js';

function leaveOf(
  table: ObjectId,
  columns: readonly Column[],
  links: readonly Link[],
  sides: Sides,
): Omit<Leave, 'drawn' | 'serves'> {
  const foster = fosterName(sides.after.objects.get(table)?.path ?? [], sides);
  return { table, foster, columns, links, sides };
}

const idsOf = (columns: readonly Column[]): readonly ObjectId[] => columns.map(({ id }) => id);

/**
 * A table that leaves the ones above it has what came from them as its own. What shall not become so comes from another
 * table meanwhile; checks of the columns that do are made anew there.
 */
export function letGoHere({ id, parent = '' }: Column, sides: Sides): readonly Statement[] {
  const columns = letGo(parent, sides);
  if (columns[0]?.id !== id) return [];
  const all = leaveOf(parent, columns, standingParents(parent, sides), sides);
  const family: Leave = { ...all, drawn: [], serves: idsOf(columns) };
  const given = moved(parent, family).filter(({ inherited }) => inherited === 'only');
  const spoken = columns.filter(
    (column) =>
      given.some((check) => speaksOf(check, [column])) ||
      computedAnew(parent, sides).some(({ needs }) => needs.includes(column.id)),
  );
  const dropped = given.map((check) => `DROP CONSTRAINT ${quoteName(constraintName(check))}`);
  const added = spoken.map((column) => `ADD COLUMN ${quoteName(nameOf(column))} ${typeOf(column)}`);
  const again = given.map((check) => `ADD ${constraintClause(check)}`);
  return [
    ...leave(family),
    ...alter(pathOf(family), dropped, family),
    ...dropComputed(family),
    ...alter(family.foster, added, family),
    ...computed(family),
    ...alter(family.foster, again, family),
    ...comeBack(family),
    ...commentsAgain(
      given.flatMap((check) => [check, ...below(check, sides)]),
      sides,
    ),
  ];
}

/**
 * The server lets no column that is a table's own become one that it only inherits. So another table stands above it for
 * a moment in place of its parents: columns that are added there are inherited from the start, take the values over, and
 * are merged with those of the parents when these come back.
 * https://www.postgresql.org/docs/current/sql-altertable.html
 */
function handDown(table: ObjectId, sides: Sides): readonly Statement[] {
  const columns = handedDown(table, sides);
  const drawn = columns.flatMap((column) => drawnAlong(column, sides));
  const all = leaveOf(table, columns, parents(table, sides.after), sides);
  const family: Leave = { ...all, drawn, serves: idsOf(columns) };
  const given = moved(table, family).filter(({ inherited }) => inherited === 'only');
  const others = otherLeaves(family);
  return [
    ...leave(family),
    ...others.flatMap(leave),
    ...dropChecks(family),
    ...dropComputed(family),
    ...giveWay(family),
    ...carried(family),
    ...computed(family),
    ...alter(
      family.foster,
      given.map((check) => `ADD ${constraintClause(check)}`),
      family,
    ),
    ...ownRules(family),
    ...comeBack(family),
    ...others.flatMap(comeBack),
    ...dropAside(family),
    ...others.flatMap(inOrder),
    ...commentsAgain(
      [table, ...drawn.map(({ parent = '' }) => parent)].flatMap((each) => moved(each, family)),
      sides,
    ),
  ];
}

/** Tables below that have the columns from elsewhere as well leave those parents meanwhile. */
function otherLeaves({ table, drawn, serves, sides }: Leave): readonly Leave[] {
  const tables = [...new Set(drawn.map(({ parent = '' }) => parent))];
  const inside = new Set([table, ...tables]);
  return tables.flatMap((each) => {
    const columns = drawn.filter(({ parent }) => parent === each);
    const links = parents(each, sides.after)
      .filter((link) => !inside.has(idAbove(link)))
      .filter((link) => columns.some((column) => brings(link, column, sides.after)));
    return links.length === 0 ? [] : [{ ...leaveOf(each, columns, links, sides), drawn: [], serves }];
  });
}

/** Leaving all parents once more puts them in their order. */
function inOrder(other: Leave): readonly Statement[] {
  const all: Leave = { ...other, columns: [], links: parents(other.table, other.sides.after) };
  return [...leave(all), ...comeBack(all)];
}

/** What a column that came from above has of its own beside what its clause says. */
function settings(column: Column, { after }: Sides): readonly Statement[] {
  const bare = {
    storage: undefined,
    compression: undefined,
    statistics: undefined,
    options: undefined,
    foreignOptions: undefined,
  };
  return alterColumn({ ...column, ...bare }, column, { before: after, after });
}

/** Brings the columns of a table down from above with the first of them; each has its settings when it is there. */
export function takenOver(column: Column, sides: Sides): readonly Statement[] {
  const all = isFirst(column, sides) ? handDown(column.parent ?? '', sides) : [];
  return [...all, ...settings(column, sides)];
}
