import type { Dialect } from 'kysely';

/** Where the two tables lie; without a schema name the engine has none to give. */
export interface HistoryPlace {
  readonly schema: string;
  readonly migrations: string;
  readonly history: string;
}

/** One column of a table that was found, as far as it decides whether the table is ours. */
export interface FoundColumn {
  readonly table: string;
  readonly column: string;
  /** Whether it holds text. */
  readonly text: boolean;
  /** Whether a row may leave it out. */
  readonly optional: boolean;
}

/** How an engine writes what differs between engines in the statements of the history. */
export interface HistoryWords {
  readonly versionType: string;
  readonly timeType: string;
  readonly bytesType: string;
  readonly durationType: string;
  /** The operators, so that no foreign one of the same name is taken. */
  readonly equals: string;
  readonly less: string;
  /** What follows a value to make it plain text for a comparison. */
  readonly asText: string;
  /** The time of a column as ISO 8601 text in UTC. */
  readonly isoTime: (column: string) => string;
  readonly quoteName: (name: string) => string;
}

/** What an engine contributes to the history: its spelling and its catalog; the rest is the same for all. */
export interface HistoryStore {
  readonly place: HistoryPlace;
  readonly words: HistoryWords;
  /** Runs one query on the connection of the session. */
  rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** The query builder's own dialect over the one connection of the session. */
  kyselyDialect(): Dialect;
  /** The columns of two tables, as a rule both of ours, of those that exist. */
  inspect(tables?: readonly [string, string]): Promise<readonly FoundColumn[]>;
  /** Makes the schema of the tables where it is missing. */
  prepare(): Promise<void>;
  /** Whether an error says that somebody else made the same table at the same time. */
  isRace(error: unknown): boolean;
  /** The SQL that makes the table of applied versions and fills it, as dbmate ends its schema file. */
  script(versions: readonly string[]): string;
}

/** dbmate's table: a version in it is applied. */
export interface MigrationsRow {
  readonly version: string;
}

/** What is known of a revision beside its version. */
export interface HistoryRow {
  readonly version: string;
  readonly kind: string | null;
  readonly name: string | null;
  readonly checksum: string | null;
  readonly token_checksum: string | null;
  readonly text: Uint8Array | null;
  readonly applied_at: string | null;
  readonly duration_ms: number | null;
  readonly applied_by: string | null;
  readonly statements_done: number | null;
  readonly statements_total: number | null;
}

/** Both tables under their usual names. */
export interface HistoryTables {
  readonly schema_migrations: MigrationsRow;
  readonly schemactl_history: HistoryRow;
}
