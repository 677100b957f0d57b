import type { Sides } from '../../../../domain/plan/dialect.js';
import { objectId } from '../../../../domain/schema/id.js';
import type { ObjectId } from '../../../../domain/schema/id.js';
import type { SchemaObject } from '../../../../domain/schema/object.js';
import type { Operator } from '../../../../domain/schema/objects/plain.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { quoteName } from '../sql/quote.js';

/** An operator's name is never quoted. */
export const nameText = ([schema = '', name = '']: readonly string[]): string =>
  `${quoteName(schema)}.${name}`;

/** How one operator names another. */
export const links = ['commutator', 'negator'] as const;
export type Link = (typeof links)[number];

/** The operands of the operator that the link means: a commutator has them swapped. */
function operandsOf({ left = 'NONE', right, signature }: Operator, link: Link): string {
  return link === 'commutator' ? `${right}, ${left}` : signature;
}

/** The operator that the link means. */
export function linkedId(operator: Operator, link: Link): ObjectId | undefined {
  const path = operator[link];
  if (path === undefined) return undefined;
  return objectId('operator', [path[0] ?? '', `${path[1] ?? ''}(${operandsOf(operator, link)})`]);
}

/** `name (left, right)`. */
const signed = (path: readonly string[], operands: string): string => `${nameText(path)} (${operands})`;

/**
 * The shells that go with an operator: the server makes one of each commutator and negator that isn't there yet, and
 * keeps it, though it holds its schema and its operands' types, and no list of operators shows it. Of other schemas
 * only a part may be known, so that what seems to be a shell there could be an operator.
 */
export function shellsOf(operator: Operator, sides: Sides): readonly string[] {
  const isShell = (link: Link): boolean => {
    const id = linkedId(operator, link);
    if (id === undefined || operator[link]?.[0] !== operator.path[0]) return false;
    const isMade = sides.before.objects.has(id) || sides.after.objects.has(id);
    const isNamed = (other: Operator): boolean =>
      other.id !== operator.id && links.some((each) => linkedId(other, each) === id);
    return !isMade && !operatorsOf(sides.after).some(isNamed);
  };
  const texts = links.filter(isShell).map((link) => signed(operator[link] ?? [], operandsOf(operator, link)));
  return [...new Set(texts)];
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
