import type { Alter, Create, Drop } from '../../../../domain/diff/change.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { ForeignKey } from '../../../../domain/schema/objects/constraints.js';
import { childrenOfKind, find } from '../../../../domain/schema/state.js';
import { keysTo } from './referring-keys.js';

/**
 * A logged table never refers to an unlogged one, not even for a moment: of two tables that become unlogged the one that
 * refers goes first, of two that become logged the one that is referred to.
 * https://www.postgresql.org/docs/current/sql-altertable.html
 */
type Turn = 'logged' | 'unlogged';

/** What becomes of a table in that regard. */
function turnOf(table: ObjectId, { before, after }: Sides): Turn | undefined {
  const [old, now] = [find(before, 'table', table), find(after, 'table', table)];
  if (!old || !now || old.unlogged === now.unlogged) return undefined;
  return now.unlogged ? 'unlogged' : 'logged';
}

const referringOf = (key: ForeignKey): ObjectId => objectId('table', key.path.slice(0, -1));
const referredOf = (key: ForeignKey): ObjectId => objectId('table', key.references);

const isOfItself = (key: ForeignKey): boolean => referringOf(key) === referredOf(key);

function keysOf(table: ObjectId, { before }: Sides): readonly ForeignKey[] {
  return childrenOfKind(before, table, 'foreign-key').filter((key) => !isOfItself(key));
}

/** Whether keys lead from one table to another over such alone as make the same turn. */
function leads(from: ObjectId, to: ObjectId, sides: Sides): boolean {
  const turn = turnOf(from, sides);
  const seen = new Set([from]);
  for (const table of seen) {
    if (table === to) return true;
    if (turn === undefined || turnOf(table, sides) !== turn) continue;
    for (const key of keysOf(table, sides)) seen.add(referredOf(key));
  }
  return false;
}

/** Tables that refer to each other in a circle can take no turn in any order while those keys stand. */
function isOfCircle(key: ForeignKey, sides: Sides): boolean {
  const [from, to] = [referringOf(key), referredOf(key)];
  const turn = turnOf(from, sides);
  return turn !== undefined && turn === turnOf(to, sides) && leads(to, from, sides);
}

/** The keys of a circle wait while their tables take turns. */
export function keysOfCircle(change: Create | Drop | Alter, sides: Sides): readonly ForeignKey[] {
  if (change.verb !== 'alter' || change.before.kind !== 'table') return [];
  if (turnOf(change.before.id, sides) === undefined) return [];
  return keysOf(change.before.id, sides).filter((key) => isOfCircle(key, sides));
}

/** The key while it stands in the way of one of its tables, otherwise the other table, which goes first. */
function first(key: ForeignKey, other: ObjectId, sides: Sides): ObjectId {
  const goes = !sides.after.objects.has(key.id) || isOfCircle(key, sides);
  return goes ? key.id : other;
}

/** What comes before a table's turn, and which turns come before a key is made. */
export function afterTurns(object: SchemaObject, sides: Sides): readonly ObjectId[] {
  if (object.kind === 'foreign-key') {
    const [from, to] = [referringOf(object), referredOf(object)];
    return [
      ...(turnOf(from, sides) === 'unlogged' ? [from] : []),
      ...(turnOf(to, sides) === 'logged' ? [to] : []),
    ];
  }
  if (object.kind !== 'table') return [];
  switch (turnOf(object.id, sides)) {
    case 'unlogged':
      return keysTo(object.id, sides.before)
        .filter((key) => !isOfItself(key))
        .map((key) => first(key, referringOf(key), sides));
    case 'logged':
      return keysOf(object.id, sides).map((key) => first(key, referredOf(key), sides));
    case undefined:
      return [];
  }
}
