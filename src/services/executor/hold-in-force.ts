import { SchemactlError } from '../../domain/error.js';
import { describeHold, isInForce } from '../../domain/hold/hold.js';
import type { Hold } from '../../domain/hold/hold.js';
import type { Ports } from '../ports/ports.js';
import type { Session } from '../ports/session.js';

/** The hold on a database, if there is one whose time is not over. */
export async function holdInForce(ports: Ports, session: Session): Promise<Hold | undefined> {
  const hold = await session.hold.read();
  return hold && isInForce(hold, ports.clock.now().toISOString()) ? hold : undefined;
}

/** Throws HELD where somebody keeps the database as it is. */
export async function refuseHeld(ports: Ports, session: Session): Promise<void> {
  const hold = await holdInForce(ports, session);
  if (!hold) return;
  throw new SchemactlError('HELD', `${session.description} is held ${describeHold(hold)}`, {
    hint: 'Run it again when the hold is over; schemactl unlock lifts it.',
  });
}
