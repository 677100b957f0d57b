import { objectId } from '../../../../domain/schema/id.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Operator } from '../../../../domain/schema/objects/plain.js';
import type { SchemaState } from '../../../../domain/schema/state.js';

/** How one operator names another. */
export const links = ['commutator', 'negator'] as const;
export type Link = (typeof links)[number];

/** The operator that the link means: a commutator has the operands swapped. */
export function linkedId(operator: Operator, link: Link): ObjectId | undefined {
  const path = operator[link];
  if (path === undefined) return undefined;
  const { left = 'NONE', right, signature } = operator;
  const operands = link === 'commutator' ? `${right}, ${left}` : signature;
  return objectId('operator', [path[0] ?? '', `${path[1] ?? ''}(${operands})`]);
}

const operators = new WeakMap<SchemaState, readonly Operator[]>();

function operatorsOf(state: SchemaState): readonly Operator[] {
  const known = operators.get(state);
  if (known) return known;
  const found = [...state.objects.values()].filter((object) => object.kind === 'operator');
  operators.set(state, found);
  return found;
}

/**
 * The operators that keep a link to one that goes, since it has no such link back: with an operator the server takes
 * away only the links of those that it links to itself, and others point to nothing from then on.
 */
export function linkedInVain(object: SchemaObject, state: SchemaState): readonly Operator[] {
  if (object.kind !== 'operator') return [];
  const isInVain = (other: Operator): boolean =>
    links.some((link) => linkedId(other, link) === object.id && linkedId(object, link) !== other.id);
  return operatorsOf(state).filter((other) => other.id !== object.id && isInVain(other));
}
