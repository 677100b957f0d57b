/** One object of a database in one text, `kind name: facts`; a list of them, sorted, is a whole database. */
export type Entry = string;

const nameOf = (entry: Entry): string => /^[^\n]*?(?=: |$)/m.exec(entry)?.[0] ?? entry;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts entries by their bytes, so that two lists can be compared one by one. */
export function sortedEntries(entries: Iterable<Entry>): readonly Entry[] {
  return Object.freeze([...entries].sort(compare));
}

function surplus(of: readonly Entry[], over: readonly Entry[]): readonly Entry[] {
  const spare = new Map<Entry, number>();
  for (const entry of over) spare.set(entry, (spare.get(entry) ?? 0) + 1);
  return of.filter((entry) => {
    const left = spare.get(entry) ?? 0;
    spare.set(entry, left - 1);
    return left <= 0;
  });
}

/** The differences as lines for people, `- ` what only `a` has and `+ ` what only `b` has; empty means the same. */
export function diffEntries(a: readonly Entry[], b: readonly Entry[]): string[] {
  const marked = [
    ...surplus(a, b).map((entry) => ({ name: nameOf(entry), line: `- ${entry}` })),
    ...surplus(b, a).map((entry) => ({ name: nameOf(entry), line: `+ ${entry}` })),
  ];
  return marked.sort((x, y) => compare(x.name, y.name)).map((each) => each.line);
}
