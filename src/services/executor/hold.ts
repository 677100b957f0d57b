import { SchemactlError } from '../../domain/error.js';
import { describeHold } from '../../domain/hold/hold.js';
import type { Hold } from '../../domain/hold/hold.js';
import type { Ports } from '../ports/ports.js';
import type { Session } from '../ports/session.js';
import type { DatabaseInput } from './connection.js';
import { withRunLock, withSession } from './connection.js';
import { holdInForce } from './hold-in-force.js';

export interface HoldInput extends DatabaseInput {
  readonly reason?: string | undefined;
  /** How long it is to last; absent: until it is lifted. */
  readonly forMs?: number | undefined;
  /** Take the place of a hold that somebody else has set. */
  readonly force: boolean;
  readonly lockWaitMs: number;
  readonly dryRun: boolean;
}

export interface HoldResult {
  readonly database: string;
  readonly hold: Hold;
  /** The hold in whose place it is. */
  readonly replaced?: Hold | undefined;
  readonly dryRun: boolean;
}

/**
 * Sets a maintenance hold, after waiting for a run that is under way: from then on nothing is applied, rolled back, loaded or dropped.
 * One's own hold is renewed. Throws HELD where somebody else's is in force.
 */
export async function hold(ports: Ports, input: HoldInput): Promise<HoldResult> {
  const now = ports.clock.now();
  const until = input.forMs === undefined ? undefined : new Date(now.getTime() + input.forMs).toISOString();
  const made: Hold = { by: ports.runner, reason: input.reason, since: now.toISOString(), until };
  const set = async (session: Session): Promise<HoldResult> => {
    const replaced = await holdInForce(ports, session);
    if (replaced && replaced.by !== made.by && !input.force) throw taken(session, replaced);
    if (!input.dryRun) await session.hold.write(made);
    return { database: session.description, hold: made, replaced, dryRun: input.dryRun };
  };
  if (input.dryRun) return withSession(ports, readOnly(input), set);
  return withRunLock(ports, { ...input, despiteHold: true }, set);
}

function taken({ description }: Session, found: Hold): SchemactlError {
  return new SchemactlError('HELD', `${description} is held already ${describeHold(found)}`, {
    hint: 'schemactl unlock lifts it; --force takes its place.',
  });
}

export interface ReleaseInput extends DatabaseInput {
  /** Asked before somebody else's hold is lifted; throws where the answer is no. */
  readonly confirm: (held: Hold) => Promise<void>;
  readonly dryRun: boolean;
}

export interface ReleaseResult {
  readonly database: string;
  /** The hold that is lifted; absent where there was none. */
  readonly lifted?: Hold | undefined;
  readonly dryRun: boolean;
}

/** Lifts a maintenance hold. */
export async function release(ports: Ports, input: ReleaseInput): Promise<ReleaseResult> {
  const { dryRun } = input;
  return withSession(ports, dryRun ? readOnly(input) : input, async (session) => {
    const lifted = await holdInForce(ports, session);
    if (lifted && !dryRun) {
      if (lifted.by !== ports.runner) await input.confirm(lifted);
      await session.hold.remove();
    }
    return { database: session.description, lifted, dryRun };
  });
}

export interface HoldStatus {
  readonly database: string;
  readonly held: boolean;
  readonly hold?: Hold | undefined;
}

/** Whether a database is held, by whom, why and until when. */
export async function holdStatus(ports: Ports, input: DatabaseInput): Promise<HoldStatus> {
  return withSession(ports, readOnly(input), async (session) => {
    const found = await holdInForce(ports, session);
    return { database: session.description, held: found !== undefined, hold: found };
  });
}

function readOnly<Input extends DatabaseInput>(input: Input): Input {
  return { ...input, open: { ...input.open, readOnly: true } };
}
