import { statement } from '../../../../domain/plan/statement.js';
import type { Statement } from '../../../../domain/plan/statement.js';
import { nameOf } from '../../../../domain/schema/object.js';
import type { Subscription } from '../../../../domain/schema/objects/replication.js';
import { nameList, quoteLiteral, quoteName } from '../sql/quote.js';
import type { ObjectSql } from './object-sql.js';
import { sameNames } from './object-sql.js';

/** What every server gives a subscription by itself; the rest is always said. */
const usual: ReadonlySet<string> = new Set([
  'binary = false',
  'disable_on_error = false',
  'failover = false',
  'origin = any',
  'password_required = true',
  'run_as_owner = false',
  'synchronous_commit = off',
  'two_phase = false',
]);

/** What the server changes only while it is connected to the publisher, or not at all. */
const fixed = /^(?:two_phase|failover) /;

const slotText = (slot: string | undefined): string =>
  `slot_name = ${slot === undefined ? 'NONE' : quoteLiteral(slot)}`;

function alter(name: string, action: string, { id }: Subscription): Statement {
  return statement(`ALTER SUBSCRIPTION ${quoteName(name)} ${action}`, [id]);
}

/** It is made without a word to its publisher, and switched on by whoever wants its changes here. */
function create(object: Subscription): Statement {
  const options = object.options.filter((option) => !usual.has(option));
  const clauses = ['connect = false', slotText(object.slot), ...options].join(', ');
  const lines = [
    `CREATE SUBSCRIPTION ${quoteName(nameOf(object))}`,
    `CONNECTION ${quoteLiteral(object.connection)}`,
    `PUBLICATION ${nameList(object.publications)}`,
    `WITH (${clauses})`,
  ];
  return statement(lines.join('\n  '), [object.id]);
}

/** Only one without a slot goes in a transaction; the slot stays with the publisher. */
function drop(object: Subscription): readonly Statement[] {
  const name = nameOf(object);
  const released = [alter(name, 'DISABLE', object), alter(name, `SET (${slotText(undefined)})`, object)];
  return [
    ...(object.slot === undefined ? [] : released),
    statement(`DROP SUBSCRIPTION ${quoteName(name)}`, [object.id]),
  ];
}

function changes(before: Subscription, after: Subscription): readonly Statement[] {
  const set = [
    ...(before.slot === after.slot ? [] : [slotText(after.slot)]),
    ...after.options.filter((option) => !before.options.includes(option)),
  ];
  const actions = [
    ...(before.connection === after.connection ? [] : [`CONNECTION ${quoteLiteral(after.connection)}`]),
    ...(sameNames(before.publications, after.publications)
      ? []
      : [`SET PUBLICATION ${nameList(after.publications)} WITH (refresh = false)`]),
    ...(set.length === 0 ? [] : [`SET (${set.join(', ')})`]),
  ];
  return actions.map((action) => alter(nameOf(after), action, after));
}

/** The SQL of subscriptions. https://www.postgresql.org/docs/current/sql-createsubscription.html */
export const subscriptionSql: ObjectSql<Subscription> = {
  way(before, after) {
    const lasting = ({ options }: Subscription): string => options.filter((each) => fixed.test(each)).join();
    return lasting(before) === lasting(after) ? 'alone' : 'replace';
  },
  create: (object) => [create(object)],
  drop,
  alter: changes,
  rename: (before, after) => [alter(nameOf(before), `RENAME TO ${quoteName(nameOf(after))}`, after)],
};
