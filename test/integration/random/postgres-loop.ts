import type { Client } from 'pg';
import { diff } from '../../../src/domain/diff/diff.js';
import { describeChange } from '../../../src/domain/diff/describe.js';
import type { Block, Plan } from '../../../src/domain/plan/plan.js';
import type { Column } from '../../../src/domain/schema/objects/column.js';
import type { SchemaState } from '../../../src/domain/schema/state.js';
import { catalogEntries } from '../../oracle/pg-catalog.js';
import type { Entry } from '../../oracle/entries.js';
import { planBetweenStates, reflectClient } from '../postgres/ddl-support.js';
import type { Spec } from './postgres-spec.js';
import { buildSql, rowsSql } from './postgres-sql.js';
import { quote } from './postgres-words.js';

interface Seen {
  readonly state: SchemaState;
  /** What the catalog holds, read by queries that share nothing with the product. */
  readonly entries: readonly Entry[];
}

async function look(client: Client): Promise<Seen> {
  const state = await reflectClient(client);
  if (state.unmanaged.length > 0) throw new Error(`unmanaged: ${JSON.stringify(state.unmanaged)}`);
  return { state, entries: await catalogEntries(client) };
}

async function reset(client: Client): Promise<void> {
  await client.query(`set client_min_messages = error`);
  await client.query(
    `drop event trigger if exists watch;
     drop publication if exists changes;
     drop foreign data wrapper if exists "far away" cascade;
     drop schema if exists shop cascade; drop schema if exists public cascade; create schema public;
     drop owned by guarded;
     alter default privileges grant execute on functions to public`,
  );
}

async function build(client: Client, spec: Spec): Promise<void> {
  for (const sql of buildSql(spec)) {
    await client.query(sql).catch((error: unknown) => {
      throw new Error(`the generator made wrong SQL: ${String(error)} in: ${sql}`);
    });
  }
}

/** What a schema looks like when it is built anew; nothing of it stays. */
async function expected(client: Client, spec: Spec): Promise<Seen> {
  await reset(client);
  await client.query('begin');
  try {
    await client.query(`set local search_path = ''`);
    await build(client, spec);
    return await look(client);
  } finally {
    await client.query('rollback');
  }
}

async function fill(client: Client, spec: Spec): Promise<void> {
  for (const sql of rowsSql(spec)) {
    await client.query('begin');
    await client.query(sql).then(
      () => client.query('commit'),
      () => client.query('rollback'),
    );
  }
}

async function run(client: Client, block: Block): Promise<void> {
  await client.query('begin');
  try {
    for (const { sql } of block.statements) {
      await client.query(sql).catch((error: unknown) => {
        throw Object.assign(new Error(`${String(error)} in: ${sql}`), { code: codeOf(error) });
      });
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Rows that the new schema can't hold: a value out of range, a key twice, a NULL that may not be. */
const isUnfit = (error: unknown): boolean => /^(22|23|42804$|42846$)/.test(codeOf(error));

/**
 * The values of every column that keeps its name and type and isn't computed, as text, by table; one whose rows are
 * shared out in another way is made anew.
 */
async function values(
  client: Client,
  here: SchemaState,
  there: SchemaState,
): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = {};
  for (const table of here.objects.values()) {
    const after = there.objects.get(table.id);
    if (
      table.kind !== 'table' ||
      table.foreign !== undefined ||
      after?.kind !== 'table' ||
      after.partitionBy !== table.partitionBy
    )
      continue;
    const columns = [...here.objects.values()].filter((object): object is Column => {
      const other = there.objects.get(object.id);
      return (
        object.kind === 'column' &&
        object.generated === undefined &&
        object.parent === table.id &&
        other?.kind === 'column' &&
        other.type === object.type
      );
    });
    if (columns.length === 0) continue;
    const list = columns.map((column) => textOf(column, here)).join(', ');
    const name = table.path.map(quote).join('.');
    found[table.id] = (
      await client.query(
        `select ${list} from only ${name} order by ${columns.map((_, at) => at + 1).join(', ')}`,
      )
    ).rows;
  }
  return found;
}

/** SQL: a value as text; a row type that gains or loses attributes shows in the values only where those hold something. */
function textOf({ path, type }: Column, state: SchemaState): string {
  const name = quote(path.at(-1) ?? '');
  const isRow = [...state.objects.values()].some(
    ({ kind, path: each }) => kind === 'composite' && each.join('.') === type.replace(/\[\]$/, ''),
  );
  return isRow ? `jsonb_strip_nulls(to_jsonb(${name}))::text` : `${name}::text`;
}

function same(what: string, seen: Seen, wanted: Seen, made: Plan): void {
  const changes = diff(seen.state, wanted.state).changes.map(describeChange);
  const [missing, extra] = [without(wanted.entries, seen.entries), without(seen.entries, wanted.entries)];
  if (changes.length + missing.length + extra.length === 0) return;
  const text = made.revisions.map(({ up, down }) =>
    [...up.statements, { sql: '-- down' }, ...down.statements].map(({ sql }) => `${sql};`).join('\n'),
  );
  throw new Error(
    `${what}: ${JSON.stringify({ changes, missing, extra }, null, 1)}\n${text.join('\n---\n')}`,
  );
}

function without(list: readonly Entry[], others: readonly Entry[]): readonly Entry[] {
  const known = new Set(others);
  return list.filter((entry) => !known.has(entry));
}

/** Walks from one schema to the other and back, with rows where they fit; tells whether they did. */
export async function checkLoop(client: Client, before: Spec, after: Spec): Promise<boolean> {
  const target = await expected(client, after);
  const start = await expected(client, before);
  const made = planBetweenStates(start.state, target.state);
  for (const withRows of [true, false]) {
    await reset(client);
    await client.query(`set search_path = ''`);
    await build(client, before);
    if (withRows) await fill(client, before);
    try {
      await walk(client, made, start, target);
      return withRows;
    } catch (error) {
      if (!withRows || !isUnfit(error)) throw error;
    }
  }
  return false;
}

async function walk(client: Client, made: Plan, start: Seen, target: Seen): Promise<void> {
  const first = await values(client, start.state, target.state);
  for (const { up } of made.revisions) await run(client, up);
  same('after the way up', await look(client), target, made);
  compareRows('up', first, await values(client, target.state, start.state));
  for (const { down } of [...made.revisions].reverse()) await run(client, down);
  same('after the way down', await look(client), start, made);
  compareRows('down', first, await values(client, start.state, target.state));
}

function compareRows(
  way: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): void {
  for (const [table, rows] of Object.entries(before)) {
    if (table in after && JSON.stringify(after[table]) !== JSON.stringify(rows)) {
      throw new Error(
        `rows of ${table} changed on the way ${way}: ${JSON.stringify({ rows, now: after[table] })}`,
      );
    }
  }
}
