import { SchemactlError } from '../../../domain/error.js';
import { isLost } from './errors.js';
import { catalogName, concurrentIndex, sameIndex } from './sql/concurrent-index.js';
import { qualified } from './sql/quote.js';
import type { Wire } from './wire.js';

/** An index that stands on the table in question. */
interface FoundIndex {
  readonly id: string;
  readonly schema: string;
  readonly name: string;
  readonly valid: boolean;
  readonly definition: string;
}

const indexesQuery = `
  select i.indexrelid::pg_catalog.text as id, n.nspname::pg_catalog.text as schema, c.relname::pg_catalog.text as name,
    i.indisvalid as valid, pg_catalog.pg_get_indexdef(i.indexrelid) as definition
  from pg_catalog.pg_index i
  join pg_catalog.pg_class c on c.oid operator(pg_catalog.=) i.indexrelid
  join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace
  where i.indrelid operator(pg_catalog.=) pg_catalog.to_regclass($1)::pg_catalog.oid`;

async function indexesOn(wire: Wire, table: string): Promise<readonly FoundIndex[]> {
  const rows = await wire.query(indexesQuery, [table]);
  return rows.map((row) => ({
    id: String(row['id']),
    schema: String(row['schema']),
    name: String(row['name']),
    valid: row['valid'] === true,
    definition: String(row['definition']),
  }));
}

const dropOf = ({ schema, name }: FoundIndex): string =>
  `drop index concurrently ${qualified([schema, name])}`;

/**
 * Runs a statement that must be alone. CREATE INDEX CONCURRENTLY that fails leaves an invalid index, which its own retry
 * trips over, and which IF NOT EXISTS takes for a good one
 * (https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY): what failed here is
 * dropped at once, and after an interruption before the retry. Throws the driver's error, or SQL_FAILED for an
 * invalid index that somebody else left.
 */
export async function runAlone(wire: Wire, sql: string, again: boolean): Promise<void> {
  const index = concurrentIndex(sql);
  if (index?.verb === 'drop') return dropIndex(wire, sql, index.index, again);
  if (index?.verb !== 'create') return wire.exec(sql);
  const name = index.name === undefined ? undefined : catalogName(index.name);
  const found = (await indexesOn(wire, index.table)).find((one) => one.name === name);
  if (found && again && found.valid && sameIndex(sql, found.definition)) return;
  if (found && !found.valid) {
    if (!again) throw unfinished(found);
    await wire.exec(dropOf(found));
  }
  try {
    await wire.exec(sql);
  } catch (error) {
    if (!isLost(error) && !found?.valid) await clear(wire, sql, index.table, name);
    throw error;
  }
}

/** An interrupted DROP INDEX CONCURRENTLY may have come to its end all the same. */
async function dropIndex(wire: Wire, sql: string, index: string, again: boolean): Promise<void> {
  const query = 'select pg_catalog.to_regclass($1) is null as gone';
  if (again && (await wire.query(query, [index]))[0]?.['gone'] === true) return;
  return wire.exec(sql);
}

function unfinished(found: FoundIndex): SchemactlError {
  const message = `the index ${found.schema}.${found.name} is there already, but invalid: it was never built to its end`;
  return new SchemactlError('SQL_FAILED', message, { hint: `Drop it: ${dropOf(found)};` });
}

/** Drops what a failed build has left; where that can't be done, it doesn't hide why the build failed. */
async function clear(wire: Wire, sql: string, table: string, name: string | undefined): Promise<void> {
  const invalid = (await indexesOn(wire, table).catch(() => [])).filter(({ valid }) => !valid);
  const ours = (one: FoundIndex): boolean =>
    name === undefined ? sameIndex(sql, one.definition) : one.name === name;
  for (const index of invalid.filter(ours)) await wire.exec(dropOf(index)).catch(() => undefined);
}
