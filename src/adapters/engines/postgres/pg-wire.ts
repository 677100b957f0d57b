import type { Client } from 'pg';
import type { Wire } from './wire.js';
import { transactionStatus, turnstile } from './wire.js';

/** How long a goodbye may take before the socket is closed without one. */
const goodbyeMs = 2000;

/** How a connection is told whether it keeps the process alive; the driver's types leave that out. */
type Wakeful = Client & { ref?(): void; unref?(): void };

/** Lets a connection keep the process alive while it is used beside its Wire, until that is asked for something again. */
export function keepAwake(client: Wakeful): void {
  client.ref?.();
}

/** A connection to a server as a Wire. While nothing is asked, it does not keep the process alive. */
export function pgWire(client: Wakeful): Wire {
  const { take: turn, busy } = turnstile();
  // A socket that is gone would keep each request for the day when it connects.
  let gone = false;
  client.once('end', () => (gone = true));
  const awake = (isAwake: boolean): void => {
    if (gone) return;
    if (isAwake) keepAwake(client);
    else client.unref?.();
  };
  const take = <T>(work: () => Promise<T>): Promise<T> => {
    awake(true);
    return turn(work).finally(() => {
      if (!busy()) awake(false);
    });
  };
  return {
    busy,
    exec: (sql) => take(async () => void (await client.query(sql))),
    query: (sql, parameters = []) =>
      take(async () => {
        const result = await client.query<Record<string, unknown>>(
          sql,
          parameters.length === 0 ? undefined : [...parameters],
        );
        // Several statements in one text give a list of results, which the types don't tell.
        return Array.isArray(result)
          ? ((result as { rows: Record<string, unknown>[] }[]).at(-1)?.rows ?? [])
          : result.rows;
      }),
    status: () => transactionStatus(client.getTransactionStatus()),
    close: () => {
      awake(true);
      return endOf(client);
    },
  };
}

/** Ends a connection; one whose server no longer answers isn't waited for. */
export async function endOf(client: Client): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((done) => (timer = setTimeout(done, goodbyeMs).unref()));
  await Promise.race([client.end().catch(() => undefined), patience]);
  clearTimeout(timer);
}
