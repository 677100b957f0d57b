import type { ObjectId } from '../../domain/schema/id.js';
import type { SchemaState } from '../../domain/schema/state.js';
import type { RevisionStatements, StatementGate } from './code.js';
import type { HistoryTable } from './history-table.js';
import type { HoldPlace } from './hold-place.js';
import type { RowWitness } from './row-witness.js';

/** Which part of a database a state is read from. */
export interface Scope {
  /** Only these schemas; absent: all but the system's own. */
  readonly schemas?: readonly string[] | undefined;
  /** Patterns (`*` stands for any text) over `schema.name` or `name` of tables, views and the like to leave out. */
  readonly exclude?: readonly string[] | undefined;
}

/** The lock that lets one runner at a time through; whoever dies loses it. */
export interface RunLock {
  /** Polls until it has the lock, at most `timeoutMs`; throws LOCKED naming the holder, and Interrupted on `stop`. */
  acquire(timeoutMs: number, onWait: (holder: string) => void, stop?: AbortSignal): Promise<void>;
  release(): Promise<void>;
}

/** A lock that a transaction holds on a table, or on the whole database. */
export interface HeldLock {
  /** The table as copies of a database name it; absent where the lock is on the whole of it. */
  readonly table?: string | undefined;
  /** In the engine's own words. */
  readonly mode: string;
}

/** A quick look at a database, to read no more of it than what matters. */
export interface Survey {
  /** About how many tables there are. */
  tables(): Promise<number>;
  /**
   * A fingerprint of each table with all its parts, by the table's id: equal ones stand for equal tables. Undefined where
   * foreign keys lead out of what can be read at all: what there is to say of those only the whole tells.
   */
  fingerprints(): Promise<ReadonlyMap<ObjectId, string> | undefined>;
  /**
   * These tables with all that a change of them can touch and what that refers to; undefined where a list of tables can't
   * say it.
   */
  touched(changed: ReadonlySet<ObjectId>): Promise<ReadonlySet<ObjectId> | undefined>;
  /** What the database holds: of the tables these alone, or all. */
  state(tables?: ReadonlySet<ObjectId>): Promise<SchemaState>;
}

/** One connection to one database: the lock, the work and the record all go through it. */
export interface Session {
  readonly engine: string;
  readonly serverVersion: string;
  /** Without a password: `postgres://app@db:5432/shop`. */
  readonly description: string;
  /** Runs one statement. Throws SQL_FAILED; `place.line` and `place.column` count within the text given. */
  run(sql: string): Promise<void>;
  /**
   * Runs one statement of a revision that must not be in a transaction. Where it fails, what it left half made is
   * cleared away. `again`: an earlier run may have been cut off in it; what that has finished counts as done, what it
   * left half made is made anew.
   */
  runAlone(sql: string, again: boolean): Promise<void>;
  /** Ends the statement that is under way, which then fails; where the engine can't, it does nothing. */
  cancel(): Promise<void>;
  /** Runs one query; `parameters` are bound as `$1` or `?`, as the engine writes them. */
  rows(sql: string, parameters?: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** A handle on this connection for a code revision: whatever it runs passes through the gate first. */
  handle(gate: StatementGate): RevisionStatements;
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Whether a transaction is open, as the server sees it. */
  inTransaction(): Promise<boolean>;
  /** The strongest lock that the open transaction holds on each table; reading alone is left out. */
  locks(): Promise<readonly HeldLock[]>;
  /** Session settings back to what they were when it was opened, so that one file can't change the next. */
  reset(): Promise<void>;
  reflect(scope: Scope): Promise<SchemaState>;
  /** Looks at the database while nothing in it changes; absent where an engine has no quicker look than the whole. */
  readonly survey?: <T>(scope: Scope, look: (survey: Survey) => Promise<T>) => Promise<T>;
  readonly lock: RunLock;
  readonly hold: HoldPlace;
  readonly history: HistoryTable;
  readonly witness: RowWitness;
  close(): Promise<void>;
}
