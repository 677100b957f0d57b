import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import type * as Streams from 'pg-copy-streams';
import type { CloneOrder } from '../../../../services/ports/clones.js';
import { Interrupted } from '../../../../services/ports/interrupted.js';
import { requireDriver } from '../../require-driver.js';
import { nameList, qualified } from '../sql/quote.js';
import { counting } from './programs.js';
import type { DataTable } from './tables.js';
import { keepAwake } from '../pg-wire.js';

/** Two connections between which rows flow. */
export interface Flow {
  readonly from: Client;
  readonly to: Client;
  readonly order: CloneOrder;
  /** About how much will flow in all, in bytes. */
  readonly total: number;
}

const load = (): typeof Streams =>
  requireDriver('pg-copy-streams', () => require('pg-copy-streams') as typeof Streams);

/** Lets the rows of the tables flow from one database to the other, one table after the other. */
export async function copyRows(flow: Flow, tables: readonly DataTable[]): Promise<void> {
  let done = 0;
  for (const table of tables.filter(({ columns }) => columns.length > 0)) {
    if (flow.order.stop?.aborted) throw new Interrupted('nothing was cloned');
    done = await copyTable(flow, table, done);
  }
}

async function copyTable(
  { from, to, order, total }: Flow,
  table: DataTable,
  before: number,
): Promise<number> {
  const { to: reader, from: writer } = load();
  const name = qualified([table.schema, table.name]);
  const columns = nameList(table.columns);
  const source =
    table.condition === ''
      ? `${name} (${columns})`
      : `(select ${columns} from only ${name} ${table.condition})`;
  let done = before;
  const told = {
    ...order,
    portion: (portion: { readonly done: number; readonly total: number }): void => {
      done = portion.done;
      order.portion(portion);
    },
  };
  const signal = order.stop;
  for (const client of [from, to]) keepAwake(client);
  await pipeline(
    from.query(reader(`copy ${source} to stdout`)),
    counting(told, total, before),
    to.query(writer(`copy ${name} (${columns}) from stdin`)),
    ...(signal ? [{ signal }] : []),
  );
  return done;
}
