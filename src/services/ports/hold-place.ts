import type { Hold } from '../../domain/hold/hold.js';

/**
 * Where the maintenance hold of a database is kept: a dump leaves it out, and a copy of the database is not held by it.
 */
export interface HoldPlace {
  /** The hold that was set last, also one whose time is over; undefined where there is none. */
  read(): Promise<Hold | undefined>;
  /** Sets a hold in the place of any other. */
  write(hold: Hold): Promise<void>;
  remove(): Promise<void>;
}
