/** The name of a relation in the space that tables, views, indexes and sequences of one schema share. */
export function relationName(path: readonly string[]): string {
  return `relation ${JSON.stringify(path)}`;
}

/** The name of a type in its schema; a table, a view and a composite type each have one for their rows. */
export function typeName(path: readonly string[]): string {
  return `type ${JSON.stringify(path)}`;
}

/** The names of a relation with a row type. */
export function rowTypeNames({ path }: { readonly path: readonly string[] }): readonly string[] {
  return [relationName(path), typeName(path)];
}
