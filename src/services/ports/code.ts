/** One row as a code revision sees it. */
export type CodeRow = Readonly<Record<string, unknown>>;

/** What a code revision does with its database, beside all that a Kysely handle can. */
export interface RevisionStatements {
  /** Runs SQL and gives its rows, of the last statement where there are several; `args` fill `$1` or `?`. */
  execute(sql: string, ...args: readonly unknown[]): Promise<readonly CodeRow[]>;
  /** Runs one statement after another; or one statement for each list of arguments. */
  executeMany(statements: readonly string[]): Promise<void>;
  executeMany(sql: string, lists: readonly (readonly unknown[])[]): Promise<void>;
  /** The rows of a query. */
  fetch(sql: string, ...args: readonly unknown[]): Promise<readonly CodeRow[]>;
  /** The first row of a query; undefined where there is none. */
  fetchOne(sql: string, ...args: readonly unknown[]): Promise<CodeRow | undefined>;
  /** The first column of the first row; undefined where there is none. */
  fetchVal(sql: string, ...args: readonly unknown[]): Promise<unknown>;
}

/** What every statement of a code revision passes through on its way to the database. */
export type StatementGate = (
  sql: string,
  work: () => Promise<readonly CodeRow[]>,
) => Promise<readonly CodeRow[]>;

/**
 * One way of a code revision; `ended` is called at the end of the program, before what it may have left behind shows.
 * Throws CODE_FAILED, or the error of its statement, with file and line.
 */
export type CodeWay = (database: RevisionStatements, ended: () => void) => Promise<void>;

/** A code revision as it was loaded. */
export interface LoadedCode {
  readonly dependencies: readonly string[];
  readonly up: CodeWay;
  /** Absent where it has no way back. */
  readonly down?: CodeWay | undefined;
}

/** Loads the programs of code revisions. */
export interface CodeRevisions {
  /** Runs the file and reads what it exports; throws BAD_FILE with file and line. */
  load(path: string): Promise<LoadedCode>;
}
