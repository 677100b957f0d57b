/** How to fail what is attended just now. */
const attended = new Set<(error: unknown) => void>();

function fail(error: unknown): void {
  for (const reject of attended) reject(error);
}

/** Nothing is left that could wake the process, so that what is awaited never comes. */
function failWaiting(): void {
  fail(new Error('it waits for a promise that nothing settles'));
}

const listeners = { unhandledRejection: fail, uncaughtException: fail, beforeExit: failWaiting } as const;

function listen(): void {
  for (const [event, listener] of Object.entries(listeners)) process.on(event, listener);
}

function unlisten(): void {
  for (const [event, listener] of Object.entries(listeners)) process.off(event, listener);
}

/** Whether what goes astray in this process is taken for a failure of the user's code just now. */
export function isAttended(): boolean {
  return attended.size > 0;
}

/**
 * Runs code of the user and fails with what goes astray meanwhile, which would end the process otherwise: an error
 * thrown from a timer, a rejection that nobody awaits, a wait without end. Calls may overlap.
 */
export async function attend<T>(run: () => Promise<T>): Promise<T> {
  let reject: (error: unknown) => void = () => undefined;
  const astray = new Promise<never>((_, fails) => (reject = fails));
  if (attended.size === 0) listen();
  attended.add(reject);
  try {
    return await Promise.race([settled(run), astray]);
  } finally {
    attended.delete(reject);
    if (attended.size === 0) unlisten();
  }
}

/** Node tells of a rejection that nobody awaits only once nothing else is to be done at once. */
async function settled<T>(run: () => Promise<T>): Promise<T> {
  const result = await run();
  await new Promise((done) => setImmediate(done));
  return result;
}
