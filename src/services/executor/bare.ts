import type { SchemaObject } from '../../domain/schema/object.js';
import type { FoundRecord } from '../ports/history-table.js';
import type { Session } from '../ports/session.js';

const rowKinds: ReadonlySet<SchemaObject['kind']> = new Set(['table', 'virtual-table', 'materialized-view']);

/**
 * Whether there is nothing yet that a revision could lose: none is recorded, and there is no table but our own. The
 * database is only read where no revision is recorded.
 */
export async function isBare(session: Session, records: readonly FoundRecord[]): Promise<boolean> {
  if (records.length > 0) return false;
  const { objects, unmanaged } = await session.reflect({});
  return unmanaged.length === 0 && [...objects.values()].every(({ kind }) => !rowKinds.has(kind));
}
