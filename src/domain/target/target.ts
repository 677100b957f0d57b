import type { SslMode } from './ssl-mode.js';

/** What a target knows but never shows. */
export interface TargetSecrets {
  readonly password: string | undefined;
  /** The passphrase of the client key. */
  readonly sslPassword: string | undefined;
  /** Every text that must not appear in any output, in the spellings in which it was given. */
  readonly hidden: readonly string[];
}

interface TargetBase {
  /** The scheme as it was written, without a `+driver`. */
  readonly scheme: string;
  /** The target as a URL without any secret: safe to print. */
  readonly url: string;
  /** The secrets, behind a closure, so that no inspector, serialiser or template can print them by accident. */
  readonly reveal: () => TargetSecrets;
}

/** A PostgreSQL database and how to reach it; every gap is already filled from the environment and the defaults. */
export interface PostgresTarget extends TargetBase {
  readonly engine: 'postgres';
  /** A host name or address; for a Unix socket, the directory in which it lies. */
  readonly host: string;
  /** Whether `host` is the directory of a Unix socket. */
  readonly local: boolean;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly sslMode: SslMode;
  /** A file of certificate authorities, or `system`. */
  readonly sslRootCert: string | undefined;
  readonly sslCert: string | undefined;
  readonly sslKey: string | undefined;
  readonly searchPath: readonly string[];
  /** Milliseconds; 0 means without limit, undefined that nobody said. */
  readonly connectTimeoutMs: number | undefined;
  readonly applicationName: string | undefined;
  /** Command-line options for the server, as in libpq's `options`. */
  readonly options: string | undefined;
  /** Server settings for the session: parameters of the URL that are neither libpq's nor another client's. */
  readonly settings: Readonly<Record<string, string>>;
}

/** An SQLite database: a file or memory. */
export interface SqliteTarget extends TargetBase {
  readonly engine: 'sqlite';
  /** The file as it was written, relative to the current directory unless absolute; `:memory:` for memory. */
  readonly path: string;
  readonly memory: boolean;
  readonly parameters: Readonly<Record<string, string>>;
}

/** One database that a URL names: an opaque object that never shows its password when it is printed. */
export type Target = PostgresTarget | SqliteTarget;

/** Every text of a target that must not appear in any output, for `redact`. */
export function secretsOf(target: Target): readonly string[] {
  return target.reveal().hidden;
}

/** A target in one line for people: `postgres://user@host:5432/db` or `sqlite:path`, never with a secret. */
export function describeTarget(target: Target): string {
  return target.url;
}
