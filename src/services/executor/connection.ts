import type { Target } from '../../domain/target/target.js';
import type { Engine, OpenOptions } from '../ports/engine.js';
import type { Ports } from '../ports/ports.js';
import type { Session } from '../ports/session.js';
import { refuseHeld } from './hold-in-force.js';

/** The database that a command works on, and how. */
export interface DatabaseInput {
  readonly target: Target;
  readonly open: OpenOptions;
}

/** The same, where an SQLite file that is missing is made: for what fills a database from nothing, as dbmate's does. */
export function creating<Input extends DatabaseInput>(input: Input): Input {
  return { ...input, open: { ...input.open, create: true } };
}

/** Opens a session for as long as `use` takes. */
export async function withSession<Result>(
  ports: Ports,
  input: DatabaseInput,
  use: (session: Session, engine: Engine) => Promise<Result>,
): Promise<Result> {
  const engine = ports.engine(input.target.engine);
  const session = await engine.open(input.target, input.open);
  try {
    return await use(session, engine);
  } finally {
    await session.close();
  }
}

/** How a run waits for its turn, and whether a hold stops it. */
interface LockedInput extends DatabaseInput {
  readonly lockWaitMs: number;
  readonly despiteHold?: boolean | undefined;
}

/**
 * The same under the run lock: one runner at a time. Throws LOCKED where another one doesn't end in time, and HELD where
 * somebody keeps the database as it is, unless the work is about that.
 */
export async function withLock<Result>(
  ports: Ports,
  input: LockedInput,
  use: (session: Session, engine: Engine) => Promise<Result>,
): Promise<Result> {
  return withSession(ports, input, async (session, engine) => {
    const onWait = (holder: string): void =>
      ports.report({ kind: 'note', text: `waiting for the lock, held by ${holder}` });
    await session.lock.acquire(input.lockWaitMs, onWait, ports.stop);
    try {
      if (input.despiteHold !== true) await refuseHeld(ports, session);
      return await use(session, engine);
    } finally {
      await session.lock.release();
    }
  });
}

/** Under the run lock, and the history tables are there. Throws what withLock throws. */
export async function withRunLock<Result>(
  ports: Ports,
  input: LockedInput,
  use: (session: Session, engine: Engine) => Promise<Result>,
): Promise<Result> {
  return withLock(ports, input, async (session, engine) => {
    await session.history.ensure();
    return use(session, engine);
  });
}

/** Under the run lock; or, where nothing is to be written, in a session that can only read. */
export async function withHistory<Result>(
  ports: Ports,
  input: DatabaseInput & { readonly lockWaitMs: number; readonly dryRun: boolean },
  use: (session: Session, engine: Engine) => Promise<Result>,
): Promise<Result> {
  if (!input.dryRun) return withRunLock(ports, input, use);
  return withSession(ports, { ...input, open: { ...input.open, readOnly: true } }, use);
}
