/** Thrown in place of leaving the process when a module calls `process.exit` while it is loaded. */
export interface ExitCalled {
  readonly exitCalled: string;
}

/** Tells the attempt to leave the process apart from errors. */
export function isExitCalled(error: unknown): error is ExitCalled {
  return typeof error === 'object' && error !== null && 'exitCalled' in error;
}

/** What is put aside meanwhile, each to be put back as the very same function. */
interface Saved {
  readonly exit: typeof process.exit;
  readonly write: typeof process.stdout.write;
  readonly exitCode: typeof process.exitCode;
}

let depth = 0;
let saved: Saved | undefined;

function exitInstead(code?: number | string | null): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- no error: a module's own catch should not log it as one
  throw { exitCalled: String(code ?? process.exitCode ?? 0) } satisfies ExitCalled;
}

function enter(): void {
  if (depth++ > 0) return;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- put back later, never called here
  saved = { exit: process.exit, write: process.stdout.write, exitCode: process.exitCode };
  process.exit = exitInstead;
  process.stdout.write = process.stderr.write.bind(process.stderr);
}

function leave(): void {
  if (--depth > 0 || !saved) return;
  process.exit = saved.exit;
  process.stdout.write = saved.write;
  process.exitCode = saved.exitCode;
  saved = undefined;
}

/** Gives stdout back to the command, which is about to leave the process while code of the user still runs. */
export function regain(): void {
  if (depth === 0) return;
  depth = 1;
  leave();
}

/**
 * Runs code of the user so that it can neither leave the process nor write to stdout, which belongs to the command's
 * result: what it prints goes to stderr. Calls may overlap.
 */
export async function confine<T>(run: () => Promise<T>): Promise<T> {
  enter();
  try {
    return await run();
  } finally {
    leave();
  }
}
