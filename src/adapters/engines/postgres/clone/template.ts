import type { Client } from 'pg';
import type { PostgresTarget } from '../../../../domain/target/target.js';
import { Interrupted } from '../../../../services/ports/interrupted.js';
import { SchemactlError } from '../../../../domain/error.js';
import { withDatabase } from '../../../../domain/target/postgres.js';
import { cancelStatement } from '../conduct.js';
import { maintaining } from '../databases.js';
import { quoteName } from '../sql/quote.js';
import type { Facts } from './server.js';
import { newStage, sessionsIn } from './stage.js';
import type { Stage } from './stage.js';

const mayCopy = `select (select r.rolsuper or (r.rolcreatedb and (d.datistemplate or pg_has_role(d.datdba, 'member')))
    from pg_roles r where r.rolname = current_user) as may from pg_database d where d.datname = $1`;

/** Whether the server can copy a database as a whole: the target's role may, and nobody is connected to the source. */
export async function canCopyWhole(source: Facts, target: PostgresTarget, server: string): Promise<boolean> {
  if (source.server !== server) return false;
  return maintaining(target, async (client) => {
    const { rows } = await client.query<{ readonly may: boolean | null }>(mayCopy, [source.database]);
    return rows[0]?.may === true && (await sessionsIn(client, source.database)) === 0;
  });
}

/** The server's own copy of the source; undefined where somebody connected to it in the meantime. */
export async function copyWhole(
  source: string,
  target: PostgresTarget,
  stop: AbortSignal | undefined,
): Promise<Stage | undefined> {
  try {
    return await newStage(target, (client, name) =>
      stoppable(client, target, stop, `create database ${quoteName(name)} template ${quoteName(source)}`),
    );
  } catch (error) {
    const state = error instanceof SchemactlError ? error.sqlState : undefined;
    if (state === '55006' || state === '42501') return undefined;
    throw stop?.aborted ? new Interrupted('nothing was cloned') : error;
  }
}

async function stoppable(
  client: Client,
  target: PostgresTarget,
  stop: AbortSignal | undefined,
  sql: string,
): Promise<void> {
  const { rows } = await client.query<{ readonly pid: number }>('select pg_catalog.pg_backend_pid() as pid');
  const cancel = (): void =>
    void cancelStatement(withDatabase(target, 'postgres'), rows[0]?.pid ?? 0).catch(() => undefined);
  stop?.addEventListener('abort', cancel);
  try {
    await client.query(sql);
  } finally {
    stop?.removeEventListener('abort', cancel);
  }
}
