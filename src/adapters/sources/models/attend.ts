import { AsyncLocalStorage } from 'node:async_hooks';

/** A file of the user's code that runs in this process. */
export interface UserCode {
  readonly file: string;
  /** The error that is told of what goes astray in it when it has ended already. */
  readonly late: (error: unknown) => unknown;
}

interface Attended extends UserCode {
  readonly reject: (error: unknown) => void;
}

/** What runs just now. */
const attended = new Set<Attended>();
/** All that ever ran: a timer that it left behind may still throw. */
const known = new Map<string, UserCode>();
const context = new AsyncLocalStorage<UserCode>();

/** The code in which an error arose: that in whose run its timer or promise was made, else the file in its stack. */
function originOf(error: unknown): UserCode | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return context.getStore() ?? [...known.values()].find(({ file }) => stack.includes(file));
}

/** Those that an error belongs to, of what runs just now; of an error of unknown origin, all. */
function owners(error: unknown): readonly Attended[] {
  const origin = originOf(error);
  return [...attended].filter(({ file }) => origin === undefined || origin.file === file);
}

function fail(error: unknown): void {
  for (const { reject } of owners(error)) reject(error);
}

/** Nothing is left that could wake the process, so that what is awaited never comes. */
function failWaiting(): void {
  const error = new Error('it waits for a promise that nothing settles');
  for (const { reject } of attended) reject(error);
}

const listeners = { unhandledRejection: fail, uncaughtException: fail, beforeExit: failWaiting } as const;

function listen(): void {
  for (const [event, listener] of Object.entries(listeners)) process.on(event, listener);
}

function unlisten(): void {
  for (const [event, listener] of Object.entries(listeners)) process.off(event, listener);
}

/** Whether code of the user runs just now, so that a wait without end is its failure. */
export function isAttended(): boolean {
  return attended.size > 0;
}

/**
 * What is to be told of an error that nobody caught: nothing where it fails code of the user that runs just now; where
 * that has ended, that it came late; else the error itself.
 */
export function strayError(error: unknown): { readonly error: unknown } | undefined {
  if (owners(error).length > 0) return undefined;
  const origin = originOf(error);
  return { error: origin ? origin.late(error) : error };
}

/**
 * Runs code of the user and fails with what goes astray meanwhile, which would end the process otherwise: an error
 * thrown from a timer, a rejection that nobody awaits, a wait without end. Calls may overlap.
 */
export async function attend<T>(code: UserCode, run: () => Promise<T>): Promise<T> {
  let reject: (error: unknown) => void = () => undefined;
  const astray = new Promise<never>((_, fails) => (reject = fails));
  const one: Attended = { ...code, reject };
  if (attended.size === 0) listen();
  attended.add(one);
  known.set(code.file, code);
  try {
    return await Promise.race([context.run(code, () => settled(run)), astray]);
  } finally {
    attended.delete(one);
    if (attended.size === 0) unlisten();
  }
}

/** Node tells of a rejection that nobody awaits only once nothing else is to be done at once. */
async function settled<T>(run: () => Promise<T>): Promise<T> {
  const result = await run();
  await new Promise((done) => setImmediate(done));
  return result;
}
