import { diff } from '../diff/diff.js';
import type { Rename } from '../diff/change.js';
import type { RenameIntent } from '../diff/rename.js';
import { pathAs, renameInState, withPath } from '../diff/rename.js';
import { objectId } from '../schema/id.js';
import type { ObjectId } from '../schema/id.js';
import { nameOf } from '../schema/object.js';
import type { SchemaObject } from '../schema/object.js';
import type { SchemaState } from '../schema/state.js';
import { childrenOf, dependentsOf, schemaState } from '../schema/state.js';

/** A state led through renames: what had to go first, each rename with the states around it, and where it ends. */
export interface RenameCourse {
  /** The state without the objects that hold a name which a rename takes. */
  readonly cleared: SchemaState;
  readonly moves: readonly RenameMove[];
  readonly renamed: SchemaState;
}

export interface RenameMove {
  readonly change: Rename;
  readonly before: SchemaState;
  readonly after: SchemaState;
}

/** Two intents that would swap names go through a third one, which ends in this. */
const temporary = '__schemactl_swap';

function target(state: SchemaState, intent: RenameIntent): ObjectId | undefined {
  const object = state.objects.get(intent.id);
  return object && objectId(object.kind, pathAs(object, intent.to));
}

/** The names that an object takes beside its id, as the engine shares them out among its kinds. */
export type Occupies = (object: SchemaObject) => readonly string[];

const nothing: Occupies = () => [];

/** Whatever has a name that a renamed object is to take. */
function holders(state: SchemaState, intent: RenameIntent, occupies: Occupies): readonly ObjectId[] {
  const object = state.objects.get(intent.id);
  const to = target(state, intent);
  if (!object || to === undefined || to === intent.id) return [];
  const own = occupies(object);
  const names = occupies(withPath(object, pathAs(object, intent.to), object.parent));
  const wanted = new Set(names.filter((name) => !own.includes(name)));
  if (wanted.size === 0) return state.objects.has(to) ? [to] : [];
  return [...state.objects.values()]
    .filter((each) => each.id !== intent.id)
    .filter((each) => each.id === to || occupies(each).some((name) => wanted.has(name)))
    .map(({ id }) => id);
}

/**
 * Carries out rename intents one after the other. An object that holds a name to be taken, and isn't renamed itself,
 * is cleared away first; names that are swapped go through a temporary one. An intent whose object is gone is inert.
 */
export function courseOf(
  before: SchemaState,
  intents: readonly RenameIntent[],
  occupies: Occupies = nothing,
): RenameCourse {
  const cleared = withoutHolders(before, intents, occupies);
  const moves: RenameMove[] = [];
  let state = cleared;
  const queue = [...intents];
  let postponed = 0;
  for (let intent = queue.shift(); intent !== undefined; intent = queue.shift()) {
    const to = target(state, intent);
    if (to === undefined || to === intent.id) continue;
    const taken = holders(state, intent, occupies).length > 0;
    if (taken && postponed < queue.length) {
      queue.push(intent);
      postponed++;
      continue;
    }
    postponed = 0;
    const step = taken ? aside(state, intent) : intent;
    const { state: next, change } = renameInState(state, step);
    moves.push({ change, before: state, after: next });
    if (taken) queue.push({ id: change.after.id, to: intent.to });
    state = next;
  }
  return { cleared, moves, renamed: state };
}

/** The intents that lead back, in the order in which they must be carried out. */
export function inverseIntents(course: RenameCourse): readonly RenameIntent[] {
  return course.moves.map(({ change }) => ({ id: change.after.id, to: nameOf(change.before) })).reverse();
}

function aside(state: SchemaState, { id, to }: RenameIntent): RenameIntent {
  const object = state.objects.get(id);
  return { id, to: object ? (pathAs(object, to, temporary).at(-1) ?? to) : to };
}

function withoutHolders(
  state: SchemaState,
  intents: readonly RenameIntent[],
  occupies: Occupies,
): SchemaState {
  const moving = new Set(intents.map((intent) => intent.id));
  const gone = new Set<ObjectId>();
  const queue: ObjectId[] = intents
    .flatMap((intent) => holders(state, intent, occupies))
    .filter((id) => !moving.has(id));
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (gone.has(id)) continue;
    gone.add(id);
    for (const object of [...childrenOf(state, id), ...dependentsOf(state, id)]) queue.push(object.id);
  }
  if (gone.size === 0) return state;
  const rest = [...state.objects.values()].filter((object) => !gone.has(object.id));
  return schemaState(state.engine, rest, state.unmanaged);
}

/** Whether the course changes anything at all. */
export function isStill(course: RenameCourse): boolean {
  return course.moves.length === 0 && diff(course.cleared, course.renamed).changes.length === 0;
}
