import { parseUrl } from '../../../domain/target/parse.js';
import type { Shadow, ShadowPlace } from '../../../services/ports/engine.js';
import { sqliteTarget } from './connect.js';
import { openSession } from './session.js';

/** An empty database in memory: the same library as everywhere, so no other place would tell more. */
export function memoryShadow({ migrationsTable = 'schema_migrations' }: ShadowPlace): Promise<Shadow> {
  const target = sqliteTarget(parseUrl('sqlite::memory:'));
  const session = openSession(target, { migrationsTable, lockTimeoutMs: 0 });
  return Promise.resolve({ session, description: 'in memory', close: () => session.close() });
}
