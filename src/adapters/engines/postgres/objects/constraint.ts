import type { Effect, LockClass } from '../../../../domain/plan/effect.js';
import type { Sides, Way } from '../../../../domain/plan/dialect.js';
import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import type { Check, Exclusion, PrimaryKey, Unique } from '../../../../domain/schema/objects/constraints.js';
import { differingFacets, equalObjects } from '../../../../domain/schema/equal.js';
import { qualified, quoteName } from '../sql/quote.js';
import type { Constraint } from './constraint-clause.js';
import { constraintClause, constraintName, timing } from './constraint-clause.js';
import { addedEffects } from './added-effects.js';
import { clusterChange, clusterOn } from './cluster.js';
import { relationName } from './names.js';
import type { ObjectSql } from './object-sql.js';
import { clonedKeys } from './cloned-keys.js';
import { linksAbove, only, onlyHere, partsAbove } from './kinship.js';
import type { OverTime } from './over-time.js';
import { comesWithWhole, effectsBelow, isOverTime, nameFromServer } from './over-time.js';
import { attachPart, joins } from './part-of.js';
import { givenUpFor, ownership, uncheckedFromAbove } from './inherited-checks.js';
import { replicaIdentityOf } from './replica-identity.js';
import { storageActions } from './storage.js';

function tableText(constraint: Constraint, only = ''): string {
  const { path } = constraint;
  return `ALTER TABLE ${only}${qualified(constraint.kind === 'primary-key' ? path : path.slice(0, -1))}`;
}

/** Keys of the tables below that can be joined to this one come by themselves; what else is added reaches them. */
function scopeOf(constraint: Constraint, sides: Sides): string {
  return isIndexed(constraint) && !isOverTime(constraint) ? only(constraint.parent, sides) : '';
}

/** Whether an index stands behind the constraint. */
function isIndexed(constraint: Constraint): constraint is PrimaryKey | Unique | Exclusion {
  return isKey(constraint) || constraint.kind === 'exclusion';
}

/** Whether a table above brings the constraint, or brought it and then left. */
function comesFromAbove(constraint: Constraint, sides: Sides): boolean {
  if (constraint.kind === 'check') {
    return partsAbove('check', constraint, sides).length > 0 || isBornBelow(constraint, sides);
  }
  if (constraint.kind !== 'foreign-key') return false;
  return clonedKeys(constraint.parent, sides.before).some((key) => equalObjects(key, constraint));
}

/** Whether a check of a table that was there is said once more there, which makes it that table's own as well. */
function isOwnToo(constraint: Constraint, { before }: Sides): boolean {
  if (constraint.kind !== 'check' || constraint.inherited !== 'own') return false;
  return before.objects.has(constraint.parent ?? '');
}

function checkOwnership(before: Constraint, after: Constraint, sides: Sides): readonly Statement[] {
  return before.kind === 'check' && after.kind === 'check' ? ownership(before, after, sides) : [];
}

/** Whether the table is made below others, from which alone it has the check: what is added to those reaches it. */
function isBornBelow({ inherited, parent = '' }: Check, { before, after }: Sides): boolean {
  if (inherited !== 'only' || before.objects.has(parent)) return false;
  return linksAbove(parent, after).some(({ kind }) => kind === 'inheritance');
}

/** What is checked row by row while the constraint is added; the server trusts one that is `NOT VALID`. */
function effectsOf(constraint: Constraint, sides: Sides): readonly Effect[] {
  const trusted =
    (constraint.kind === 'check' || constraint.kind === 'foreign-key') &&
    (constraint.notValid || constraint.notEnforced);
  if (trusted) return [];
  return [...addedEffects(constraint, constraint.parent ?? '', sides), ...effectsBelow(constraint, sides)];
}

/** The server has made the constraint of a partition already, perhaps under another name. */
function adopt(part: OverTime, sides: Sides): readonly Statement[] {
  const from = nameFromServer(part, sides);
  return from === constraintName(part) ? [] : [renamed(part, from)];
}

function add(constraint: Constraint, sides: Sides): readonly Statement[] {
  const lock: LockClass = constraint.kind === 'foreign-key' ? 'blocks writes' : 'blocks reads and writes';
  if (comesFromAbove(constraint, sides) && !isOwnToo(constraint, sides))
    return constraint.kind === 'check' ? uncheckedFromAbove(constraint, sides) : [];
  const sql = `${tableText(constraint, scopeOf(constraint, sides))} ADD ${constraintClause(constraint)}`;
  return [
    ...(constraint.kind === 'check' ? givenUpFor(constraint, sides) : []),
    ...(comesWithWhole(constraint)
      ? adopt(constraint, sides)
      : [statement(sql, [constraint.id], { lock, effects: effectsOf(constraint, sides) })]),
    ...(isIndexed(constraint) ? attachPart(constraint, sides) : []),
    ...replicaIdentityOf(constraintName(constraint), constraint.parent, sides),
    ...clusterOn(constraint, constraintName(constraint), sides.after),
  ];
}

