import type { Alter, Create, Drop } from '../../../../domain/diff/change.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Column } from '../../../../domain/schema/objects/column.js';
import type { Inheritance } from '../../../../domain/schema/objects/partition.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import { objectName } from '../sql/names.js';
import { qualified, quoteName } from '../sql/quote.js';
import { freePath } from './free-names.js';
import { isComputedAnew } from './handed-down.js';
import type { Link } from './kinship.js';
import { isRemade, linksBelow } from './kinship.js';
import { becomesOwn, brings, parents, standingParents } from './own-parts.js';

/** The table that stands above another one for a moment, so that what comes from it comes from above. */
export function fosterName(table: readonly string[], sides: Sides, column?: string): readonly string[] {
  return freePath((suffix) => [table[0] ?? '', objectName(table[1] ?? '', column, `above${suffix}`)], sides);
}

/** The same for a single column that is made before its table has the parent that it comes from. */
export function fosterPath({ path }: Column, sides: Sides): readonly string[] {
  return fosterName(path.slice(0, -1), sides, path.at(-1));
}

function freshParents(table: ObjectId | undefined, { before, after }: Sides): readonly Link[] {
  return parents(table, after).filter(({ id }) => !before.objects.has(id));
}

/** Whether a table that is there gets the column from a parent that it is to have, and from no other. */
export function isFostered(column: Column, sides: Sides): boolean {
  const { inherited, parent = '' } = column;
  if (inherited !== 'only' || !sides.before.objects.has(parent) || isRemade(parent, sides)) return false;
  const old = find(sides.before, 'column', column.id);
  if (old && !comesAgain(old, column, sides)) return false;
  if (comesFromStanding(column, sides)) return false;
  return freshParents(parent, sides).some((link) => brings(link, column, sides.after));
}

/**
 * Whether a generated column that is the table's own by then goes and comes again, so that it comes from above alone: it
 * holds nothing of its own.
 */
export function comesAgain(before: Column, after: Column, sides: Sides): boolean {
  if (!before.generated || !after.generated || after.inherited !== 'only') return false;
  if (isComputedAnew(after, sides) || !becomesOwn(before, sides)) return false;
  const standing = standingParents(after.parent, sides).filter((link) => brings(link, after, sides.after));
  return standing.every((link) => !brings(link, before, sides.before));
}

function comesFromStanding(column: Column, sides: Sides): boolean {
  return standingParents(column.parent, sides).some((link) => brings(link, column, sides.after));
}

/** The columns that do so while a table gets a parent, or a parent that stands gets the column. */
export function comeAgainWith(change: Create | Drop | Alter, sides: Sides): readonly SchemaObject[] {
  if (change.verb !== 'create') return [];
  if (change.object.kind === 'column') return comeAgainBelow(change.object, sides);
  if (change.object.kind !== 'inheritance') return [];
  return childrenOfKind(sides.after, change.object.parent ?? '', 'column').flatMap((column) => {
    const old = find(sides.before, 'column', column.id);
    return old && isFostered(column, sides) ? [old] : [];
  });
}

function comeAgainBelow(upper: Column, sides: Sides): readonly SchemaObject[] {
  if (!upper.generated) return [];
  return linksBelow(upper.parent, sides.after).flatMap(({ parent = '' }) => {
    const id = objectId('column', [...(sides.after.objects.get(parent)?.path ?? []), nameOf(upper)]);
    const [old, now] = [find(sides.before, 'column', id), find(sides.after, 'column', id)];
    return old && now && comesAgain(old, now, sides) ? [old] : [];
  });
}

/** What a generated column is computed from. */
function sources(column: Column, { after }: Sides): readonly string[] {
  return column.needs
    .flatMap((need) => find(after, 'column', need) ?? [])
    .filter(({ parent }) => parent === column.parent)
    .map((each) => `${quoteName(nameOf(each))} ${each.type}`);
}

/** A column that is added to this table is inherited by the other one from the start. */
export function foster(column: Column, sides: Sides): readonly Statement[] {
  const name = qualified(fosterPath(column, sides));
  const table = qualified(column.path.slice(0, -1));
  return [
    statement(`CREATE TABLE ${name} (${sources(column, sides).join(', ')})`, [column.id]),
    statement(`ALTER TABLE ${table} INHERIT ${name}`, [column.id], { lock: 'blocks reads and writes' }),
  ];
}

/** The tables of those columns go when the last parent has come. */
export function fostersGo(link: Inheritance, sides: Sides): readonly Statement[] {
  if (freshParents(link.parent, sides).at(-1)?.id !== link.id) return [];
  const table = qualified(link.path.slice(0, -2));
  return childrenOfKind(sides.after, link.parent ?? '', 'column')
    .filter((column: SchemaObject & Column) => isFostered(column, sides))
    .flatMap((column) => {
      const name = qualified(fosterPath(column, sides));
      return [
        statement(`ALTER TABLE ${table} NO INHERIT ${name}`, [link.id], { lock: 'blocks reads and writes' }),
        statement(`DROP TABLE ${name}`, [link.id]),
      ];
    });
}
