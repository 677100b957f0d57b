import { equalObjects } from '../schema/equal.js';
import type { SchemaObject } from '../schema/object.js';
import { kindRank } from '../schema/object.js';
import type { SchemaState } from '../schema/state.js';
import { schemaState } from '../schema/state.js';
import { compareText } from '../schema/text.js';
import type { Change, SchemaDiff } from './change.js';
import { subjectOf } from './change.js';
import type { RenameIntent } from './rename.js';
import { renameInState } from './rename.js';

function inReadingOrder(a: Change, b: Change): number {
  const left = subjectOf(a);
  const right = subjectOf(b);
  return kindRank(left.kind) - kindRank(right.kind) || compareText(left.id, right.id);
}

const known = new WeakMap<SchemaState, WeakMap<SchemaState, SchemaDiff>>();

/**
 * The Changes that lead from one state to another, compared by id and by plain equality of facets. States never change,
 * so that a pair that was compared once, in whichever direction, isn't compared again.
 */
export function diff(before: SchemaState, after: SchemaState): SchemaDiff {
  const fromHere = known.get(before) ?? new WeakMap<SchemaState, SchemaDiff>();
  known.set(before, fromHere);
  const back = known.get(after)?.get(before);
  const found = fromHere.get(after) ?? (back ? backwards(back) : compare(before, after));
  fromHere.set(after, found);
  return found;
}

function backwards({ changes }: SchemaDiff): SchemaDiff {
  return { changes: changes.map(reverseChange).sort(inReadingOrder) };
}

function compare(before: SchemaState, after: SchemaState): SchemaDiff {
  if (before === after) return { changes: [] };
  const changes: Change[] = [];
  for (const object of after.objects.values()) {
    const old = before.objects.get(object.id);
    if (!old) changes.push({ verb: 'create', object });
    else if (!equalObjects(old, object)) changes.push({ verb: 'alter', before: old, after: object });
  }
  for (const object of before.objects.values()) {
    if (!after.objects.has(object.id)) changes.push({ verb: 'drop', object });
  }
  return { changes: changes.sort(inReadingOrder) };
}

/** The same with renames applied first: they lead the list, the rest is compared after them. */
export function diffWithRenames(
  before: SchemaState,
  after: SchemaState,
  intents: readonly RenameIntent[],
): SchemaDiff {
  const renames: Change[] = [];
  let state = before;
  for (const intent of intents) {
    const step = renameInState(state, intent);
    renames.push(step.change);
    state = step.state;
  }
  return { changes: [...renames, ...diff(state, after).changes] };
}

/** The same diff read backwards. */
export function reverse(difference: SchemaDiff): SchemaDiff {
  const renames = difference.changes.filter((change) => change.verb === 'rename').reverse();
  const rest = difference.changes.filter((change) => change.verb !== 'rename');
  return { changes: [...rest.map(reverseChange), ...renames.map(reverseChange)] };
}

function reverseChange(change: Change): Change {
  switch (change.verb) {
    case 'create':
      return { verb: 'drop', object: change.object };
    case 'drop':
      return { verb: 'create', object: change.object };
    case 'alter':
      return { verb: 'alter', before: change.after, after: change.before };
    case 'rename':
      return { verb: 'rename', before: change.after, after: change.before };
  }
}

/** The state that results from applying the changes, one after the other, to a state. */
export function apply(state: SchemaState, difference: SchemaDiff): SchemaState {
  let current = state;
  let pending: Change[] = [];
  const settle = (): void => {
    current = applyPlain(current, pending);
    pending = [];
  };
  for (const change of difference.changes) {
    if (change.verb !== 'rename') {
      pending.push(change);
      continue;
    }
    settle();
    current = renameInState(current, { id: change.before.id, to: change.after.path.at(-1) ?? '' }).state;
  }
  settle();
  return current;
}

function applyPlain(state: SchemaState, changes: readonly Change[]): SchemaState {
  if (changes.length === 0) return state;
  const objects = new Map<string, SchemaObject>(state.objects);
  for (const change of changes) {
    if (change.verb === 'drop') objects.delete(change.object.id);
    else objects.set(subjectOf(change).id, subjectOf(change));
  }
  return schemaState(state.engine, objects.values(), state.unmanaged);
}
