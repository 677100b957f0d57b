import type { Sides } from '../../../../domain/plan/dialect.js';
import { equalValues } from '../../../../domain/schema/equal.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { ObjectOf, SchemaObject } from '../../../../domain/schema/object.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { isReplaceable } from './routine-alter.js';

/** What an expression calls by a name that others of its kind may have too. */
type Overload = ObjectOf<'function' | 'aggregate' | 'operator'>;

function isOverload(object: SchemaObject): object is Overload {
  return object.kind === 'function' || object.kind === 'aggregate' || object.kind === 'operator';
}

/** Whether an operator or a function is called, and under which name. */
function nameOfCall({ kind, path, name }: Overload): string {
  return JSON.stringify([kind === 'operator', path[0], name]);
}

const overloads = new WeakMap<SchemaState, ReadonlyMap<string, readonly Overload[]>>();

function overloadsIn(state: SchemaState): ReadonlyMap<string, readonly Overload[]> {
  const known = overloads.get(state);
  if (known) return known;
  const found = new Map<string, Overload[]>();
  for (const object of state.objects.values()) {
    if (!isOverload(object)) continue;
    const list = found.get(nameOfCall(object));
    if (list) list.push(object);
    else found.set(nameOfCall(object), [object]);
  }
  overloads.set(state, found);
  return found;
}

/** With how few and how many arguments it can be called. */
function arityOf(object: Overload): readonly [least: number, most: number] {
  if (object.kind === 'operator') return object.left === undefined ? [1, 1] : [2, 2];
  if (object.kind === 'aggregate') {
    const count = object.signature === '' ? 0 : object.signature.split(', ').length;
    return [count, object.arguments.includes('VARIADIC ') ? Infinity : count];
  }
  const inputs = object.arguments.filter(({ mode }) => mode !== 'out' && mode !== 'table');
  const isOpen = inputs.some(({ mode }) => mode === 'variadic');
  const needed = inputs.filter((each) => each.default === undefined && each.mode !== 'variadic');
  return [needed.length, isOpen ? Infinity : inputs.length];
}

function canBeConfused(a: Overload, b: Overload): boolean {
  const [[least, most], [otherLeast, otherMost]] = [arityOf(a), arityOf(b)];
  return least <= otherMost && otherLeast <= most;
}

/** Whether calls can mean it that couldn't before. */
function isNewToCalls(object: Overload, { before }: Sides): boolean {
  const old = before.objects.get(object.id);
  if (!old) return true;
  if (old.kind !== 'function' || object.kind !== 'function' || !isReplaceable(old, object)) return false;
  return !equalValues(arityOf(old), arityOf(object));
}

/**
 * What goes before a new overload comes: while both stand, a call could mean either, and the text of an expression
 * doesn't say which.
 */
export function overloadsThatGo(object: SchemaObject, sides: Sides): readonly ObjectId[] {
  if (!isOverload(object) || !isNewToCalls(object, sides)) return [];
  return (overloadsIn(sides.before).get(nameOfCall(object)) ?? [])
    .filter(({ id }) => id !== object.id && !sides.after.objects.has(id))
    .filter((other) => canBeConfused(other, object))
    .map(({ id }) => id);
}
