import type { SchemaObject } from './object.js';
import type { SchemaState } from './state.js';

const uncompared: ReadonlySet<string> = new Set([
  'needs',
  'mentions',
  'ordinal',
  'fixed',
  'inherited',
  'remarks',
  'written',
]);

/** Plain equality of data. */
export function equalValues(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  return equalFields(a as Record<string, unknown>, b as Record<string, unknown>, new Set());
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

/** Options keep the order in which they were given, so that a copy prints alike; it says nothing. */
function equalFacet(key: string, a: unknown, b: unknown): boolean {
  if (key !== 'options' || !isTexts(a) || !isTexts(b)) return equalValues(a, b);
  return equalValues([...a].sort(), [...b].sort());
}

function equalFields(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
  ignored: ReadonlySet<string>,
): boolean {
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (!ignored.has(key) && !equalFacet(key, a[key], b[key])) return false;
  }
  return true;
}

/** Whether two objects have equal facets; those that are never compared are none. */
export function equalObjects(a: SchemaObject, b: SchemaObject): boolean {
  return a === b || equalFields({ ...a }, { ...b }, uncompared);
}

/** The names of the facets in which two objects of one kind differ, sorted. */
export function differingFacets(a: SchemaObject, b: SchemaObject): readonly string[] {
  const left: Readonly<Record<string, unknown>> = { ...a };
  const right: Readonly<Record<string, unknown>> = { ...b };
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
