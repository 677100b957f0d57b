import { engineFor } from '../../../src/adapters/engines/registry.js';
import { parseUrl } from '../../../src/domain/target/parse.js';
import type { OpenOptions } from '../../../src/services/ports/engine.js';
import type { Session } from '../../../src/services/ports/session.js';

const usual: OpenOptions = { migrationsTable: 'schema_migrations', lockTimeoutMs: 5000, create: true };

/** Opens a session of the engine that the URL names, on a file that is made where it is missing. */
export function openUrl(url: string, options: Partial<OpenOptions> = {}): Promise<Session> {
  const target = parseUrl(url);
  return engineFor(target).open(target, { ...usual, ...options });
}

/** Opens a session for as long as `use` takes. */
export async function withUrl<T>(
  url: string,
  use: (session: Session) => Promise<T>,
  options: Partial<OpenOptions> = {},
): Promise<T> {
  const session = await openUrl(url, options);
  try {
    return await use(session);
  } finally {
    await session.close();
  }
}

/** What a promise is rejected with; fails where it isn't. */
export async function failureOf(work: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await work;
  } catch (error) {
    return error as Record<string, unknown>;
  }
  throw new Error('it did not fail');
}
