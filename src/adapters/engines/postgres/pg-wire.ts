import type { Client } from 'pg';
import type { Wire } from './wire.js';
import { transactionStatus, turnstile } from './wire.js';

/** How long a goodbye may take before the socket is closed without one. */
const goodbyeMs = 2000;

/** A connection to a server as a Wire. */
export function pgWire(client: Client): Wire {
  const { take, busy } = turnstile();
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
    close: () => endOf(client),
  };
}

/** Ends a connection; one whose server no longer answers isn't waited for. */
export async function endOf(client: Client): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((done) => (timer = setTimeout(done, goodbyeMs).unref()));
  await Promise.race([client.end().catch(() => undefined), patience]);
  clearTimeout(timer);
}
