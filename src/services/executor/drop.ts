import { describeTarget } from '../../domain/target/target.js';
import type { Target } from '../../domain/target/target.js';
import type { OpenOptions } from '../ports/open-options.js';
import type { Ports } from '../ports/ports.js';
import type { Session } from '../ports/session.js';
import { refuseHeld } from './hold-in-force.js';

export interface DropInput {
  /** How the database is looked into for a hold. */
  readonly open?: OpenOptions | undefined;
  readonly dryRun?: boolean | undefined;
}

export interface DropResult {
  readonly database: string;
  /** False where there was none; in a dry run, whether it would have been dropped. */
  readonly dropped: boolean;
  readonly dryRun: boolean;
}

/**
 * Drops the database itself with everything in it. Whoever calls this has made sure that it is meant. Throws HELD where
 * somebody keeps the database as it is.
 */
export async function dropDatabase(
  ports: Ports,
  target: Target,
  { open = usual, dryRun = false }: DropInput = {},
): Promise<DropResult> {
  const { databases } = ports.engine(target.engine);
  if (!dryRun) await refuseToDropHeld(ports, target, open);
  const dropped = dryRun ? await databases.exists(target) : await databases.drop(target);
  return { database: describeTarget(target), dropped, dryRun };
}

const usual: OpenOptions = { migrationsTable: 'schema_migrations', lockTimeoutMs: 5000 };

/** A database that can't be opened, such as a damaged one, may be dropped; and one that is missing is none to hold. */
async function refuseToDropHeld(ports: Ports, target: Target, open: OpenOptions): Promise<void> {
  let session: Session;
  try {
    session = await ports.engine(target.engine).open(target, { ...open, readOnly: true });
  } catch {
    return;
  }
  try {
    await refuseHeld(ports, session);
  } finally {
    await session.close();
  }
}
