import type { HistoryRecord } from './history-table.js';

/** Where the tables of the history lie. */
export interface ScriptPlace {
  /** The qualified or plain name of the table of applied versions. */
  readonly migrationsTable: string;
  /** The schema that a plain name is meant in; absent: the engine's usual one. */
  readonly schema?: string | undefined;
}

/** What an engine adds to the SQL of revisions so that its own client can run them, with their records. */
export interface ScriptWords {
  /** The lines above everything: the client is to stop at the first error. */
  readonly head: readonly string[];
  /** Statements that take back the settings which a revision may have left in its session. */
  readonly reset: readonly string[];
  /** Statements that make the tables of the history where they are missing. */
  ensure(): Promise<readonly string[]>;
  /** Statements that record a revision as applied, at the time when they run. */
  add(record: HistoryRecord): Promise<readonly string[]>;
  /** Statements that forget a revision. */
  remove(version: string): Promise<readonly string[]>;
}
