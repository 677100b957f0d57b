import type { Client } from 'pg';
import { postgresDialect } from '../../../src/adapters/engines/postgres/dialect';
import { pgWire } from '../../../src/adapters/engines/postgres/pg-wire';
import type { Wire } from '../../../src/adapters/engines/postgres/wire';
import { reflectPostgres } from '../../../src/adapters/engines/postgres/reflect';
import { diff } from '../../../src/domain/diff/diff';
import type { Change } from '../../../src/domain/diff/change';
import type { Block } from '../../../src/domain/plan/plan';
import { plainLeg, plan } from '../../../src/domain/plan/plan';
import type { Plan } from '../../../src/domain/plan/plan';
import type { SchemaState } from '../../../src/domain/schema/state';
import type { Scope } from '../../../src/services/ports/session';
import { connected, freshDatabase } from '../../setup/postgres';
import type { TestServer } from '../../setup/postgres';

/** One to each connection, however often it is read. */
const wires = new WeakMap<Client, Wire>();

/** Reads a database on a connection of its own. */
export async function reflectClient(
  client: Client,
  scope: Scope = {},
  hidden: readonly (readonly string[])[] = [],
): Promise<SchemaState> {
  await client.query(`set search_path = ''`);
  const found = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  );
  const wire = wires.get(client) ?? pgWire(client);
  wires.set(client, wire);
  return reflectPostgres((sql) => wire.query(sql), found.rows[0]?.version ?? 0, scope, hidden);
}

/** A fresh database for as long as `use` takes, filled by the script. */
export async function inDatabase<T>(
  server: TestServer,
  script: string,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const database = await freshDatabase(server, 'ddl');
  try {
    return await connected(database.url, async (client) => {
      await client.query(script);
      return use(client);
    });
  } finally {
    await database.drop();
  }
}

/** The state that a script makes. */
export function stateOf(server: TestServer, script: string): Promise<SchemaState> {
  return inDatabase(server, script, (client) => reflectClient(client));
}

/** Runs blocks as the runner does: each in one transaction. */
export async function runBlocks(client: Client, blocks: readonly Block[]): Promise<void> {
  await client.query(`set search_path = ''`);
  for (const block of blocks) {
    await client.query('begin');
    for (const { sql } of block.statements) {
      await client.query(sql).catch((error: unknown) => {
        throw new Error(`${String(error)} in: ${sql}`);
      });
    }
    await client.query('commit');
  }
}

export function planBetweenStates(before: SchemaState, after: SchemaState): Plan {
  return plan(plainLeg(before, after), plainLeg(after, before), postgresDialect);
}

/** The statements of the way up, as one text. */
export function upText(made: Plan): string {
  return made.revisions.map(({ up }) => up.statements.map(({ sql }) => `${sql};`).join('\n')).join('\n---\n');
}

export interface Walk {
  readonly plan: Plan;
  /** What is still different after the way up, and after the way down. */
  readonly up: readonly Change[];
  readonly down: readonly Change[];
}

/** Goes from one script's state to another's and back, and says what differs at either end. */
export async function walk(server: TestServer, before: string, after: string, rows = ''): Promise<Walk> {
  const wanted = await stateOf(server, after);
  return inDatabase(server, before, async (client) => {
    const start = await reflectClient(client);
    const made = planBetweenStates(start, wanted);
    await client.query(rows);
    await runBlocks(
      client,
      made.revisions.map(({ up }) => up),
    );
    const up = diff(await reflectClient(client), wanted).changes;
    await runBlocks(
      client,
      [...made.revisions].reverse().map(({ down }) => down),
    );
    return { plan: made, up, down: diff(await reflectClient(client), start).changes };
  });
}
