import { describeTarget } from '../../domain/target/target.js';
import type { Target } from '../../domain/target/target.js';
import type { Ports } from '../ports/ports.js';

export interface CreateResult {
  readonly database: string;
  /** False where it was there already. */
  readonly created: boolean;
}

/** Creates the database itself; one that exists is left as it is. */
export async function createDatabase(ports: Ports, target: Target): Promise<CreateResult> {
  const created = await ports.engine(target.engine).databases.create(target);
  return { database: describeTarget(target), created };
}
