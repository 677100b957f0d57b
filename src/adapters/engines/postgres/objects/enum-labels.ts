import type { EnumType } from '../../../../domain/schema/objects/types.js';

/** Whether the labels only become more: then `ADD VALUE` does it. */
export function onlyGains(before: EnumType, after: EnumType): boolean {
  let next = 0;
  for (const value of after.values) if (value === before.values[next]) next++;
  return next === before.values.length;
}

/** The labels that are new. */
export function gained(before: EnumType, after: EnumType): readonly string[] {
  const known = new Set(before.values);
  return after.values.filter((value) => !known.has(value));
}
