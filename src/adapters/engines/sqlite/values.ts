/** Integers come as bigint, so that none is bent; those that a number holds become one. */
function plain(value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** A row of the driver with numbers where they are exact and bigint where they would not be. */
export function plainRow(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(row)) result[name] = plain(row[name]);
  return result;
}

/** A value of a program as the driver takes it: SQLite has no words for yes and no, for times and for undefined. */
export function bindable(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  return value ?? null;
}
