import type { Target } from '../../domain/target/target.js';
import type { StoredState } from '../../domain/schema/state-file.js';
import type { Clock } from './clock.js';
import type { CodeRevisions } from './code.js';
import type { Engine } from './engine.js';
import type { Files } from './files.js';
import type { Hash } from './hash.js';
import type { Models } from './models.js';
import type { Report } from './report.js';

/** Everything of the outer world that the services use, joined in one place. */
export interface Ports {
  /** The engine of a name (`postgres`, `sqlite`); throws USAGE for an unknown one. */
  engine(name: string): Engine;
  /** Reads a database URL, gaps filled from the environment; throws BAD_URL. */
  target(url: string): Target;
  readonly files: Files;
  readonly clock: Clock;
  readonly hash: Hash;
  readonly models: Models;
  readonly code: CodeRevisions;
  /** What changed from one text to another, as a few lines of a diff. */
  changedLines(before: string, after: string): readonly string[];
  /** Reads a stored SchemaState; throws BAD_SOURCE naming the key. */
  parseState(text: string, file: string): StoredState;
  readonly report: Report;
  /** Who runs this, for the history: `user@host`. */
  readonly runner: string;
  /** Resolves when the process is asked to stop; the runner finishes its statement and leaves. */
  readonly stop?: AbortSignal | undefined;
}
