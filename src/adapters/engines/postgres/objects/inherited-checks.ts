import type { Sides } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { equalObjects } from '../../../../domain/schema/equal.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Check } from '../../../../domain/schema/objects/constraints.js';
import type { Inheritance } from '../../../../domain/schema/objects/partition.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import { objectId } from '../../../../domain/schema/id.js';
import { qualified, quoteName } from '../sql/quote.js';
import { commentOn } from './comment.js';
import { constraintClause } from './constraint-clause.js';
import { followsColumns, isTakenOver } from './handed-down.js';
import { above, idAbove, isRemade, linksAbove, linksBelow, partsAbove, stands } from './kinship.js';
import { becomesOwn, brings, parents } from './own-parts.js';

const lock = 'blocks reads and writes';

const tableOf = ({ path }: Check): string => qualified(path.slice(0, -1));

function dropped(check: Check, served: ObjectId): Statement {
  const sql = `ALTER TABLE ${tableOf(check)} DROP CONSTRAINT ${quoteName(nameOf(check))}`;
  return statement(sql, [served], { lock });
}

/** The checks that one comes from in the end: those of tables above which no table has it. */
function tops(check: Check, sides: Sides): readonly Check[] {
  return linksAbove(check.parent, sides.after)
    .flatMap((link) => above('check', check, idAbove(link), sides.after) ?? [])
    .flatMap((upper) => {
      const higher = tops(upper, sides);
      return higher.length > 0 ? higher : [upper];
    })
    .filter(({ id }, index, all) => all.findIndex((each) => each.id === id) === index);
}

/** The same check of the tables below, however far. */
export function below(check: Check, sides: Sides): readonly Check[] {
  return linksBelow(check.parent, sides.after).flatMap(({ parent = '' }) => {
    const path = sides.after.objects.get(parent)?.path ?? [];
    const same = find(sides.after, 'check', objectId('check', [...path, nameOf(check)]));
    return same ? [same, ...below(same, sides)] : [];
  });
}

/** Comments go with the constraints that they are on. */
export function commentsAgain(checks: readonly Check[], { before, after }: Sides): readonly Statement[] {
  return checks
    .flatMap(({ id }) => childrenOfKind(after, id, 'comment'))
    .filter(({ id }) => before.objects.has(id))
    .map((each) => commentOn(each, each.text, after));
}

/** Takes a check away above and below and makes it again above, from where the tables below have it alone. */
export function fromAboveAlone(check: Check, sides: Sides): readonly Statement[] {
  const upper = tops(check, sides);
  const touched = upper.flatMap((each) => [each, ...below(each, sides)]);
  const again = upper.map((each) =>
    statement(`ALTER TABLE ${tableOf(each)} ADD ${constraintClause(each)}`, [check.id], {
      lock,
      effects: [each, ...below(each, sides)].map(({ parent = '' }) => ({
        kind: 'scans-table',
        object: parent,
      })),
    }),
  );
  return [
    ...upper.map((each) => dropped(each, check.id)),
    dropped(check, check.id),
    ...again,
    ...commentsAgain(touched, sides),
  ];
}

/**
 * SQL: a table that is made below an unchecked check has it as a checked one; made again above, the check reaches it
 * unchecked, and nobody looks at the rows.
 */
export function uncheckedFromAbove(check: Check, sides: Sides): readonly Statement[] {
  if (!check.notValid || sides.before.objects.has(check.parent ?? '')) return [];
  const upper = tops(check, sides).filter(({ notValid }) => notValid);
  return [
    ...upper.map((each) => dropped(each, check.id)),
    ...upper.map((each) =>
      statement(`ALTER TABLE ${tableOf(each)} ADD ${constraintClause(each)}`, [check.id], { lock }),
    ),
    ...commentsAgain(
      upper.flatMap((each) => [each, ...below(each, sides)]),
      sides,
    ),
  ];
}

/** Whether a check would be its table's own once the table has its parents, though it is to come from these alone. */
function wouldBeOwn(check: Check, sides: Sides): boolean {
  if (check.inherited !== 'only' || isRemade(check.parent ?? '', sides)) return false;
  const old = find(sides.before, 'check', check.id);
  if (old && equalObjects(old, check)) return becomesOwn(old, sides);
  return partsAbove('check', check, sides).length === 0;
}

const movesWithColumn = ({ needs }: Check, sides: Sides): boolean =>
  needs.some((id) => isTakenOver({ id }, sides));

/** With the last parent that comes, the checks that are to come from parents alone. */
export function checksFromAlone(link: Inheritance, sides: Sides): readonly Statement[] {
  const table = link.parent ?? '';
  const fresh = parents(table, sides.after).filter(({ id }) => !sides.before.objects.has(id));
  if (fresh.at(-1)?.id !== link.id || !sides.before.objects.has(table)) return [];
  return childrenOfKind(sides.after, table, 'check')
    .filter((check) => fresh.some((each) => brings(each, check, sides.after)))
    .filter((check) => wouldBeOwn(check, sides) && !movesWithColumn(check, sides))
    .flatMap((check) => fromAboveAlone(check, sides));
}

/** The checks of tables below that give way to one that is made above, from which they are to come alone. */
export function givenUpFor(check: Check, sides: Sides): readonly Statement[] {
  return linksBelow(check.parent, sides.after)
    .filter((link) => stands(link, sides))
    .flatMap(({ parent = '' }) => {
      const path = sides.after.objects.get(parent)?.path ?? [];
      const same = find(sides.after, 'check', objectId('check', [...path, nameOf(check)]));
      if (!same) return [];
      const old = find(sides.before, 'check', same.id);
      const isInTheWay = old !== undefined && equalObjects(old, same) && wouldBeOwn(same, sides);
      const isThere = isInTheWay && !movesWithColumn(same, sides);
      return [...(isThere ? [dropped(same, check.id)] : []), ...givenUpFor(same, sides)];
    });
}

/** What makes a check the table's own as well, or one that it has from above alone. */
export function ownership(before: Check, after: Check, sides: Sides): readonly Statement[] {
  if (before.inherited === undefined || after.inherited === undefined) return [];
  if (before.inherited === after.inherited || followsColumns(after, sides)) return [];
  if (after.inherited === 'only') return becomesOwn(before, sides) ? fromAboveAlone(after, sides) : [];
  if (becomesOwn(before, sides)) return [];
  const sql = `ALTER TABLE ${tableOf(after)} ADD ${constraintClause(after)}`;
  return [statement(sql, [after.id], { lock })];
}
