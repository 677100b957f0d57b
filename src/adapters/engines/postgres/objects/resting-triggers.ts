import type { ObjectId } from '../../../../domain/schema/id.js';
import type { ObjectKind, SchemaObject } from '../../../../domain/schema/object.js';
import type { EventTrigger } from '../../../../domain/schema/objects/trigger.js';
import type { SchemaState } from '../../../../domain/schema/state.js';

/** What a function may fail on that reads a table or writes into it. */
const felt: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  'table',
  'column',
  'default',
  'primary-key',
  'unique',
  'check',
  'exclusion',
  'foreign-key',
  'partition',
  'inheritance',
  'trigger',
  'rule',
  'view',
  'sequence',
]);

/** All that an object is tied to or speaks of, also through the functions that it calls. */
function told(object: SchemaObject, state: SchemaState, seen: Set<ObjectId>): ReadonlySet<ObjectId> {
  for (const id of [...object.needs, ...(object.mentions ?? [])]) {
    if (seen.has(id)) continue;
    seen.add(id);
    const other = state.objects.get(id);
    if (other?.kind === 'function') told(other, state, seen);
  }
  return seen;
}

type ByTable = ReadonlyMap<ObjectId, readonly EventTrigger[]>;

const known = new WeakMap<SchemaState, ByTable>();

/** The triggers on DDL by what their functions speak of. */
function triggersOf(state: SchemaState): ByTable {
  const found = known.get(state);
  if (found) return found;
  const all = new Map<ObjectId, EventTrigger[]>();
  for (const object of state.objects.values()) {
    if (object.kind !== 'event-trigger') continue;
    for (const id of told(object, state, new Set())) all.set(id, [...(all.get(id) ?? []), object]);
  }
  known.set(state, all);
  return all;
}

/** An object and what it is a part of. */
function withOwners(object: SchemaObject, state: SchemaState): readonly ObjectId[] {
  const owner = state.objects.get(object.parent ?? '');
  return [object.id, ...(owner ? withOwners(owner, state) : [])];
}

/**
 * The triggers on DDL that rest while a thing changes or goes, since their functions speak of it: they would run in the
 * midst of that, and fail.
 * https://www.postgresql.org/docs/current/event-trigger-definition.html
 */
export function restingTriggers(object: SchemaObject, before: SchemaState): readonly SchemaObject[] {
  const triggers = triggersOf(before);
  if (triggers.size === 0 || !felt.has(object.kind)) return [];
  return withOwners(object, before).flatMap((id) => triggers.get(id) ?? []);
}
