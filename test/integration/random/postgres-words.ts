export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The first dot parts schema and name; a name may hold more. */
export function tableName(table: { readonly name: string }): string {
  const dot = table.name.indexOf('.');
  return `${quote(table.name.slice(0, dot))}.${quote(table.name.slice(dot + 1))}`;
}
