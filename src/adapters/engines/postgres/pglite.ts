import { SchemactlError, isSchemactlError } from '../../../domain/error.js';
import type { OpenOptions, Shadow } from '../../../services/ports/engine.js';
import { requireDriver } from '../require-driver.js';
import { pgliteWire } from './pglite-wire.js';
import { openSession } from './session.js';

/** Where the driver lies, or NO_SHADOW where it isn't installed: it is an optional peer of this package. */
function driverPath(): string {
  try {
    return requireDriver('@electric-sql/pglite', () => require.resolve('@electric-sql/pglite'));
  } catch (error) {
    if (!isSchemactlError(error)) throw error;
    throw new SchemactlError(
      'NO_SHADOW',
      'there is no server that may be used as a shadow, and none in this process',
      {
        hint: 'Name a server for scratch databases with --shadow URL, or npm i -D @electric-sql/pglite.',
      },
    );
  }
}

/** An empty PostgreSQL in this process: it needs no server and leaves nothing behind. Throws NO_SHADOW. */
export async function inProcessShadow(options: OpenOptions): Promise<Shadow> {
  const wire = await pgliteWire(driverPath());
  const session = await openSession({ wire, description: 'in process', target: undefined, options });
  return {
    session,
    description: `in process (PostgreSQL ${session.serverVersion})`,
    close: () => session.close(),
  };
}
