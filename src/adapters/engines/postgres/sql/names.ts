const limit = 63;

const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** The longest beginning of a text that has at most `size` bytes and ends between two characters. */
export function clip(text: string, size: number = limit): string {
  if (bytes(text) <= size) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += bytes(character);
    if (used > size) break;
    kept += character;
  }
  return kept;
}

/**
 * The name PostgreSQL chooses for a part of a table: `table_columns_label`, where the longer of the first two parts is
 * cut until all fits into 63 bytes.
 */
export function objectName(table: string, columns: string | undefined, label: string): string {
  const overhead = bytes(label) + 1 + (columns === undefined ? 0 : 1);
  let first = bytes(table);
  let second = columns === undefined ? 0 : bytes(columns);
  while (first + second > limit - overhead) {
    if (first > second) first--;
    else second--;
  }
  const parts = [clip(table, first), ...(columns === undefined ? [] : [clip(columns, second)]), label];
  return parts.join('_');
}

/** The same with a number behind the label where the name is taken already, as PostgreSQL does it. */
export function freeName(
  table: string,
  columns: string | undefined,
  label: string,
  taken: ReadonlySet<string>,
): string {
  for (let pass = 0; ; pass++) {
    const name = objectName(table, columns, pass === 0 ? label : `${label}${pass}`);
    if (!taken.has(name)) return name;
  }
}

/** Several column names joined as PostgreSQL joins them before it makes a name of them. */
export function joinedNames(names: readonly string[]): string {
  let joined = '';
  for (const name of names) {
    const next = joined === '' ? name : `${joined}_${name}`;
    joined = clip(next);
    if (joined !== next) break;
  }
  return joined;
}