function drop(constraint: Constraint, sides: Sides): readonly Statement[] {
  const scope = constraint.kind === 'check' ? onlyHere(constraint, sides) : '';
  const sql = `${tableText(constraint, scope)} DROP CONSTRAINT ${quoteName(constraintName(constraint))}`;
  return [statement(sql, [constraint.id], { lock: 'blocks reads and writes' })];
}

function renameTo(before: Constraint, after: Constraint): Statement {
  return renamed(after, constraintName(before));
}

function renamed(after: Constraint, from: string): Statement {
  const names = [from, constraintName(after)].map(quoteName).join(' TO ');
  return statement(`${tableText(after)} RENAME CONSTRAINT ${names}`, [after.id], {
    lock: 'blocks reads and writes',
  });
}

const inPlace: ReadonlySet<string> = new Set(['name', 'options', 'tablespace', 'clustered', 'inherited']);

function way(before: Constraint, after: Constraint, sides: Sides): Way {
  const facets = differingFacets(before, after).filter(
    (facet) => facet !== 'partOf' || !isIndexed(before) || !joins(before, sides) || comesWithWhole(after),
  );
  if (facets.length === 1 && facets[0] === 'deferrable')
    return after.kind === 'foreign-key' ? 'alone' : 'replace';
  if (facets.length === 1 && facets[0] === 'notValid') return isTrusted(before) ? 'alone' : 'replace';
  return facets.every((facet) => inPlace.has(facet)) ? 'alone' : 'replace';
}

function isTrusted(constraint: Constraint): boolean {
  return 'notValid' in constraint && constraint.notValid === true;
}

function alter(before: Constraint, after: Constraint, sides: Sides): readonly Statement[] {
  if (comesFromAbove(after, sides)) return checkOwnership(before, after, sides);
  const name = quoteName(constraintName(after));
  const table = after.parent ?? '';
  if (isTrusted(before) && !isTrusted(after)) {
    const effects: readonly Effect[] = [
      { kind: 'scans-table', object: table },
      { kind: 'needs-fitting-rows', object: after.id, table, why: 'every row is checked now' },
    ];
    return [
      statement(`${tableText(after)} VALIDATE CONSTRAINT ${name}`, [after.id], {
        lock: 'blocks schema changes',
        effects,
      }),
    ];
  }
  const when = after.deferrable === undefined ? ' NOT DEFERRABLE' : timing(after.deferrable);
  return [
    ...(constraintName(before) === constraintName(after) ? [] : [renameTo(before, after)]),
    ...(before.deferrable === after.deferrable
      ? []
      : [
          statement(`${tableText(after)} ALTER CONSTRAINT ${name}${when}`, [after.id], {
            lock: 'blocks reads and writes',
          }),
        ]),
    ...(isKey(before) && isKey(after) ? indexStorage(before, after) : []),
    ...(isIndexed(before) && isIndexed(after) && before.partOf !== after.partOf
      ? attachPart(after, sides)
      : []),
    ...clusterChange(before, after, constraintName(after), sides.after),
  ];
}

function isKey(constraint: Constraint): constraint is PrimaryKey | Unique {
  return constraint.kind === 'primary-key' || constraint.kind === 'unique';
}

function indexStorage(before: PrimaryKey | Unique, after: PrimaryKey | Unique): readonly Statement[] {
  const index = qualified([after.path[0] ?? '', constraintName(after)]);
  return storageActions(before, after).map((action) =>
    statement(`ALTER INDEX ${index} ${action}`, [after.id], { lock: 'blocks reads and writes' }),
  );
}

/** The SQL of every kind of constraint. */
/** The names that a constraint takes: one on its table and, where an index stands behind it, that of the relation. */
function constraintNames(constraint: Constraint): readonly string[] {
  const own = constraintName(constraint);
  const [schema = '', table = ''] = constraint.path;
  const onTable = `constraint ${JSON.stringify([schema, table, own])}`;
  switch (constraint.kind) {
    case 'primary-key':
    case 'unique':
    case 'exclusion':
      return [relationName([schema, own]), onTable];
    case 'check':
    case 'foreign-key':
      return [onTable];
  }
}

export const constraintSql: ObjectSql<Constraint> = {
  embeds: (object) =>
    ('notValid' in object && object.notValid) || comesWithWhole(object) ? 'never' : 'weak',
  occupies: constraintNames,
  way,
  create: (object, _embedded, sides) => add(object, sides),
  drop,
  alter,
  // A check that comes from above takes its name from there.
  rename: (before, after) =>
    before.kind === 'check' && before.inherited !== undefined ? [] : [renameTo(before, after)],
};
