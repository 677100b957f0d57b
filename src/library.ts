import { composePorts } from './cli/compose.js';
import type { Ports } from './services/ports/ports.js';
import type { Report } from './services/ports/report.js';

/** What a program may say about how the services work for it. */
export interface LibraryOptions {
  /** Told of progress; silent where absent. */
  readonly report?: Report | undefined;
  /** Variables that fill the gaps of database URLs; those of the process where absent. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Aborting it makes a runner leave after its statement. */
  readonly stop?: AbortSignal | undefined;
}

/** Joins the adapters to the services for a program, as the command line does for itself. */
export function createPorts(options: LibraryOptions = {}): Ports {
  return composePorts({
    environment: () => options.env ?? process.env,
    report: options.report ?? (() => undefined),
    stop: options.stop,
  });
}
