import { describeTarget } from '../../domain/target/target.js';
import type { Target } from '../../domain/target/target.js';
import type { Ports } from '../ports/ports.js';

export interface CreateResult {
  readonly database: string;
  /** False where it was there already; in a dry run, whether it would have been made. */
  readonly created: boolean;
  readonly dryRun: boolean;
}

/** Creates the database itself; one that exists is left as it is. */
export async function createDatabase(
  ports: Ports,
  target: Target,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<CreateResult> {
  const { databases } = ports.engine(target.engine);
  const created = dryRun ? !(await databases.exists(target)) : await databases.create(target);
  return { database: describeTarget(target), created, dryRun };
}
