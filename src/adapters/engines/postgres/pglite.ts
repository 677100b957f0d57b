import { SchemactlError, isSchemactlError, messageOf } from '../../../domain/error.js';
import type { OpenOptions, Shadow, ShadowPlace } from '../../../services/ports/engine.js';
import type { Session } from '../../../services/ports/session.js';
import { driversOf, noDriver } from './pglite-package.js';
import { pgliteWire } from './pglite-wire.js';
import { openSession } from './session.js';

async function opened(driver: string, { extensions }: ShadowPlace, options: OpenOptions): Promise<Session> {
  const wire = await pgliteWire(driver, extensions);
  return openSession({ wire, description: 'in process', target: undefined, options });
}

async function ofMajor(place: ShadowPlace, options: OpenOptions): Promise<Session> {
  const major = place.explicit && 'inProcess' in place.explicit ? place.explicit.major : undefined;
  for (const driver of driversOf(major)) {
    const session = await opened(driver, place, options);
    if (major === undefined || Number.parseInt(session.serverVersion, 10) === major) return session;
    await session.close();
  }
  throw noDriver(major);
}

const notThere = /extension "([^"]+)" is not available/;

/** An extension that it lacks can only be had on a server. */
function namingExtension(error: unknown): unknown {
  const name = isSchemactlError(error) ? notThere.exec(messageOf(error))?.[1] : undefined;
  if (name === undefined) return error;
  return new SchemactlError('NO_SHADOW', `the PostgreSQL in this process has no extension ${name}`, {
    hint: 'Name a server that has it for scratch databases with --shadow URL.',
  });
}

/**
 * An empty PostgreSQL in this process, of the major version asked for: it needs no server and leaves nothing behind.
 * Throws NO_SHADOW.
 */
export async function inProcessShadow(place: ShadowPlace, options: OpenOptions): Promise<Shadow> {
  const session = await ofMajor(place, options);
  const run = (sql: string): Promise<void> =>
    session.run(sql).catch((error: unknown) => {
      throw namingExtension(error);
    });
  return {
    session: { ...session, run },
    description: `in process (PostgreSQL ${session.serverVersion})`,
    close: () => session.close(),
  };
}
