import type { Client } from 'pg';
import { compileDifference } from '../../../../domain/plan/plan.js';
import { bareState } from '../../../../domain/schema/bare.js';
import type { ObjectKind } from '../../../../domain/schema/object.js';
import { schemaState } from '../../../../domain/schema/state.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import { describeTarget } from '../../../../domain/target/target.js';
import type { PostgresTarget } from '../../../../domain/target/target.js';
import type { HistoryPlace } from '../../../history/store.js';
import type { CloneOrder } from '../../../../services/ports/clones.js';
import { leaveIf } from '../../../../services/ports/interrupted.js';
import type { Session } from '../../../../services/ports/session.js';
import { connectClient } from '../connect.js';
import { postgresDialect } from '../dialect.js';
import { statementError } from '../errors.js';
import { historyNames } from '../names-of-history.js';
import { pgWire } from '../pg-wire.js';
import { openSession } from '../session.js';
import { applySettings, readingSettings } from '../settings.js';
import { qualified, quoteLiteral } from '../sql/quote.js';
import type { Wire } from '../wire.js';
import { copyRows } from './rows.js';
import type { Facts } from './server.js';
import type { Stage } from './stage.js';
import { dataTables, isOfHistory, sequencePaths } from './tables.js';
import type { DataTable } from './tables.js';

/** One connection in all the ways in which it is used. */
interface End {
  readonly client: Client;
  readonly wire: Wire;
  readonly session: Session;
}

/** Nothing may cut a copy off half way, and no policy may keep rows back without a word. */
const patient = [
  ['statement_timeout', '0'],
  ['idle_in_transaction_session_timeout', '0'],
  ['row_security', 'off'],
] as const;

async function openEnd(
  target: PostgresTarget,
  order: CloneOrder,
  migrationsTable: string,
  readOnly: boolean,
): Promise<End> {
  const client = await connectClient(target);
  const wire = pgWire(client);
  const options = { ...order.open, migrationsTable, readOnly };
  const session = await openSession({ wire, description: describeTarget(target), target, options });
  await applySettings(wire, patient);
  return { client, wire, session };
}

async function historyOf(source: PostgresTarget, wire: Wire, table: string): Promise<HistoryPlace> {
  const [row] = await wire.query('select pg_catalog.current_schema()::pg_catalog.text as schema');
  const schema = row?.['schema'];
  return historyNames(table, source.searchPath, typeof schema === 'string' ? schema : undefined);
}

/** What is to be streamed where, and what can't go along. */
export interface Streaming {
  readonly order: CloneOrder;
  readonly source: PostgresTarget;
  readonly stage: Stage;
  readonly facts: Facts;
  /** Whether owners and privileges go along. */
  readonly withRoles: boolean;
}

/**
 * Makes the schema by statements of our own and lets the rows flow by COPY, all as it is at one moment of the source;
 * what is faster or only right with the rows in place comes after them. Returns what it has no words for.
 */
export async function streamClone(streaming: Streaming): Promise<readonly string[]> {
  return between(streaming, async (from, to, history) => {
    await from.session.run('begin isolation level repeatable read, read only');
    const tables = await dataTables(from.wire, history);
    await hold(from.session, tables);
    const state = forTarget(await from.session.reflect({}), streaming.withRoles);
    const bare = bareState(state);
    await run(to.session, streaming, await to.session.reflect({}), bare);
    await flow(streaming, from, to, tables, history);
    await run(to.session, streaming, bare, state);
    return missingOf(from.wire, state);
  });
}

/** Copies only the records of applied revisions, into a database that has the schema of the source. */
export async function streamHistory(streaming: Streaming): Promise<void> {
  await between(streaming, (from, to, history) => flowHistory(streaming, from, to, history));
}

