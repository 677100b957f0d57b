import type { Client } from 'pg';
import { postgresDialect } from '../../src/adapters/engines/postgres/dialect';
import { splitStatements } from '../../src/domain/sql/index';
import { dumpCatalog } from '../oracle/pg-catalog';
import { entriesOfDump, findPgDump, pgDumpText } from '../oracle/pg-dump';
import { connected, freshDatabase, privateServer } from '../setup/postgres';
import type { FreshDatabase, Major, PrivateServer } from '../setup/postgres';
import type { Ground, Sight, Standing } from './ground';
import type { Pair } from './pair';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A pair may give a role's name as it stands in SQL. */
const roleName = (name: string): string => (/^".*"$/.test(name) ? name : quoted(name));

/** A server of its own, since roles belong to the whole server and pairs give the same names other options. */
export async function postgresGround(major: Major): Promise<Ground> {
  let server = await privateServer(major);
  const judge =
    findPgDump(major) === undefined ? `the catalog of PostgreSQL ${major}` : `pg_dump of PostgreSQL ${major}`;
  const around: Ground['around'] = async (pair, use) => {
    await makeRoles(server, pair);
    try {
      return await use();
    } finally {
      server = await tidied(server);
    }
  };
  return {
    engine: 'postgres',
    judge,
    around,
    stand: (pair, script) => stand(server, pair, script),
    close: () => server.remove(),
  };
}

async function makeRoles(server: PrivateServer, pair: Pair): Promise<void> {
  await connected(server.url(), async (client) => {
    for (const { name, options = '' } of pair.roles)
      await client.query(`create role ${roleName(name)} ${options}`);
  });
}

/** What a pair has made for the whole server goes; where it can't (a subscription keeps its database), another takes over. */
async function tidied(server: PrivateServer): Promise<PrivateServer> {
  try {
    await connected(server.url(), dropRoles);
    return server;
  } catch {
    await server.remove();
    return privateServer(server.major);
  }
}

/** Scripts make roles too; all of them go. */
async function dropRoles(client: Client): Promise<void> {
  const { rows } = await client.query<{ readonly name: string }>(
    `select rolname as name from pg_roles where rolname !~ '^pg_' and rolname not in ('postgres', 'guarded')`,
  );
  for (const { name } of rows) {
    await client.query(`drop owned by ${quoted(name)}`);
    await client.query(`drop role ${quoted(name)}`);
  }
}

async function stand(server: PrivateServer, pair: Pair, script: string): Promise<Standing> {
  const database = await standingDatabase(server, pair, script);
  return {
    url: database.url,
    look: () => look(database.url, server.major),
    fill: (sql) => connected(database.url, (client) => fill(client, sql)),
    counts: () => connected(database.url, counts),
    drop: () => database.drop(),
  };
}

/** As with the scripts of a pair. */
async function fill(client: Client, sql: string): Promise<void> {
  try {
    await client.query(sql);
  } catch {
    await client.query('rollback');
    for (const part of splitStatements(sql, postgresDialect.lexis)) await client.query(part.sql);
  }
}

/** A script runs as one message, which is one transaction; what can't run in one runs statement by statement. */
async function standingDatabase(server: PrivateServer, pair: Pair, script: string): Promise<FreshDatabase> {
  const text = `${pair.setup}\n;\n${script}`.replace(/^\\.*$/gm, '');
  try {
    return await filled(server, pair, [text]);
  } catch {
    const parts = splitStatements(text, postgresDialect.lexis).map(({ sql }) => sql);
    return filled(server, pair, parts);
  }
}

async function filled(server: PrivateServer, pair: Pair, parts: readonly string[]): Promise<FreshDatabase> {
  const database = await freshDatabase(server, 'corpus');
  try {
    await connected(database.url, async (client) => {
      for (const need of pair.needs) await client.query(`set ${need}`);
      for (const part of parts) await client.query(part);
    });
    return database;
  } catch (error) {
    await database.drop();
    throw error;
  }
}

async function look(url: string, major: Major): Promise<Sight> {
  const text = await pgDumpText(url, major);
  if (text !== undefined) {
    return { exact: entriesOfDump(text, { columnOrder: true }).join('\n'), entries: entriesOfDump(text) };
  }
  return connected(url, async (client) => ({
    exact: await columnOrder(client),
    entries: await dumpCatalog(client),
  }));
}

async function columnOrder(client: Client): Promise<string> {
  const { rows } = await client.query<{ readonly line: string }>(
    `select attrelid::regclass || ': ' || string_agg(attname, ', ' order by attnum) as line from pg_attribute
      join pg_class c on c.oid = attrelid and relkind in ('r', 'p', 'f') and relnamespace <> 'pg_toast'::regnamespace
      where attnum > 0 and not attisdropped and attrelid >= 16384 group by attrelid order by 1`,
  );
  return rows.map(({ line }) => line).join('\n');
}

async function counts(client: Client): Promise<ReadonlyMap<string, number>> {
  await client.query(`set search_path = ''`);
  const { rows } = await client.query<{ readonly name: string }>(
    `select oid::pg_catalog.regclass::text as name from pg_catalog.pg_class
      where relkind = 'r' and oid >= 16384 and relnamespace not in (select oid from pg_catalog.pg_namespace where nspname ~ '^pg_')`,
  );
  const found = new Map<string, number>();
  for (const { name } of rows) {
    const counted = await client.query<{ readonly n: number }>(`select count(*)::int as n from only ${name}`);
    found.set(name, counted.rows[0]?.n ?? 0);
  }
  return found;
}
