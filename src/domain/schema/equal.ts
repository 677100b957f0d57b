import type { SchemaObject } from './object.js';
import type { SchemaState } from './state.js';

const uncompared: ReadonlySet<string> = new Set([
  'needs',
  'mentions',
  'ordinal',
  'fixed',
  'notNullChosen',
  'remarks',
  'written',
  'unfilled',
]);

const nothing: ReadonlySet<string> = new Set();

type Fields = Readonly<Record<string, unknown>>;

/** The compiler gives no index to an interface, though it is data as any other. */
const fieldsOf = (data: object): Fields => data as Fields;

/** Plain equality of data; a field that is undefined is one that is absent. */
export function equalValues(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && equalLists(a, b);
  return equalFields(fieldsOf(a), fieldsOf(b), nothing);
}

function equalLists(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => equalValues(each, b[index]));
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

/**
 * Options keep the order in which they were given, so that a copy prints alike; it says nothing. Whether a part is also
 * its table's own is a question only where there are tables above on both sides.
 */
function equalFacet(key: string, a: unknown, b: unknown): boolean {
  if (key === 'inherited' && (a === undefined || b === undefined)) return true;
  if (key !== 'options' || !isTexts(a) || !isTexts(b)) return equalValues(a, b);
  return equalValues([...a].sort(), [...b].sort());
}

/** Every object of two states passes through here, so that nothing is copied to be compared. */
function equalFields(a: Fields, b: Fields, ignored: ReadonlySet<string>): boolean {
  for (const key in a) if (!ignored.has(key) && !equalFacet(key, a[key], b[key])) return false;
  for (const key in b) {
    if (a[key] === undefined && !ignored.has(key) && !equalFacet(key, a[key], b[key])) return false;
  }
  return true;
}

/** Whether two objects have equal facets; those that are never compared are none. */
export function equalObjects(a: SchemaObject, b: SchemaObject): boolean {
  return a === b || equalFields(fieldsOf(a), fieldsOf(b), uncompared);
}

/** The names of the facets in which two objects of one kind differ, sorted. */
export function differingFacets(a: SchemaObject, b: SchemaObject): readonly string[] {
  const [left, right] = [fieldsOf(a), fieldsOf(b)];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].filter((key) => !uncompared.has(key) && !equalFacet(key, left[key], right[key])).sort();
}

/** Whether two states hold equal objects under equal ids. */
export function equalStates(a: SchemaState, b: SchemaState): boolean {
  if (a.objects.size !== b.objects.size) return false;
  for (const [id, object] of a.objects) {
    const other = b.objects.get(id);
    if (!other || !equalObjects(object, other)) return false;
  }
  return true;
}
