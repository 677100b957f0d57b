import type { Client } from 'pg';
import { diff } from '../../../src/domain/diff/diff';
import type { Block, Plan } from '../../../src/domain/plan/plan';
import type { SchemaState } from '../../../src/domain/schema/state';
import { diffEntries } from '../../oracle/entries';
import type { Entry } from '../../oracle/entries';
import { dumpCatalog } from '../../oracle/pg-catalog';
import type { TestServer } from '../../setup/postgres';
import type { Pair } from './ddl-pairs';
import { inDatabase, planBetweenStates, reflectClient, runBlocks } from './ddl-support';

/** A pair of schemas with the rows that the first one holds, and a query whose answer must be the same throughout. */
export interface Journey extends Pair {
  readonly rows?: string;
  readonly same?: string;
}

/** A database seen in all the ways that can tell two of them apart. */
interface View {
  readonly state: SchemaState;
  readonly catalog: readonly Entry[];
  readonly answer: unknown;
}

/** What is wrong after the way up and after the way down, and the plan that led there; nothing wrong is nothing said. */
export interface Arrival {
  readonly plan: Plan;
  readonly up: readonly unknown[];
  readonly down: readonly unknown[];
}

async function look(client: Client, same: string | undefined): Promise<View> {
  const state = await reflectClient(client);
  await client.query('set search_path = public');
  const answer = same === undefined ? undefined : (await client.query(same)).rows;
  return { state, catalog: await dumpCatalog(client), answer };
}

function wrongs(wanted: View, found: View): readonly unknown[] {
  return [
    ...diff(found.state, wanted.state).changes,
    ...diffEntries(wanted.catalog, found.catalog),
    ...(JSON.stringify(wanted.answer) === JSON.stringify(found.answer) ? [] : [found.answer]),
  ];
}

/** Goes from one script's schema to another's and back with rows in it, judged by reflection, the catalog and the rows. */
export async function journey(
  server: TestServer,
  { before, after, rows = '', same }: Journey,
): Promise<Arrival> {
  const wanted = await inDatabase(server, after, (client) => look(client, undefined));
  return inDatabase(server, `${before};${rows}`, async (client) => {
    const start = await look(client, same);
    const plan = planBetweenStates(start.state, wanted.state);
    const run = async (blocks: readonly Block[]): Promise<View> => {
      await runBlocks(client, blocks);
      return look(client, same);
    };
    const there = await run(plan.revisions.map(({ up }) => up));
    const up = wrongs({ ...wanted, answer: start.answer }, there);
    const back = await run([...plan.revisions].reverse().map(({ down }) => down));
    return { plan, up, down: wrongs(start, back) };
  });
}
