import { describeTarget } from '../../domain/target/target.js';
import type { Target } from '../../domain/target/target.js';
import type { Ports } from '../ports/ports.js';

export interface DropResult {
  readonly database: string;
  /** False where there was none. */
  readonly dropped: boolean;
}

/** Drops the database itself with everything in it. Whoever calls this has made sure that it is meant. */
export async function dropDatabase(ports: Ports, target: Target): Promise<DropResult> {
  const dropped = await ports.engine(target.engine).databases.drop(target);
  return { database: describeTarget(target), dropped };
}
