import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { SchemactlError } from '../../../../domain/error.js';
import { withDatabase } from '../../../../domain/target/postgres.js';
import { describeTarget } from '../../../../domain/target/target.js';
import type { PostgresTarget } from '../../../../domain/target/target.js';
import { maintaining } from '../databases.js';
import { sqlState } from '../errors.js';
import { dropThrowaway, emptyLike, localeOf, sweep, throwawayName } from '../scratch.js';
import type { Locale } from '../scratch.js';
import { quoteName } from '../sql/quote.js';
import { inherit } from './inherit.js';

const prefix = 'schemactl_clone_';

/** How long the half of a clone may be in the way after its maker died, in hours. */
const staleHours = 24;

/** Where a clone is made before it stands in its place. */
export interface Stage {
  readonly target: PostgresTarget;
  /** Whether all has to be one transaction, since it is the place itself. */
  readonly inPlace: boolean;
}

/** Makes the throwaway database under a name that nobody else uses. Throws the server's own error. */
export async function newStage(
  target: PostgresTarget,
  make: (client: Client, name: string) => Promise<void>,
): Promise<Stage> {
  return maintaining(target, async (client) => {
    const found = await localeOf(client, target.database);
    const now = found?.seconds ?? '0';
    await sweep(client, { prefix, hours: staleHours, now });
    const name = throwawayName(prefix, now);
    await make(client, name);
    return { target: withDatabase(target, name), inPlace: false };
  });
}

/** An empty stage like the source; where the role may make none, the target itself if it is there and empty. */
export async function emptyStage(
  source: PostgresTarget,
  target: PostgresTarget,
  isEmpty: boolean,
): Promise<Stage> {
  const like = await maintaining(source, (client) => localeOf(client, source.database));
  try {
    return await newStage(target, (client, name) => createLike(client, name, like));
  } catch (error) {
    if (!(error instanceof SchemactlError) || error.sqlState !== '42501') throw error;
    if (isEmpty) return { target, inPlace: true };
    throw new SchemactlError('SQL_FAILED', `${target.user} may not create databases on this server`, {
      hint: `ALTER ROLE ${quoteName(target.user)} CREATEDB, or clone to a database that is there and empty.`,
    });
  }
}

/** Another server may lack the locale of the source; its own has to do then, with the same encoding. */
async function createLike(client: Client, name: string, like: Locale | undefined): Promise<void> {
  const create = `create database ${quoteName(name)}`;
  if (!like) return void (await client.query(`${create} template template0`));
  try {
    await client.query(`${create} ${emptyLike(like)}`);
  } catch (error) {
    if (!/^(?:22023|42704|42809|0A000)$/.test(sqlState(error) ?? '')) throw error;
    await client.query(`${create} template template0 encoding '${like.encoding}'`);
  }
}

/** Drops the stage, whoever is in it; the place itself is left as it is. */
export async function dropStage({ target, inPlace }: Stage): Promise<void> {
  if (!inPlace) await dropThrowaway(target, target.database);
}

/** Throws LOCKED where others are connected to a database that is to be replaced. */
export async function refuseInUse(target: PostgresTarget): Promise<void> {
  const sessions = await maintaining(target, (client) => sessionsIn(client, target.database));
  if (sessions > 0) throw inUse(target);
}

const looks = 5;

/** How many clients are connected to a database; one that has just left may still be seen, so it is looked for again. */
export async function sessionsIn(client: Client, database: string): Promise<number> {
  for (let look = 1; ; look++) {
    const { rows } = await client.query<{ readonly sessions: number }>(
      `select count(*)::int4 as sessions from pg_catalog.pg_stat_activity
       where datname = $1 and pid <> pg_catalog.pg_backend_pid() and backend_type = 'client backend'`,
      [database],
    );
    const sessions = rows[0]?.sessions ?? 0;
    if (sessions === 0 || look === looks) return sessions;
    await sleep(100);
  }
}

function inUse(target: PostgresTarget): SchemactlError {
  return new SchemactlError('LOCKED', `${describeTarget(target)} is in use: others are connected to it`, {
    hint: 'Stop what uses it and try again; open sessions are never cut off.',
  });
}

/** Puts a stage in the place of its target, at one moment; what was there is dropped after it. */
export async function takePlace(stage: Stage, target: PostgresTarget, exists: boolean): Promise<void> {
  if (stage.inPlace) return;
  await maintaining(target, async (client) => {
    const from = stage.target.database;
    if (!exists) return void (await rename(client, from, target.database));
    for (const sql of await inherit(client, target.database, from)) await client.query(sql);
    const old = `${from}_old`;
    try {
      await client.query('begin');
      await rename(client, target.database, old);
      await rename(client, from, target.database);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw sqlState(error) === '55006' ? inUse(target) : error;
    }
    await client.query(`drop database if exists ${quoteName(old)} with (force)`);
  });
}

async function rename(client: Client, from: string, to: string): Promise<void> {
  await client.query(`alter database ${quoteName(from)} rename to ${quoteName(to)}`);
}
