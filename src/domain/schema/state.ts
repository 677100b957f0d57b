import type { ObjectId } from './id.js';
import type { ObjectKind, ObjectOf, SchemaObject } from './object.js';
import { compareText } from './text.js';

/** What a database holds and this version does not model: reported by name, never dropped. */
export interface Unmanaged {
  readonly kind: string;
  readonly name: string;
}

/** One schema as immutable data: every object by its id, in the order of the ids. */
export interface SchemaState {
  readonly engine: string;
  readonly objects: ReadonlyMap<ObjectId, SchemaObject>;
  readonly unmanaged: readonly Unmanaged[];
  /** What was read too and isn't in question, since it is out of scope: never compared, never written. */
  readonly outside?: readonly SchemaObject[] | undefined;
}

/** Makes a state from objects in any order; the same objects give the same state, byte for byte. */
export function schemaState(
  engine: string,
  objects: Iterable<SchemaObject>,
  unmanaged: readonly Unmanaged[] = [],
): SchemaState {
  const sorted = [...objects].sort((a, b) => compareText(a.id, b.id));
  return {
    engine,
    objects: new Map(sorted.map((object) => [object.id, object])),
    unmanaged: [...unmanaged].sort((a, b) => compareText(a.kind, b.kind) || compareText(a.name, b.name)),
  };
}

/** The state of an empty database. */
export function emptyState(engine: string): SchemaState {
  return schemaState(engine, []);
}

interface StateIndex {
  readonly children: ReadonlyMap<ObjectId, readonly SchemaObject[]>;
  readonly dependents: ReadonlyMap<ObjectId, readonly SchemaObject[]>;
}

const indexes = new WeakMap<SchemaState, StateIndex>();

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function indexOf(state: SchemaState): StateIndex {
  const known = indexes.get(state);
  if (known) return known;
  const children = new Map<ObjectId, SchemaObject[]>();
  const dependents = new Map<ObjectId, SchemaObject[]>();
  for (const object of state.objects.values()) {
    if (object.parent !== undefined) push(children, object.parent, object);
    for (const need of object.needs) push(dependents, need, object);
  }
  const index = { children, dependents };
  indexes.set(state, index);
  return index;
}

/** The objects whose parent is `id`, in the order of their ids. */
export function childrenOf(state: SchemaState, id: ObjectId): readonly SchemaObject[] {
  return indexOf(state).children.get(id) ?? [];
}

/** The objects that name `id` in their `needs` (children not among them), in the order of their ids. */
export function dependentsOf(state: SchemaState, id: ObjectId): readonly SchemaObject[] {
  return indexOf(state).dependents.get(id) ?? [];
}

/** The children of one kind. */
export function childrenOfKind<Kind extends ObjectKind>(
  state: SchemaState,
  id: ObjectId,
  kind: Kind,
): readonly ObjectOf<Kind>[] {
  return childrenOf(state, id).filter((child): child is ObjectOf<Kind> => child.kind === kind);
}

/** The object of that id and kind, or undefined. */
export function find<Kind extends ObjectKind>(
  state: SchemaState,
  kind: Kind,
  id: ObjectId | undefined,
): ObjectOf<Kind> | undefined {
  const object = id === undefined ? undefined : state.objects.get(id);
  return object?.kind === kind ? (object as ObjectOf<Kind>) : undefined;
}
