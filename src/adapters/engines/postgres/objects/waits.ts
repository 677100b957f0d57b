import type { Alter, Create, Drop } from '../../../../domain/diff/change.js';
import type { Sides } from '../../../../domain/plan/dialect.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import { columnsAround } from './domain-users.js';
import { forgottenBy } from './extension-dependency.js';
import { comeAgainWith } from './foster.js';
import { waitsToBeHandedDown } from './handed-down.js';
import { linksAbove, stands } from './kinship.js';
import { keysOfCircle } from './logged-keys.js';
import { keysInTheWay } from './partition-key.js';
import { keysMeanwhile } from './referring-keys.js';
import { ofEarlierTimes } from './over-time.js';
import { restingTriggers } from './resting-triggers.js';
import { rowsInside } from './rows-inside.js';
import { takenAlong } from './twins.js';

/** The domain that gets a rule which its values are checked against at once. */
function ruled(change: Create | Alter): string | undefined {
  const after = change.verb === 'create' ? change.object : change.after;
  if (after.kind === 'domain-check') return after.notValid ? undefined : after.parent;
  if (change.verb === 'create' || change.before.kind !== 'domain' || after.kind !== 'domain')
    return undefined;
  return after.notNull && !change.before.notNull ? after.id : undefined;
}

/** The index that a part goes from: the server drops no part while the whole stands. */
function wholeOf(part: SchemaObject, { before, after }: Sides): readonly SchemaObject[] {
  if (!('partOf' in part)) return [];
  const isBound = linksAbove(part.parent, before).some((link) => stands(link, { before, after }));
  const whole = before.objects.get(part.partOf ?? '');
  return whole && isBound ? [whole] : [];
}

/**
 * The columns that must be of another type while a domain gets a new rule; the indexes that a table which is attached
 * would take along, and constraints that it gets anew; the whole of an index of which a part goes; the foreign keys to
 * rows that leave with a partition; the tables whose partition keys can't change; rows inside of others; keys of tables
 * that become logged together; columns that are handed down or come again from above; what the server forgets;
 * triggers on DDL whose functions speak of what changes.
 */
export function waits(change: Create | Drop | Alter, sides: Sides): readonly SchemaObject[] {
  const handedDown = change.verb === 'drop' ? [] : waitsToBeHandedDown(change, sides);
  return [
    ...keysInTheWay(change, sides),
    ...rowsInside(change, sides),
    ...keysOfCircle(change, sides),
    ...waitingFor(change, sides),
    ...handedDown,
    ...comeAgainWith(change, sides),
    ...restingTriggers(change.verb === 'alter' ? change.before : change.object, sides.before),
  ];
}

function waitingFor(change: Create | Drop | Alter, sides: Sides): readonly SchemaObject[] {
  if (change.verb === 'drop')
    return [...wholeOf(change.object, sides), ...keysMeanwhile(change.object, sides)];
  if (change.verb === 'create' && change.object.kind === 'partition') {
    const { parent } = change.object;
    return [...takenAlong(parent, sides), ...ofEarlierTimes(parent, sides)];
  }
  const domain = ruled(change);
  if (domain === undefined) return change.verb === 'alter' ? forgottenBy(change, sides) : [];
  return columnsAround(domain, sides.before).filter(({ generated }) => !generated);
}
