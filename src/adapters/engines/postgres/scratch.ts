import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { withDatabase } from '../../../domain/target/postgres.js';
import type { PostgresTarget } from '../../../domain/target/target.js';
import { createFrom, maintaining } from './databases.js';
import { sqlState } from './errors.js';
import { quoteLiteral, quoteName } from './sql/quote.js';

const prefix = 'schemactl_shadow_';

/** How long a scratch database may be in the way after its maker died, in hours. */
const staleHours = 1;

/** The name says when the database was made, so that no moment is left in which a dead maker's one has no date. */
export function throwawayName(prefix: string, seconds: string): string {
  return `${prefix}${seconds}_${randomBytes(6).toString('hex')}`;
}

/** Encoding and locale of a database, and the time on its server in seconds since 1970. */
export interface Locale {
  readonly encoding: string;
  readonly collate: string;
  readonly ctype: string;
  readonly provider: string | null;
  readonly locale: string | null;
  readonly rules: string | null;
  readonly seconds: string;
}

const seconds = `pg_catalog.floor(pg_catalog.date_part('epoch', pg_catalog.now()))::pg_catalog.int8::pg_catalog.text`;

/** The row as JSON: which columns it has depends on the server's version. A database yet to be made is like template1. */
const localeQuery = `
  select pg_catalog.pg_encoding_to_char(d.encoding)::pg_catalog.text as encoding, ${seconds} as seconds,
    d.datcollate::pg_catalog.text as collate, d.datctype::pg_catalog.text as ctype, j ->> 'datlocprovider' as provider,
    coalesce(j ->> 'datlocale', j ->> 'daticulocale') as locale, j ->> 'daticurules' as rules
  from pg_catalog.pg_database d cross join lateral pg_catalog.to_jsonb(d) as j
  where d.datname in ($1::pg_catalog.name, 'template1'::pg_catalog.name)
  order by d.datname = $1::pg_catalog.name desc limit 1`;

function localeClause(found: Locale): string {
  const classic = `lc_collate ${quoteLiteral(found.collate)} lc_ctype ${quoteLiteral(found.ctype)}`;
  const rules = found.rules === null ? '' : ` icu_rules ${quoteLiteral(found.rules)}`;
  const locale = quoteLiteral(found.locale ?? '');
  if (found.provider === 'i') return `${classic} locale_provider icu icu_locale ${locale}${rules}`;
  if (found.provider === 'b') return `${classic} locale_provider builtin builtin_locale ${locale}`;
  return found.provider === null ? classic : `${classic} locale_provider libc`;
}

/** The encoding and the locale of a database of the server, or of those yet to be made. */
export async function localeOf(client: Client, database: string): Promise<Locale | undefined> {
  await client.query(`set search_path = ''`);
  const { rows } = await client.query<Locale>(localeQuery, [database]);
  return rows[0];
}

/** The clauses of CREATE DATABASE for an empty one with a given encoding and locale. */
export function emptyLike(found: Locale): string {
  return `template template0 encoding ${quoteLiteral(found.encoding)} ${localeClause(found)}`;
}

/** How databases are called that are gone soon, when their makers count as dead, and what time it is. */
export interface Leftovers {
  readonly prefix: string;
  readonly hours: number;
  /** Seconds since 1970 on the server's clock. */
  readonly now: string;
}

/** Drops throwaway databases whose makers died; one that is in use, or belongs to somebody else, stays. */
export async function sweep(client: Client, { prefix, hours, now }: Leftovers): Promise<void> {
  const query = `select d.datname::pg_catalog.text as name from pg_catalog.pg_database d where d.datname ~ $1`;
  const { rows } = await client.query<{ readonly name: string }>(query, [`^${prefix}[0-9]+_[0-9a-f]{12}$`]);
  for (const { name } of rows) {
    const made = Number(name.slice(prefix.length).split('_')[0]);
    if (Number(now) - made < hours * 3600) continue;
    await client.query(`drop database if exists ${quoteName(name)}`).catch(() => undefined);
  }
}

/** A database of one's own on the server of a target. */
export interface Scratch {
  readonly target: PostgresTarget;
  drop(): Promise<void>;
}

/**
 * Makes an empty database on the same server, with the encoding and the locale of the target's own one. Undefined where
 * the role may not create databases.
 */
export async function createScratch(near: PostgresTarget): Promise<Scratch | undefined> {
  return maintaining(near, async (client) => {
    const found = await localeOf(client, near.database);
    if (found === undefined) return undefined;
    await sweep(client, { prefix, hours: staleHours, now: found.seconds });
    const name = throwawayName(prefix, found.seconds);
    try {
      await createFrom(client, `create database ${quoteName(name)} ${emptyLike(found)}`);
    } catch (error) {
      if (sqlState(error) === '42501') return undefined;
      throw error;
    }
    const target = withDatabase(near, name);
    return { target, drop: () => dropThrowaway(near, name) };
  });
}

const dropAttempts = 5;

/** A session that was just closed may still be leaving; the server is told to end it. */
export async function dropThrowaway(near: PostgresTarget, name: string): Promise<void> {
  await maintaining(near, async (client) => {
    for (let attempt = 1; ; attempt++) {
      try {
        await client.query(`drop database if exists ${quoteName(name)} with (force)`);
        return;
      } catch (error) {
        if (attempt === dropAttempts) throw error;
        await sleep(100 * attempt);
      }
    }
  });
}
