/** How long a command may take to leave after it was asked to, in milliseconds; containers are killed after ten seconds. */
const graceMs = 8000;

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** `process.exit`, put aside before any code of the user runs, for which it is another function. */
export const leave = process.exit.bind(process);

let exit: number = codes.SIGTERM;
let controller: AbortController | undefined;

/** The exit code of the signal that came. */
export function signalExit(): number {
  return exit;
}

/**
 * Listens for signals: the first asks the runner to leave after its statement, a second one, or the end of the grace
 * period, ends the process at once (the server then rolls back what was open).
 */
export function stopSignal(): AbortSignal {
  if (controller) return controller.signal;
  const created = new AbortController();
  controller = created;
  for (const signal of Object.keys(codes) as (keyof typeof codes)[]) {
    process.on(signal, () => {
      exit = codes[signal];
      if (created.signal.aborted) leave(exit);
      created.abort();
      setTimeout(() => leave(exit), graceMs).unref();
    });
  }
  return created.signal;
}
