/** How a session is opened. */
export interface OpenOptions {
  /** The qualified or plain name of the table that says what is applied; dbmate's default is `schema_migrations`. */
  readonly migrationsTable: string;
  /** How long one statement waits for a lock, in milliseconds; 0 waits for ever. */
  readonly lockTimeoutMs: number;
  /** The session promises to change nothing: the engine refuses what writes. */
  readonly readOnly?: boolean | undefined;
  /**
   * Make an SQLite file that is missing, as dbmate does where revisions or a schema go into it; else a path that is
   * mistyped is NO_SUCH_DATABASE. A database on a server is never made by opening it.
   */
  readonly create?: boolean | undefined;
}
