import type { Declaration } from '../../domain/declaration/declaration.js';
import type { Dialect } from '../../domain/plan/dialect.js';
import type { SchemaState } from '../../domain/schema/state.js';
import type { Target } from '../../domain/target/target.js';
import type { Clones } from './clones.js';
import type { CopyPurpose, DatabaseCopy } from './copies.js';
import type { ScriptPlace, ScriptWords } from './script-words.js';
import type { OpenOptions } from './open-options.js';
import type { Scope, Session } from './session.js';

export type { OpenOptions } from './open-options.js';

/** The database itself, as a whole: asked before there is a session in it. */
export interface Databases {
  exists(target: Target): Promise<boolean>;
  /** Returns false where it existed already. */
  create(target: Target): Promise<boolean>;
  /** Returns false where there was none. */
  drop(target: Target): Promise<boolean>;
}

/** A throwaway database; closing it removes every trace of it. */
export interface Shadow {
  readonly session: Session;
  /** For the reader of a proof: `in memory`, `scratch database on the same server`, `in process (PostgreSQL 18.3)`. */
  readonly description: string;
  close(): Promise<void>;
}

/** A database in this process, of the major version asked for if one is. */
export interface InProcess {
  readonly inProcess: true;
  readonly major?: number | undefined;
}

/**
 * Where a shadow may be made: an explicit URL (emptied scratch databases are made on its server), else the server of
 * `near`, unless that must not be touched (`readOnly`), else in this process.
 */
export interface ShadowPlace {
  readonly explicit?: Target | InProcess | undefined;
  readonly near?: Target | undefined;
  readonly readOnly?: boolean | undefined;
  /** What must stand in it around any state, though it is out of scope. */
  readonly given?: SchemaState | undefined;
  /** As in OpenOptions: what is ours in the databases compared is ours in their shadow, and nothing else. */
  readonly migrationsTable?: string | undefined;
  /** The extensions that will be made in it, where that is known beforehand. */
  readonly extensions?: readonly string[] | undefined;
}

/** One database product: its dialect and how to open a session. */
export interface Engine {
  readonly name: string;
  readonly dialect: Dialect;
  /** Models in the engine's own words; throws BAD_MODELS naming the column that this engine can't hold. */
  lower(declaration: Declaration): SchemaState;
  /** The part of a state that the scope keeps; the rest lies outside of it. */
  within(state: SchemaState, scope: Scope): SchemaState;
  /** The way back: a state as models would say it; what they have no words for is left out. */
  raise(state: SchemaState): Declaration;
  open(target: Target, options: OpenOptions): Promise<Session>;
  /** A fresh connection and one real query, within the time given. Throws what `open` would. */
  probe(target: Target, timeoutMs: number): Promise<void>;
  readonly databases: Databases;
  readonly clones: Clones;
  shadow(place: ShadowPlace): Promise<Shadow>;
  /** What a script needs beside the SQL of revisions, without a connection. */
  scriptWords(place: ScriptPlace): ScriptWords;
  /** Copies a database with all its rows; undefined for one that doesn't last. */
  copy(target: Target, options: OpenOptions, purpose: CopyPurpose): Promise<DatabaseCopy | undefined>;
  /** Whether a copy costs so little that it is made without being asked for. */
  copiesUnasked(target: Target): boolean;
}
