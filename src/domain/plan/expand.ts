import type { Alter, Change, Create, Drop } from '../diff/change.js';
import { diff } from '../diff/diff.js';
import { SchemactlError } from '../error.js';
import { equalObjects } from '../schema/equal.js';
import type { ObjectId } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import type { Table } from '../schema/objects/table.js';
import { childrenOf, dependentsOf, find } from '../schema/state.js';
import type { SchemaState } from '../schema/state.js';
import type { Dialect, Rebuild, Sides } from './dialect.js';

/** What is to be done to each object, before it is folded into steps: the diff and all that follows from it. */
export interface Work {
  readonly drops: Map<ObjectId, SchemaObject>;
  readonly creates: Map<ObjectId, SchemaObject>;
  readonly alters: Map<ObjectId, Alter>;
  readonly rebuilds: Map<ObjectId, Rebuild>;
  readonly detours: Map<ObjectId, Detour>;
}

/** An object that holds rows waits in another form while a thing that it needs is made anew. */
export interface Detour {
  readonly before: SchemaObject;
  readonly aside: SchemaObject;
  readonly after: SchemaObject;
  /** The objects that change meanwhile, beside those it needed. */
  readonly during: Set<ObjectId>;
}

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

/** Drops an object, its children and all that needs it; what is there afterwards too is created again. */
function drop(object: SchemaObject, sides: Sides, dialect: Dialect, work: Work): void {
  const queue = [object];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (work.drops.has(next.id)) continue;
    if (holdsRows(next) && sides.after.objects.has(next.id) && !isGivenUp(next, object, work)) {
      stepAside(next, object, sides, dialect, work);
      continue;
    }
    work.drops.set(next.id, next);
    work.alters.delete(next.id);
    work.detours.delete(next.id);
    const again = sides.after.objects.get(next.id);
    if (again) work.creates.set(next.id, again);
    const gone = next;
    queue.push(
      ...childrenOf(sides.before, gone.id),
      ...dependentsOf(sides.before, gone.id).filter((each) => !letsGo(each, gone, sides, dialect)),
      ...(dialect.breaks?.(gone, sides.before) ?? []),
    );
  }
}

/** Whether a dependent is altered in place so that it no longer needs the object, which goes for good. */
function letsGo(dependent: SchemaObject, gone: SchemaObject, sides: Sides, dialect: Dialect): boolean {
  const after = sides.after.objects.get(dependent.id);
  if (!after || sides.after.objects.has(gone.id) || after.needs.includes(gone.id)) return false;
  if (equalObjects(dependent, after)) return false;
  return dialect.way({ verb: 'alter', before: dependent, after }, sides) === 'alone';
}

/** A room that answers for a whole table that it is replaced means its rows too, and says so in an effect. */
function isGivenUp(object: SchemaObject, cause: SchemaObject, work: Work): boolean {
  if (object.kind === 'table') return object === cause;
  return object.kind === 'column' && work.drops.has(object.parent ?? '');
}

/** A table that shares its rows out among partitions holds none itself. */
function holdsRows(object: SchemaObject): boolean {
  if (object.kind === 'virtual-table') return object.holdsRows;
  if (object.kind === 'table') return object.foreign === undefined && object.partitionBy === undefined;
  return object.kind === 'column' && object.generated === undefined;
}

/**
 * Nothing that holds rows is ever replaced, but a table whose room has no other way. It waits in another form, and what stands on it goes meanwhile; a room that
 * knows no such form has no way for this change yet.
 */
function stepAside(
  object: SchemaObject,
  cause: SchemaObject,
  sides: Sides,
  dialect: Dialect,
  work: Work,
): void {
  const known = work.detours.get(object.id);
  if (known) {
    if (object.id !== cause.id) known.during.add(cause.id);
    return;
  }
  const after = sides.after.objects.get(object.id);
  const aside = dialect.aside?.(object, sides);
  if (!after || !aside) throw lossError(object, cause);
  detour({ before: object, after }, aside, object === cause ? [] : [cause.id], sides, dialect, work);
}

function detour(
  { before, after }: Pick<Alter, 'before' | 'after'>,
  aside: SchemaObject,
  during: readonly ObjectId[],
  sides: Sides,
  dialect: Dialect,
  work: Work,
): void {
  work.alters.delete(before.id);
  work.detours.set(before.id, { before, aside, after, during: new Set(during) });
  for (const form of [aside, after]) {
    const change: Alter = { verb: 'alter', before, after: form };
    disturb(change, sides, dialect, work);
    makeWay(change, before, sides, dialect, work);
  }
}

/** Gets out of the way what a change can't happen beside. */
function makeWay(
  change: Create | Drop | Alter,
  cause: SchemaObject,
  sides: Sides,
  dialect: Dialect,
  work: Work,
): void {
  for (const object of dialect.waits?.(change, sides) ?? []) {
    if (!sides.after.objects.has(object.id) || work.drops.has(object.id)) continue;
    if (holdsRows(object)) stepAside(object, cause, sides, dialect, work);
    else drop(object, sides, dialect, work);
  }
}

function lossError(object: SchemaObject, cause: SchemaObject): SchemactlError {
  return new SchemactlError(
    'UNSUPPORTED',
    `changing ${cause.id} would mean dropping ${object.id} with its data`,
    {
      hint: 'Make this change by hand in a revision of its own (schemactl new NAME).',
      place: { object: cause.id },
    },
  );
}

function disturb(change: Alter | Rebuild, sides: Sides, dialect: Dialect, work: Work): void {
  const { id } = change.before;
  for (const dependent of [...childrenOf(sides.before, id), ...dependentsOf(sides.before, id)]) {
    if (dialect.disturbs(change, dependent, sides)) drop(dependent, sides, dialect, work);
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
