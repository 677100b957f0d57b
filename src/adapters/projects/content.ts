/** The URL scheme of each word that may stand as `type`. */
export const schemeOfType = {
  postgres: 'postgres',
  postgresql: 'postgres',
  sqlite: 'sqlite',
  sqlite3: 'sqlite',
} as const;

/** The words that may stand as `type` of a database. */
export type DatabaseType = keyof typeof schemeOfType;

/** How a database is reached; one text in the file is its `url`. */
export interface ConnectionFields {
  readonly url?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** A file that holds the password and nothing else. */
  readonly password_file?: string | undefined;
  /** The environment variable that holds the password. */
  readonly password_env?: string | undefined;
  readonly database?: string | undefined;
  readonly sslmode?: string | undefined;
  readonly sslrootcert?: string | undefined;
  readonly sslcert?: string | undefined;
  readonly sslkey?: string | undefined;
  /** The file of an SQLite database, or the folder in which `db_name` lies. */
  readonly path?: string | undefined;
  readonly db_path?: string | undefined;
}

/** One database as the settings file has it. */
export interface DatabaseEntry {
  readonly type?: DatabaseType | undefined;
  readonly db_name?: string | undefined;
  readonly connection: ConnectionFields;
}

/** One project as the settings file has it. */
export interface ProjectEntry {
  /** Its models: a file, a folder or a glob. */
  readonly module?: string | undefined;
  /** The folder of its revisions; beside the module where absent. */
  readonly migrations?: string | undefined;
  readonly db?: Readonly<Record<string, DatabaseEntry>> | undefined;
}

/** What a settings file holds. */
export interface SettingsContent {
  /** Databases for every project: with `shop.local`, the database of the project `shop` on the server `local`. */
  readonly development?: { readonly db?: Readonly<Record<string, DatabaseEntry>> | undefined } | undefined;
  readonly projects?: Readonly<Record<string, ProjectEntry>> | undefined;
}

/** The keys of a connection that stand for the password; one of them at most may be given. */
export const passwordKeys = ['password', 'password_file', 'password_env'] as const;

/** The keys that only a server has, and the keys that only a file has. */
export const serverKeys = [
  'host',
  'port',
  'user',
  'database',
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
] as const;
export const pathKeys = ['path', 'db_path'] as const;
