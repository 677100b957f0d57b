import type { Client } from 'pg';
import { handlerQueries } from './catalog/handlers.js';
import { relationQueries } from './catalog/relations.js';
import { routineQueries } from './catalog/routines.js';
import { surroundingQueries } from './catalog/surroundings.js';
import { typeQueries } from './catalog/types.js';
import { sortedEntries } from './entries.js';
import type { Entry } from './entries.js';

const queries = [
  ...surroundingQueries,
  ...typeQueries,
  ...relationQueries,
  ...routineQueries,
  ...handlerQueries,
];

interface Row {
  readonly kind: string;
  readonly name: string;
  readonly facts: string;
}

async function versionOf(client: Client): Promise<number> {
  const found = await client.query<{ readonly version: number }>(
    `select current_setting('server_version_num')::int as version`,
  );
  return found.rows[0]?.version ?? 0;
}

async function collect(client: Client): Promise<readonly Row[]> {
  const version = await versionOf(client);
  const rows: Row[] = [];
  for (const query of queries) rows.push(...(await client.query<Row>(query(version))).rows);
  return rows;
}

/** The same read in the transaction that is open, whose search_path must be empty. */
export async function catalogEntries(client: Client): Promise<readonly Entry[]> {
  const rows = await collect(client);
  return sortedEntries(rows.map((row) => `${row.kind} ${row.name}: ${row.facts}`));
}

/**
 * Everything that a PostgreSQL database (14 to 18) holds, read from its catalog by queries that share nothing with
 * schemactl: one entry an object, owners, grants and comments included, built-in objects and members of extensions not.
 * The order of a table's columns leaves no trace. The connection must be outside a transaction.
 */
export async function dumpCatalog(client: Client): Promise<readonly Entry[]> {
  await client.query('begin isolation level repeatable read, read only');
  try {
    // With an empty path the server's own printers qualify every name.
    await client.query(`set local search_path = ''`);
    return await catalogEntries(client);
  } finally {
    await client.query('rollback');
  }
}
