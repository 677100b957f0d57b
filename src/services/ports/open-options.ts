/** How a session is opened. */
export interface OpenOptions {
  /** The qualified or plain name of the table that says what is applied; dbmate's default is `schema_migrations`. */
  readonly migrationsTable: string;
  /** How long one statement waits for a lock, in milliseconds; 0 waits for ever. */
  readonly lockTimeoutMs: number;
  /** The session promises to change nothing: an SQLite file is not created, a PostgreSQL session is read only. */
  readonly readOnly?: boolean | undefined;
}
