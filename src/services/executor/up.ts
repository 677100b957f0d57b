import { createDatabase } from './create.js';
import type { MigrateInput, MigrateResult } from './migrate.js';
import { migrate } from './migrate.js';
import type { Ports } from '../ports/ports.js';

export interface UpResult extends MigrateResult {
  /** Whether the database had to be created first; in a dry run, whether it would have to be. */
  readonly created: boolean;
}

/** Creates the database where it is missing, then applies what is pending. */
export async function up(ports: Ports, input: MigrateInput): Promise<UpResult> {
  const { databases } = ports.engine(input.target.engine);
  const exists = await databases.exists(input.target);
  if (!exists && input.dryRun)
    return { ...(await migrate(ports, { ...input, missing: true })), created: true };
  const created = exists || input.dryRun ? false : (await createDatabase(ports, input.target)).created;
  if (created) ports.report({ kind: 'note', text: `Creating: ${input.target.url}` });
  return { ...(await migrate(ports, input)), created };
}
