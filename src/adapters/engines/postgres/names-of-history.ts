import { historyTableName } from '../../history/names.js';
import type { HistoryPlace } from '../../history/store.js';

/**
 * Resolves the name of the migrations table as dbmate does: the schema is the part before the dot, else the first entry
 * of the URL's search path, else the server's current schema, else `public`.
 */
export function historyNames(
  table: string,
  searchPath: readonly string[],
  currentSchema: string | undefined,
): HistoryPlace {
  const dot = table.indexOf('.');
  const migrations = table.slice(dot + 1);
  const first = searchPath[0] === '$user' ? undefined : searchPath[0];
  const schema = dot > 0 ? table.slice(0, dot) : (first ?? currentSchema ?? 'public');
  return { schema, migrations, history: historyTableName(migrations) };
}
