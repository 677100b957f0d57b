import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { Sides, Way } from '../../../../domain/plan/dialect.js';
import { differingFacets, equalValues } from '../../../../domain/schema/equal.js';
import type { Operator } from '../../../../domain/schema/objects/plain.js';
import { find } from '../../../../domain/schema/state.js';
import type { ObjectSql } from './object-sql.js';
import { never } from './object-sql.js';
import type { Link } from './operator-links.js';
import { linkedId, links, nameText, shellsOf } from './operator-links.js';

const ownName = ({ path, name }: Operator): readonly string[] => [path[0] ?? '', name];

/** `OPERATOR name (left, right)`. */
export function operatorText(operator: Operator): string {
  return `OPERATOR ${nameText(ownName(operator))} (${operator.signature})`;
}

function create(operator: Operator): Statement {
  const { left, right, commutator, negator, restrict, join, hashes, merges } = operator;
  const option = (name: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [`${name} = ${value}`];
  const link = (path: readonly string[] | undefined): string | undefined =>
    path && `OPERATOR(${nameText(path)})`;
  const options = [
    `FUNCTION = ${operator.function}`,
    ...option('LEFTARG', left),
    ...option('RIGHTARG', right),
    ...option('COMMUTATOR', link(commutator)),
    ...option('NEGATOR', link(negator)),
    ...option('RESTRICT', restrict),
    ...option('JOIN', join),
    ...(hashes ? ['HASHES'] : []),
    ...(merges ? ['MERGES'] : []),
  ];
  return statement(`CREATE OPERATOR ${nameText(ownName(operator))} (\n  ${options.join(',\n  ')}\n)`, [
    operator.id,
  ]);
}

/**
 * Whether the server changes the link by itself: an operator that goes takes the links to it along, and one that
 * comes sets that at the other end of its own. One that was never made, a mere shell, doesn't go.
 */
function followsLink(before: Operator, after: Operator, link: Link, sides: Sides): boolean {
  if (equalValues(before[link], after[link])) return true;
  const [old, now] = [linkedId(before, link), linkedId(after, link)];
  const isLeft = old === undefined || (sides.before.objects.has(old) && !sides.after.objects.has(old));
  const other = find(sides.after, 'operator', now);
  const isMade =
    other !== undefined && linkedId(other, link) === after.id && !sides.before.objects.has(other.id);
  return isLeft && (now === undefined || isMade);
}

/** Before PostgreSQL 17 only the functions that estimate can be altered. */
function way(before: Operator, after: Operator, sides: Sides): Way {
  const facets = differingFacets(before, after);
  const isLink = (facet: string): facet is Link => facet === 'commutator' || facet === 'negator';
  if (!facets.filter(isLink).every((link) => followsLink(before, after, link, sides))) return 'replace';
  const others = facets.filter((facet) => !isLink(facet));
  if (others.length === 0) return 'implied';
  return others.every((facet) => facet === 'restrict' || facet === 'join') ? 'alone' : 'replace';
}

function alter(before: Operator, after: Operator): Statement {
  const estimates = (['restrict', 'join'] as const)
    .filter((facet) => before[facet] !== after[facet])
    .map((facet) => `${facet.toUpperCase()} = ${after[facet] ?? 'NONE'}`);
  return statement(`ALTER ${operatorText(after)} SET (${estimates.join(', ')})`, [after.id]);
}

/**
 * The SQL of operators. One that names a commutator or negator which isn't there yet makes a shell of it, which that
 * one's CREATE fills. https://www.postgresql.org/docs/current/xoper-optimization.html
 */
export const operatorSql: ObjectSql<Operator> = {
  occupies: (operator) => [
    `operator ${JSON.stringify(operator.path)}`,
    ...links.flatMap((link) => {
      const id = linkedId(operator, link);
      return id === undefined ? [] : [`${link} of ${id}`];
    }),
  ],
  way,
  create: (object) => [create(object)],
  drop: (object, sides) => [
    statement(`DROP ${operatorText(object)}`, [object.id]),
    ...shellsOf(object, sides).map((shell) => statement(`DROP OPERATOR IF EXISTS ${shell}`, [object.id])),
  ],
  alter: (before, after) => [alter(before, after)],
  rename: () => never('an operator keeps its name'),
};
