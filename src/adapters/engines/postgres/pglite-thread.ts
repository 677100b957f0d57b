import type { MessagePort } from 'node:worker_threads';

type Driver = typeof import('@electric-sql/pglite');
type Extension = import('@electric-sql/pglite').Extension;
type Database = import('@electric-sql/pglite').PGlite;

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
  /** The archive of the data directory that was made. */
  readonly snapshot?: Uint8Array | undefined;
}

/** What the thread starts with, beside the driver. */
export interface PgliteStart {
  readonly keptAsText: readonly number[];
  /** The archive of the data directory to start from; absent: one is made and given back with the first answer. */
  readonly snapshot?: Uint8Array | undefined;
}

/**
 * The body of the thread that PostgreSQL runs in. Its own text is what the thread gets, so it names nothing from
 * outside: the driver, the modules of its extensions and the port are handed to it.
 */
export async function servePglite(
  { PGlite, protocol }: Driver,
  contrib: readonly Readonly<Record<string, unknown>>[],
  port: MessagePort,
  { keptAsText, snapshot }: PgliteStart,
): Promise<void> {
  const parsers = Object.fromEntries(keptAsText.map((oid) => [oid, (text: string) => text]));
  const isExtension = (value: unknown): value is Extension =>
    typeof value === 'object' && value !== null && 'setup' in value;
  // What wants to be loaded with the server is only made here, never used: it would slow every start.
  const unloaded = (extension: Extension): Extension => ({
    ...extension,
    setup: async (...given) => ({ ...(await extension.setup(...given)), sharedPreloadLibraries: [] }),
  });
  const extensions = Object.fromEntries(
    contrib.flatMap((module) =>
      Object.entries(module).flatMap(([name, value]) =>
        isExtension(value) ? [[name, unloaded(value)] as const] : [],
      ),
    ),
  );
  const restored = async (archive: Uint8Array<ArrayBuffer>): Promise<Database | undefined> =>
    PGlite.create({ extensions, loadDataDir: new Blob([archive], { type: 'application/x-tar' }) }).catch(
      () => undefined,
    );
  const found = snapshot && (await restored(new Uint8Array(snapshot)));
  const database = found ?? (await PGlite.create({ extensions }));
  const made = found ? undefined : await database.dumpDataDir('none');
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
  port.postMessage({ id: 0, status, snapshot: made && new Uint8Array(await made.arrayBuffer()) });
}
