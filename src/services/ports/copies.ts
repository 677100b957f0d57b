import type { Target } from '../../domain/target/target.js';
import type { Portion } from './clones.js';

/** What a database holds, counted. */
export interface Holdings {
  /** Rows of each table, by its name; the tables of the history are left out. */
  readonly rows: ReadonlyMap<string, number>;
  /** Rows that violate a foreign key; undefined where the engine can't tell. */
  readonly violations: number | undefined;
}

/** A copy of a database with all its rows, on which revisions can be tried; closing it removes every trace of it. */
export interface DatabaseCopy {
  readonly target: Target;
  holdings(): Promise<Holdings>;
  close(): Promise<void>;
}

/** What a copy is made for, and who is told of it. */
export interface CopyPurpose {
  /** A rehearsal is made by the holder of the run lock alone; of clones there may be several at once. */
  readonly kind: 'rehearsal' | 'clone';
  readonly portion: (portion: Portion) => void;
  readonly stop?: AbortSignal | undefined;
}
