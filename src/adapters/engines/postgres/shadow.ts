import { SchemactlError, isSchemactlError } from '../../../domain/error.js';
import { describeTarget } from '../../../domain/target/target.js';
import type { PostgresTarget } from '../../../domain/target/target.js';
import type { OpenOptions, Shadow, ShadowPlace } from '../../../services/ports/engine.js';
import { connectClient } from './connect.js';
import { postgresTarget } from './databases.js';
import { pgWire } from './pg-wire.js';
import { inProcessShadow } from './pglite.js';
import { createScratch } from './scratch.js';
import { openSession } from './session.js';

/** The options of the session in a shadow. */
function optionsOf({ migrationsTable = 'schema_migrations' }: ShadowPlace): OpenOptions {
  return { migrationsTable, lockTimeoutMs: 0 };
}

async function scratchShadow(
  near: PostgresTarget,
  description: string,
  options: OpenOptions,
): Promise<Shadow | undefined> {
  const scratch = await createScratch(near);
  if (scratch === undefined) return undefined;
  try {
    const wire = pgWire(await connectClient(scratch.target));
    const target = scratch.target;
    const session = await openSession({ wire, description: describeTarget(target), target, options });
    const close = async (): Promise<void> => {
      await session.close();
      await scratch.drop();
    };
    return { session, description, close };
  } catch (error) {
    await scratch.drop().catch(() => undefined);
    throw error;
  }
}

async function explicitShadow(target: PostgresTarget, options: OpenOptions): Promise<Shadow> {
  const shadow = await scratchShadow(target, `scratch database on ${describeTarget(target)}`, options);
  if (shadow) return shadow;
  throw new SchemactlError(
    'NO_SHADOW',
    `${target.user} may not create databases on ${describeTarget(target)}`,
    {
      hint: 'Give the role CREATEDB, or name another server with --shadow URL.',
    },
  );
}

/** In this process, where the role may not create databases on the server. */
async function instead(near: PostgresTarget, place: ShadowPlace, options: OpenOptions): Promise<Shadow> {
  try {
    return await inProcessShadow(place, options);
  } catch (error) {
    if (!isSchemactlError(error) || error.code !== 'NO_SHADOW') throw error;
    throw new SchemactlError(
      'NO_SHADOW',
      `${near.user} may not create scratch databases, and there is no PostgreSQL in this process`,
      {
        hint: 'Give the role CREATEDB, name a server with --shadow URL, or npm install -D @electric-sql/pglite.',
      },
    );
  }
}

/**
 * Opens a shadow: on the server named, else a scratch database beside the one at hand (same version, same locale),
 * else in this process; a database that is only to be read has none beside it. Throws NO_SHADOW.
 */
export async function postgresShadow(place: ShadowPlace): Promise<Shadow> {
  const { explicit, near, readOnly } = place;
  const options = optionsOf(place);
  if (explicit && !('inProcess' in explicit)) return explicitShadow(postgresTarget(explicit), options);
  if (explicit !== undefined || near === undefined || readOnly === true)
    return inProcessShadow(place, options);
  const target = postgresTarget(near);
  const scratch = await scratchShadow(target, 'scratch database on the same server', options);
  return scratch ?? instead(target, place, options);
}
