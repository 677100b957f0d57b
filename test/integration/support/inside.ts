import { join } from 'node:path';
import { renderStatus } from '../../../src/cli/render/status.js';
import { createPorts, isSchemactlError, rollback, status, up } from '../../../src/index.js';
import type { SchemactlError } from '../../../src/index.js';

/** What a run came to: the files it applied or rolled back, or the error. */
export type Outcome = readonly string[] | SchemactlError;

/** The exit code of an outcome. */
export const exitOf = (outcome: Outcome): number => ('exit' in outcome ? outcome.exit : 0);

const ports = createPorts();

/** What every service needs to know of the folder `migrations` and a database. */
const inputOf = (folder: string, url: string) => ({
  target: ports.target(url),
  open: { migrationsTable: 'schema_migrations', lockTimeoutMs: 5000 },
  directories: [join(folder, 'migrations')],
  lockWaitMs: 10_000,
  strict: false,
  dryRun: false,
  confirm: () => Promise.resolve(),
});

const settled = async (work: Promise<readonly { readonly file: string }[]>): Promise<Outcome> => {
  try {
    return (await work).map(({ file }) => file);
  } catch (error) {
    if (isSchemactlError(error)) return error;
    throw error;
  }
};

/** Does what `up --yes` does, in this process: for cases whose number would make processes too slow. */
export function upInside(folder: string, url: string): Promise<Outcome> {
  return settled(up(ports, inputOf(folder, url)).then(({ applied }) => applied));
}

/** Does what `rollback --steps N --yes` does, in this process. */
export function rollbackInside(folder: string, url: string, steps = 1): Promise<Outcome> {
  const input = { ...inputOf(folder, url), extent: { kind: 'steps', steps } as const };
  return settled(rollback(ports, input).then(({ rolledBack }) => rolledBack));
}

/** What `status` prints, in this process. */
export async function statusInside(folder: string, url: string): Promise<string> {
  return renderStatus(await status(ports, inputOf(folder, url)));
}
