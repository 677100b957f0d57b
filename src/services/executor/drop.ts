import { describeTarget } from '../../domain/target/target.js';
import type { Target } from '../../domain/target/target.js';
import type { Ports } from '../ports/ports.js';

export interface DropResult {
  readonly database: string;
  /** False where there was none; in a dry run, whether it would have been dropped. */
  readonly dropped: boolean;
  readonly dryRun: boolean;
}

/** Drops the database itself with everything in it. Whoever calls this has made sure that it is meant. */
export async function dropDatabase(
  ports: Ports,
  target: Target,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<DropResult> {
  const { databases } = ports.engine(target.engine);
  const dropped = dryRun ? await databases.exists(target) : await databases.drop(target);
  return { database: describeTarget(target), dropped, dryRun };
}
