import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../services/ports/clock.js';

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  sleep: (milliseconds) => sleep(milliseconds),
};
