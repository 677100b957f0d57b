import type { Database } from 'better-sqlite3';

/** What a file may have switched in its connection, and how it was when the connection was opened. */
const settings = [
  'foreign_keys = on',
  'defer_foreign_keys = off',
  'ignore_check_constraints = off',
  'legacy_alter_table = off',
  'recursive_triggers = off',
  'reverse_unordered_selects = off',
  'query_only = off',
  'writable_schema = off',
  'cell_size_check = off',
] as const;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function named(rows: unknown): readonly { readonly name: string; readonly type?: string }[] {
  return rows as readonly { readonly name: string; readonly type?: string }[];
}

/** Takes back what outlives a file in its connection: switches, temporary objects, attached databases. */
export function resetConnection(database: Database, waitMs: number): void {
  for (const setting of settings) database.pragma(setting);
  database.pragma(`busy_timeout = ${waitMs}`);
  const temporary = database.prepare(
    "SELECT type, name FROM temp.sqlite_schema WHERE type IN ('table', 'view', 'trigger') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type = 'table'",
  );
  for (const { type, name } of named(temporary.all()))
    database.exec(`DROP ${type ?? 'table'} IF EXISTS temp.${quoted(name)}`);
  for (const { name } of named(database.pragma('database_list'))) {
    if (name !== 'main' && name !== 'temp') database.exec(`DETACH ${quoted(name)}`);
  }
}
