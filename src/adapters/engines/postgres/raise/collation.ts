const part = /"(?:[^"]|"")*"|[^".]+/g;

const unquoted = (name: string): string =>
  name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;

/** A collation as models name it: its name, or both names in double quotes where it lies in a schema of the user's. */
export function raiseCollation(collation: string): string {
  const names = (collation.match(part) ?? [collation]).map(unquoted);
  if (names.length === 1) return names[0] ?? collation;
  return names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.');
}
