import { createHash } from 'node:crypto';

/** The longest name that every engine keeps whole, in bytes. */
const limit = 63;

/** The table that says who holds a database for maintenance, where an engine keeps that in a table. */
export const holdTableName = 'schemactl_hold';

/**
 * The name of our own table beside a table of applied versions. Another migrations table than the usual one has a
 * history of its own, since two of them may hold equal versions.
 */
export function historyTableName(migrations: string): string {
  if (migrations === 'schema_migrations') return 'schemactl_history';
  const name = `schemactl_history_${migrations}`;
  if (Buffer.byteLength(name) <= limit) return name;
  return `schemactl_history_${createHash('sha256').update(migrations).digest('hex').slice(0, 16)}`;
}
