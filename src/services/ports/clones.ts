import type { Target } from '../../domain/target/target.js';
import type { OpenOptions } from './open-options.js';

/** How far a copy has come, in bytes; the total may be an estimate. */
export interface Portion {
  readonly done: number;
  readonly total: number;
}

/** What is to be copied, and where to. */
export interface CloneOrder {
  readonly source: Target;
  readonly target: Target;
  readonly open: OpenOptions;
  /** Without the rows, but for those that say which revisions are applied. */
  readonly schemaOnly: boolean;
  readonly portion: (portion: Portion) => void;
  /** Throws Interrupted out of a copy that is under way, which then leaves nothing. */
  readonly stop?: AbortSignal | undefined;
}

/** How a clone was made, and what it lacks. */
export interface CloneOutcome {
  /** `template`, `online backup` and the like. */
  readonly way: string;
  /** What the source has and the clone hasn't: `large objects`. */
  readonly missing: readonly string[];
  /** What else is different in the clone. */
  readonly notes: readonly string[];
  /** What the clone takes on the disk. */
  readonly bytes: number;
}

/** Whether there is a database at a place, and anything in it. */
export type Contents = 'absent' | 'empty' | 'filled';

/** How the databases of an engine are copied, one to another place. */
export interface Clones {
  /** Whether two names lead to one database. Throws USAGE for a database that can't be cloned at all. */
  same(source: Target, target: Target): Promise<boolean>;
  contents(target: Target): Promise<Contents>;
  /** How `make` would do it as things stand. */
  way(order: CloneOrder): Promise<string>;
  /**
   * Puts a copy of the source, as it is at one moment, in the place of the target, which is made where it is missing.
   * Whatever fails, the target is as it was. Throws LOCKED where either is in use in a way that forbids it.
   */
  make(order: CloneOrder): Promise<CloneOutcome>;
}
