import type { Both } from '../../../witness/seed-facts.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { qualified } from '../sql/quote.js';
import type { NumberRange, TypeShape } from './type-shape.js';
import { lengthOf, numberRange, typeShape } from './type-shape.js';
import { boldNumbers, boldTexts, plainNumbers, plainTexts, typeValues } from './type-values.js';
import type { TypeValues } from './type-values.js';

const labels = new WeakMap<SchemaState, ReadonlyMap<string, readonly string[]>>();

/** The labels of every enum of a state by the spelling that a column's type has. */
function labelsOf(state: SchemaState): ReadonlyMap<string, readonly string[]> {
  const known = labels.get(state);
  if (known) return known;
  const found = new Map<string, readonly string[]>();
  for (const object of state.objects.values()) {
    if (object.kind === 'enum') found.set(qualified(object.path), object.values);
  }
  labels.set(state, found);
  return found;
}

/** The labels that an enum has on both sides: first and last are the edges. */
function labelValues({ state, fitting }: Both, shape: TypeShape): TypeValues | undefined {
  const before = labelsOf(state).get(shape.name);
  if (!before) return undefined;
  const after = new Set(labelsOf(fitting).get(shape.name) ?? before);
  const both = before.filter((label) => after.has(label));
  return { bold: [...both.slice(-1), ...both.slice(0, -1)], plain: both };
}

function arrayValues({ bold, plain }: TypeValues): TypeValues {
  const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
  const [first = '1', second = first] = bold;
  const edges = [
    '{}',
    `{${quoted(first)}}`,
    `{${quoted(first)},NULL,${quoted(second)}}`,
    `{NULL}`,
    `{${quoted(second)}}`,
  ];
  return { bold: edges, plain: plain.map((text) => `{${quoted(text)}}`) };
}

function valuesOf(both: Both, shape: TypeShape): TypeValues {
  const values = labelValues(both, shape) ?? typeValues(shape);
  return shape.array ? arrayValues(values) : values;
}

function narrower(a: NumberRange, b: NumberRange): NumberRange {
  const max = a.max < b.max ? a.max : b.max;
  const min = a.min > b.min ? a.min : b.min;
  return { min, max, scale: Math.min(a.scale, b.scale) };
}

/** Values that a type takes and that can be cast to another one. */
function changing(both: Both, from: TypeShape, to: TypeShape): TypeValues {
  const [a, b] = [numberRange(from), numberRange(to)];
  if (!from.array && !to.array && a && b) {
    const range = narrower(a, b);
    return { bold: boldNumbers(range), plain: plainNumbers(range) };
  }
  if (from.family === 'text' && to.family === 'text') {
    const limits = [lengthOf(from), lengthOf(to)].filter((limit) => limit !== undefined);
    return { bold: boldTexts(limits.length === 0 ? undefined : Math.min(...limits)), plain: plainTexts };
  }
  if (from.family === 'text') return plainOnly(within(valuesOf(both, to).plain, lengthOf(from)));
  if (to.family === 'text') return plainOnly(within(valuesOf(both, from).plain, lengthOf(to)));
  if (from.name === to.name && from.array === to.array)
    return valuesOf(both, from.sizes.length > 0 ? from : to);
  return plainOnly(valuesOf(both, from).plain);
}

const plainOnly = (plain: readonly string[]): TypeValues => ({ bold: plain, plain });

function within(texts: readonly string[], limit: number | undefined): readonly string[] {
  return limit === undefined ? texts : texts.filter((text) => [...text].length <= limit);
}

/**
 * The values of a column as texts that its type takes today and the type of tomorrow takes over. Without a type of
 * tomorrow nobody knows where the column goes, so that only ordinary ones are used.
 */
export function columnValues(both: Both, before: string, after: string | undefined): TypeValues {
  const from = typeShape(before);
  if (after === undefined) return plainOnly(valuesOf(both, from).plain);
  if (before === after) return valuesOf(both, from);
  return changing(both, from, typeShape(after));
}