async function between<Result>(
  streaming: Streaming,
  work: (from: End, to: End, history: HistoryPlace) => Promise<Result>,
): Promise<Result> {
  const { order, source, stage } = streaming;
  const from = await openEnd(source, order, order.open.migrationsTable, true);
  try {
    const history = await historyOf(source, from.wire, order.open.migrationsTable);
    await applySettings(from.wire, readingSettings);
    const to = await openEnd(stage.target, order, `${history.schema}.${history.migrations}`, false);
    try {
      if (stage.inPlace) await to.session.begin();
      const result = await work(from, to, history);
      if (stage.inPlace) await to.session.commit();
      return result;
    } catch (error) {
      throw error instanceof Error && error.name === 'AbortError'
        ? interruptedBy(order)
        : statementError(error, '', source);
    } finally {
      await to.session.close();
    }
  } finally {
    await from.session.close();
  }
}

function interruptedBy({ stop }: CloneOrder): unknown {
  leaveIf(stop, 'nothing was cloned');
  return new Error('the stream was cut off');
}

/** Nobody may drop or rewrite a table between the look at the catalog and its rows. */
async function hold(session: Session, tables: readonly DataTable[]): Promise<void> {
  for (const { schema, name } of tables)
    await session.run(`lock table only ${qualified([schema, name])} in access share mode`);
}

const ofRoles: ReadonlySet<ObjectKind> = new Set<ObjectKind>(['owner', 'grant', 'default-privilege']);

function forTarget(state: SchemaState, withRoles: boolean): SchemaState {
  if (withRoles) return state;
  const kept = [...state.objects.values()].filter(({ kind }) => !ofRoles.has(kind));
  return schemaState(state.engine, kept, state.unmanaged);
}

async function run(
  session: Session,
  { order }: Streaming,
  before: SchemaState,
  after: SchemaState,
): Promise<void> {
  const kept = new Set(
    [...before.objects.values()].filter(({ id }) => !after.objects.has(id)).map(({ id }) => id),
  );
  // What every new database has, such as a schema public, is not taken away.
  const start = schemaState(
    before.engine,
    [...before.objects.values()].filter(({ id }) => !kept.has(id)),
  );
  for (const { sql } of compileDifference({ before: start, after }, postgresDialect)) {
    leaveIf(order.stop, 'nothing was cloned');
    await session.run(sql);
  }
}

async function flow(
  streaming: Streaming,
  from: End,
  to: End,
  tables: readonly DataTable[],
  history: HistoryPlace,
): Promise<void> {
  const { order, facts } = streaming;
  if (tables.some((each) => isOfHistory(each, history))) await to.session.history.ensure();
  const there = new Set(
    (await dataTables(to.wire, history)).map(({ schema, name }) => qualified([schema, name])),
  );
  const wanted = tables.filter((each) => there.has(qualified([each.schema, each.name])));
  const some = order.schemaOnly ? wanted.filter((each) => isOfHistory(each, history)) : wanted;
  await copyRows({ from: from.client, to: to.client, order, total: facts.rowBytes }, some);
  if (!order.schemaOnly) await copySequences(from, to);
}

async function flowHistory(streaming: Streaming, from: End, to: End, history: HistoryPlace): Promise<void> {
  const tables = (await dataTables(from.wire, history)).filter((each) => isOfHistory(each, history));
  const { order, facts } = streaming;
  await copyRows({ from: from.client, to: to.client, order, total: facts.rowBytes }, tables);
}

async function copySequences(from: End, to: End): Promise<void> {
  for (const path of await sequencePaths(from.wire)) {
    const name = qualified(path);
    const [row] = await from.wire.query(
      `select last_value::pg_catalog.text as last, is_called as called from ${name}`,
    );
    await to.wire.query(
      `select pg_catalog.setval(pg_catalog.to_regclass(${quoteLiteral(name)}), $1::pg_catalog.int8, $2::pg_catalog.bool)`,
      [row?.['last'], row?.['called']],
    );
  }
}

async function missingOf(wire: Wire, { unmanaged }: SchemaState): Promise<readonly string[]> {
  const [row] = await wire.query('select exists (select from pg_catalog.pg_largeobject_metadata) as found');
  const large = row?.['found'] === true ? ['large objects'] : [];
  return [...unmanaged.map(({ kind, name }) => `${kind} ${name}`), ...large];
}
