import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { SchemactlError, isSchemactlError } from '../../../domain/error.js';
import { withDatabase } from '../../../domain/target/postgres.js';
import { describeTarget } from '../../../domain/target/target.js';
import type { PostgresTarget, Target } from '../../../domain/target/target.js';
import type { Databases } from '../../../services/ports/engine.js';
import { connectClient } from './connect.js';
import { sqlState, statementError } from './errors.js';
import { endOf } from './pg-wire.js';
import { quoteName } from './sql/quote.js';

/** A target of this engine; anything else is a mistake of the program. */
export function postgresTarget(target: Target): PostgresTarget {
  if (target.engine === 'postgres') return target;
  throw new SchemactlError('INTERNAL', `the PostgreSQL engine was given ${describeTarget(target)}`);
}

/** Whether another database of the same server may still let us in where this one doesn't. */
function maybeElsewhere(error: unknown): boolean {
  return isSchemactlError(error) && (error.code === 'NO_SUCH_DATABASE' || error.code === 'AUTHENTICATION');
}

async function maintenanceClient(target: PostgresTarget): Promise<Client> {
  try {
    return await connectClient(withDatabase(target, 'postgres'));
  } catch (error) {
    if (!maybeElsewhere(error)) throw error;
    // The first refusal tells more: the second database is there on every server, but rarely open to all.
    return connectClient(withDatabase(target, 'template1')).catch(() => Promise.reject(error as Error));
  }
}

/** Works on the databases of a server from its maintenance database (`postgres`, else `template1`). */
export async function maintaining<T>(
  target: PostgresTarget,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await maintenanceClient(target);
  try {
    return await work(client);
  } catch (error) {
    throw statementError(error, '', target);
  } finally {
    await endOf(client);
  }
}

async function isThere(client: Client, name: string): Promise<boolean> {
  const query =
    'select from pg_catalog.pg_database d where d.datname operator(pg_catalog.=) $1::pg_catalog.name';
  return (await client.query(query, [name])).rows.length > 0;
}

const busyTemplate = '55006';
const patience = 20;

/**
 * Runs CREATE DATABASE; false where another one was faster. A template that others copy at the same moment is tried
 * again for some seconds.
 */
export async function createFrom(client: Client, sql: string): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(sql);
      return true;
    } catch (error) {
      const state = sqlState(error);
      if (state === '42P04' || state === '23505') return false;
      if (state !== busyTemplate || attempt === patience) throw error;
      await sleep(randomInt(100, 400));
    }
  }
}

async function create(target: PostgresTarget): Promise<boolean> {
  return maintaining(target, async (client) => {
    if (await isThere(client, target.database)) return false;
    try {
      return await createFrom(client, `create database ${quoteName(target.database)}`);
    } catch (error) {
      if (sqlState(error) !== '42501') throw error;
      throw new SchemactlError('SQL_FAILED', `${target.user} may not create databases on this server`, {
        hint: `As an administrator: ALTER ROLE ${quoteName(target.user)} CREATEDB, or create the database ${quoteName(target.database)} yourself.`,
      });
    }
  });
}

async function openSessions(client: Client, name: string): Promise<number> {
  const query = `select pg_catalog.count(*)::pg_catalog.int4 as sessions from pg_catalog.pg_stat_activity a
    where a.datname operator(pg_catalog.=) $1::pg_catalog.name`;
  const { rows } = await client.query<{ readonly sessions: number }>(query, [name]);
  return rows[0]?.sessions ?? 0;
}

async function drop(target: PostgresTarget): Promise<boolean> {
  return maintaining(target, async (client) => {
    try {
      await client.query(`drop database ${quoteName(target.database)}`);
      return true;
    } catch (error) {
      if (sqlState(error) === '3D000') return false;
      if (sqlState(error) !== '55006') throw error;
      const sessions = await openSessions(client, target.database);
      const others = sessions === 1 ? '1 session is' : `${sessions} sessions are`;
      throw new SchemactlError('SQL_FAILED', `${describeTarget(target)} is in use: ${others} open in it`, {
        hint: 'Stop what uses it and try again; open sessions are never cut off.',
      });
    }
  });
}

/** A database that lets us in is there; asking it needs no right to another one. */
async function exists(target: PostgresTarget): Promise<boolean> {
  try {
    await endOf(await connectClient(target));
    return true;
  } catch (error) {
    if (isSchemactlError(error) && error.code === 'NO_SUCH_DATABASE') return false;
    throw error;
  }
}

/** The databases of a PostgreSQL server. */
export const postgresDatabases: Databases = {
  exists: (target) => exists(postgresTarget(target)),
  create: (target) => create(postgresTarget(target)),
  drop: (target) => drop(postgresTarget(target)),
};
