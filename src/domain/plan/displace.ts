import type { Alter, Create, Drop } from '../diff/change.js';
import { SchemactlError } from '../error.js';
import { equalObjects } from '../schema/equal.js';
import type { ObjectId } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import { childrenOf, dependentsOf } from '../schema/state.js';
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

/** Drops an object, its children and all that needs it; what is there afterwards too is created again. */
export function drop(object: SchemaObject, sides: Sides, dialect: Dialect, work: Work): void {
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
export function holdsRows(object: SchemaObject): boolean {
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

export function detour(
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
export function makeWay(
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

export function disturb(change: Alter | Rebuild, sides: Sides, dialect: Dialect, work: Work): void {
  const { id } = change.before;
  for (const dependent of [...childrenOf(sides.before, id), ...dependentsOf(sides.before, id)]) {
    if (dialect.disturbs(change, dependent, sides)) drop(dependent, sides, dialect, work);
  }
}
