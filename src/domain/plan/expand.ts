import type { Alter, Change } from '../diff/change.js';
import { diff } from '../diff/diff.js';
import { SchemactlError } from '../error.js';
import type { ObjectId } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import type { Table } from '../schema/objects/table.js';
import { find } from '../schema/state.js';
import type { SchemaState } from '../schema/state.js';
import type { Dialect, Rebuild, Sides } from './dialect.js';
import type { Work } from './displace.js';
import { detour, disturb, drop, holdsRows, makeWay } from './displace.js';

/**
 * Expands the difference of two states into the work it takes on one engine: an object that can't be altered is
 * replaced, a table that can't be is rebuilt, and whatever stands on a thing that must go is dropped before it and
 * comes back after it.
 */
export function expand(sides: Sides, dialect: Dialect): Work {
  const work: Work = {
    drops: new Map(),
    creates: new Map(),
    alters: new Map(),
    rebuilds: new Map(),
    detours: new Map(),
  };
  const changes = diff(sides.before, sides.after).changes;
  for (const change of changes) take(change, sides, dialect, work);
  settle(sides, dialect, work);
  return work;
}

/**
 * How an object that is to be altered in place could give way meanwhile: dropped and created again, or, where it holds
 * rows, aside in another form.
 */
export function escapeOf(
  id: ObjectId,
  sides: Sides,
  dialect: Dialect,
  work: Work,
): 'anew' | 'aside' | undefined {
  const change = work.alters.get(id);
  if (!change) return undefined;
  if (!holdsRows(change.before)) return 'anew';
  return dialect.aside?.(change.before, sides) ? 'aside' : undefined;
}

/** Lets what was to be altered in place give way, with all that stands on it. */
export function giveWay(id: ObjectId, sides: Sides, dialect: Dialect, work: Work): void {
  const change = work.alters.get(id);
  if (!change) return;
  const form = holdsRows(change.before) ? dialect.aside?.(change.before, sides) : undefined;
  if (form) detour(change, form, [], sides, dialect, work);
  else drop(change.before, sides, dialect, work);
  settle(sides, dialect, work);
}

function take(change: Change, sides: Sides, dialect: Dialect, work: Work): void {
  switch (change.verb) {
    case 'create':
      work.creates.set(change.object.id, change.object);
      return;
    case 'drop':
      drop(change.object, sides, dialect, work);
      return;
    case 'alter':
      if (!work.drops.has(change.before.id) && !work.detours.has(change.before.id)) {
        alter(change, sides, dialect, work);
      }
      return;
    case 'rename':
      throw new SchemactlError('INTERNAL', 'a rename must be carried out before the rest is expanded');
  }
}

function alter(change: Alter, sides: Sides, dialect: Dialect, work: Work): void {
  switch (dialect.way(change, sides)) {
    case 'alone':
      work.alters.set(change.before.id, change);
      disturb(change, sides, dialect, work);
      makeWay(change, change.after, sides, dialect, work);
      return;
    case 'replace':
      drop(change.before, sides, dialect, work);
      return;
    case 'rebuild':
      rebuild(tableOf(change.before, sides.before), sides, dialect, work);
      return;
    case 'implied':
      return;
  }
}

/** The table that an object belongs to, following its parents. */
function tableOf(object: SchemaObject, state: SchemaState): Table {
  for (
    let current: SchemaObject | undefined = object;
    current !== undefined;
    current = parentOf(current, state)
  ) {
    if (current.kind === 'table') return current;
  }
  throw new SchemactlError('INTERNAL', `${object.id} has no table to rebuild`);
}

function parentOf(object: SchemaObject, state: SchemaState): SchemaObject | undefined {
  return object.parent === undefined ? undefined : state.objects.get(object.parent);
}

function rebuild(table: Table, sides: Sides, dialect: Dialect, work: Work): void {
  if (work.rebuilds.has(table.id)) return;
  const before = find(sides.before, 'table', table.id);
  const after = find(sides.after, 'table', table.id);
  if (!before || !after)
    throw new SchemactlError('INTERNAL', `${table.id} can't be rebuilt: it doesn't stay`);
  const change: Rebuild = { verb: 'rebuild', before, after };
  work.rebuilds.set(table.id, change);
  disturb(change, sides, dialect, work);
}

/** Asks the room about each create and drop below a parent that stays, until no answer adds anything new. */
function settle(sides: Sides, dialect: Dialect, work: Work): void {
  const asked = new Set<string>();
  let fresh = true;
  while (fresh) {
    fresh = false;
    for (const [id, object] of [...work.drops]) {
      const key = `drop ${id}`;
      if (asked.has(key) || !staysUnder(object, sides.before, work)) continue;
      asked.add(key);
      fresh = true;
      place({ verb: 'drop', object }, sides, dialect, work);
    }
    for (const [id, object] of [...work.creates]) {
      const key = `create ${id}`;
      if (asked.has(key) || !staysUnder(object, sides.after, work)) continue;
      asked.add(key);
      fresh = true;
      place({ verb: 'create', object }, sides, dialect, work);
    }
  }
}

function staysUnder(object: SchemaObject, state: SchemaState, work: Work): boolean {
  const { parent } = object;
  if (parent === undefined) return false;
  return !work.drops.has(parent) && !work.creates.has(parent) && state.objects.has(parent);
}

function place(
  change: Exclude<Change, Alter | { verb: 'rename' }>,
  sides: Sides,
  dialect: Dialect,
  work: Work,
): void {
  switch (dialect.way(change, sides)) {
    case 'alone':
    case 'replace':
      makeWay(change, change.object, sides, dialect, work);
      return;
    case 'rebuild':
      rebuild(
        tableOf(change.object, change.verb === 'drop' ? sides.before : sides.after),
        sides,
        dialect,
        work,
      );
      return;
    case 'implied':
      if (change.verb === 'drop') work.drops.delete(change.object.id);
      else work.creates.delete(change.object.id);
  }
}
