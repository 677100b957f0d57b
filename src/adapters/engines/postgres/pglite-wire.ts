import { Worker } from 'node:worker_threads';
import { servePglite } from './pglite-thread.js';
import { contribOf } from './pglite-package.js';
import { keepSnapshot, keptSnapshot } from './pglite-snapshot.js';
import type { PgliteAnswer, PgliteRequest, PgliteStart } from './pglite-thread.js';
import { keptAsText } from './value-types.js';
import type { Row, Wire } from './wire.js';
import { transactionStatus, turnstile } from './wire.js';

/** What the server said of a failure, as the driver of a real server would throw it. */
function failure(fields: Readonly<Record<string, unknown>>): Error {
  const { message, ...rest } = fields;
  return Object.assign(
    new Error(typeof message === 'string' ? message : 'PostgreSQL in this process failed'),
    rest,
  );
}

interface Waiting {
  readonly done: (answer: PgliteAnswer) => void;
  readonly failed: (error: Error) => void;
}

/** Asks the thread one thing at a time; while nothing is asked, it does not keep the process alive. */
function conversation(worker: Worker): {
  readonly ask: (request: Omit<PgliteRequest, 'id'>) => Promise<PgliteAnswer>;
  readonly ready: Promise<PgliteAnswer>;
} {
  let waiting: Waiting | undefined;
  let last = 0;
  const answered = (): Promise<PgliteAnswer> =>
    new Promise<PgliteAnswer>((done, failed) => (waiting = { done, failed })).finally(() => worker.unref());
  worker.on('message', (answer: PgliteAnswer) => waiting?.done(answer));
  worker.on('error', (error) => waiting?.failed(error));
  worker.on('exit', () =>
    waiting?.failed(new Error('Connection terminated: PostgreSQL in this process has ended')),
  );
  return {
    ready: answered(),
    ask: (request) => {
      worker.ref();
      const answer = answered();
      worker.postMessage({ ...request, id: ++last });
      return answer;
    },
  };
}

/**
 * PostgreSQL inside this process as a Wire. It runs in a thread of its own: its start and its work don't hold up this
 * one, its memory is given back as soon as it is closed, and the loader of a test runner is not in its way. `path` is
 * the driver's file; `extensions` are those that will be wanted, where that is known.
 */
export async function pgliteWire(path: string, extensions?: readonly string[]): Promise<Wire> {
  const start: PgliteStart = { keptAsText, snapshot: await keptSnapshot(path) };
  const body = `const { parentPort, workerData } = require('node:worker_threads');
    (${servePglite.toString()})(
      require(workerData.path), workerData.contrib.map((each) => require(each)), parentPort, workerData.start)`;
  const worker = new Worker(body, {
    eval: true,
    workerData: { path, contrib: contribOf(path, extensions), start },
    stdout: true,
    stderr: true,
  });
  const { ask, ready } = conversation(worker);
  const { take, busy } = turnstile();
  const first = await ready;
  if (first.snapshot) await keepSnapshot(path, first.snapshot);
  let { status } = first;
  const settled = async (request: Omit<PgliteRequest, 'id'>): Promise<readonly Row[]> => {
    const answer = await ask(request);
    status = answer.status;
    if (answer.error) throw failure(answer.error);
    return answer.rows ?? [];
  };
  return {
    busy,
    exec: (sql) => take(async () => void (await settled({ sql }))),
    query: (sql, parameters = []) => take(() => settled({ sql, parameters })),
    status: () => transactionStatus(status),
    close: async () => void (await worker.terminate()),
  };
}
