import type { MessagePort } from 'node:worker_threads';

type Driver = typeof import('@electric-sql/pglite');

/** What the thread is asked: text for the simple protocol, or a query with its parameters. */
export interface PgliteRequest {
  readonly id: number;
  readonly sql: string;
  readonly parameters?: readonly unknown[] | undefined;
}

/** What it answers: rows or an error, and the letter of the transaction's status. The first one says that it is up. */
export interface PgliteAnswer {
  readonly id: number;
  readonly status: string;
  readonly rows?: readonly Readonly<Record<string, unknown>>[] | undefined;
  readonly error?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The body of the thread that PostgreSQL runs in. Its own text is what the thread gets, so it names nothing from
 * outside: the driver, the port and the types to be kept as text are handed to it.
 */
export async function servePglite(
  { PGlite, protocol }: Driver,
  port: MessagePort,
  keptAsText: readonly number[],
): Promise<void> {
  const parsers = Object.fromEntries(keptAsText.map((oid) => [oid, (text: string) => text]));
  const database = await PGlite.create();
  let status = 'I';
  const fieldsOf = (error: unknown): Readonly<Record<string, unknown>> => {
    if (typeof error !== 'object' || error === null) return { message: String(error) };
    const entries = Object.entries(error).filter(([, value]) => typeof value === 'string');
    return { ...Object.fromEntries(entries), message: (error as { readonly message?: unknown }).message };
  };
  const exec = async (sql: string): Promise<unknown> => {
    const { messages } = await database.execProtocol(protocol.serialize.query(sql), { throwOnError: false });
    const ready = messages.findLast(({ name }) => name === 'readyForQuery') as
      { readonly status?: string } | undefined;
    status = ready?.status ?? 'I';
    return messages.find(({ name }) => name === 'error');
  };
  const query = async (sql: string, parameters: readonly unknown[]): Promise<PgliteAnswer['rows']> => {
    try {
      return (await database.query<Record<string, unknown>>(sql, [...parameters], { parsers })).rows;
    } catch (error) {
      if (status === 'T') status = 'E';
      throw error;
    }
  };
  const answer = async ({ id, sql, parameters }: PgliteRequest): Promise<PgliteAnswer> => {
    try {
      if (parameters) return { id, rows: await query(sql, parameters), status };
      const failure = await exec(sql);
      return failure === undefined ? { id, status } : { id, error: fieldsOf(failure), status };
    } catch (error) {
      return { id, error: fieldsOf(error), status };
    }
  };
  port.on('message', (request: PgliteRequest) => void answer(request).then((each) => port.postMessage(each)));
  port.postMessage({ id: 0, status });
}
