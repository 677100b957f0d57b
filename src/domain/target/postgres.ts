import { collectParts, postgresForm } from './postgres-parameters.js';
import type { Environment, PostgresParts } from './postgres-parameters.js';
import { defaultSslMode, isSslMode, sslModes } from './ssl-mode.js';
import type { SslMode } from './ssl-mode.js';
import type { PostgresTarget } from './target.js';
import { badUrl, splitUrl } from './url-parts.js';

/** What a URL may lean on where it is silent. */
export interface Surroundings {
  /** The environment; the PG* variables and the login name are read from it. */
  readonly env?: Environment | undefined;
  /** Where PostgreSQL is looked for when nobody names a host: a socket directory, or a host name on Windows. */
  readonly defaultHost?: string | undefined;
}

type Fields = Omit<PostgresTarget, 'url' | 'reveal'>;

/** Reads what follows `postgres://`; throws BAD_URL for anything that can't be connected to. */
export function parsePostgres(scheme: string, rest: string, surroundings: Surroundings): PostgresTarget {
  const env = surroundings.env ?? {};
  const given = collectParts(splitUrl(rest, postgresForm), env);
  const place = readPlace(given, surroundings.defaultHost ?? '/var/run/postgresql');
  const sslRootCert = given.part('sslrootcert');
  const fields: Fields = {
    engine: 'postgres',
    scheme,
    ...place,
    user: readUser(given, env),
    database: readDatabase(given),
    sslMode: readSslMode(given, { ...place, sslRootCert }),
    sslRootCert,
    sslCert: given.part('sslcert'),
    sslKey: given.part('sslkey'),
    searchPath: readSearchPath(given.part('search_path')),
    connectTimeoutMs: readConnectTimeout(given.part('connect_timeout')),
    applicationName: given.part('application_name'),
    options: given.part('options'),
    settings: given.settings,
  };
  return seal(fields, given);
}

function seal(fields: Fields, given: PostgresParts): PostgresTarget {
  const secrets = Object.freeze({
    password: given.part('password'),
    sslPassword: given.part('sslpassword'),
    hidden: given.hidden,
  });
  return Object.freeze({ ...fields, url: printUrl(fields), reveal: () => secrets });
}

/** The same server and credentials with another database, for work that can't be done while connected to the first. */
export function withDatabase(target: PostgresTarget, name: string): PostgresTarget {
  const fields = { ...target, database: name };
  return Object.freeze({ ...fields, url: printUrl(fields) });
}

function printUrl(fields: Fields): string {
  const user = encodeURIComponent(fields.user);
  const database = encodeURIComponent(fields.database);
  if (fields.local) {
    const port = fields.port === 5432 ? '' : `&port=${fields.port}`;
    return `postgres://${user}@/${database}?host=${encodeURIComponent(fields.host).replace(/%2F/g, '/')}${port}`;
  }
  const host = fields.host.includes(':') ? `[${fields.host}]` : encodeURIComponent(fields.host);
  return `postgres://${user}@${host}:${fields.port}/${database}`;
}

function readPlace(given: PostgresParts, defaultHost: string): Pick<Fields, 'host' | 'local' | 'port'> {
  const host = given.part('host') ?? defaultHost;
  if (host.includes(',')) throw badUrl('it names several hosts; only one is supported', postgresForm);
  const local = host.startsWith('/') || host.startsWith('@');
  const socket = local ? /^(.+)\/\.s\.PGSQL\.(\d+)$/.exec(host) : null;
  const port = readPort(given.part('port') ?? socket?.[2] ?? '5432');
  if (!local && /[\s/@]/.test(host)) throw badUrl('its host is malformed', postgresForm);
  return { host: socket?.[1] ?? host, local, port };
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65535) throw badUrl('its port is not a number from 1 to 65535', postgresForm);
  return port;
}

function readUser(given: PostgresParts, env: Environment): string {
  const user = [given.part('user'), env['USER'], env['LOGNAME'], env['USERNAME']].find(
    (name) => name !== undefined && name !== '',
  );
  if (user === undefined) throw badUrl('it names no user, and PGUSER is not set', postgresForm);
  return user;
}

function readDatabase(given: PostgresParts): string {
  const database = given.part('dbname');
  if (database === undefined) throw badUrl('it names no database, and PGDATABASE is not set', postgresForm);
  return database;
}

function readSslMode(given: PostgresParts, place: Parameters<typeof defaultSslMode>[0]): SslMode {
  const system = place.sslRootCert === 'system';
  const text = given.part('sslmode');
  if (text === undefined) return defaultSslMode(place);
  if (!isSslMode(text)) {
    const accepted = `sslmode is one of ${Object.keys(sslModes).join(', ')}`;
    throw badUrl(
      'its sslmode is unknown',
      text === 'no-verify' ? `${accepted}; no-verify is called require here, as in libpq` : accepted,
    );
  }
  if (system && text !== 'verify-full')
    throw badUrl('sslrootcert=system needs sslmode=verify-full', postgresForm);
  return text;
}

function readSearchPath(text: string | undefined): readonly string[] {
  const names = [...(text ?? '').matchAll(/\s*(?:"((?:[^"]|"")*)"|([^",]+))\s*(?:,|$)/g)];
  return Object.freeze(
    names
      .map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? (bare ?? '').trim())
      .filter((name) => name !== ''),
  );
}

function readConnectTimeout(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^-?\d{1,6}$/.test(text.trim()))
    throw badUrl('its connect_timeout is not a whole number of seconds', postgresForm);
  return Math.max(0, Number(text)) * 1000;
}

const escapeOption = (text: string): string => text.replace(/[\\\s]/g, '\\$&');

/** The startup options of a target as one command line for the server: its own, then its settings and search path. */
export function startupOptions(target: PostgresTarget): string | undefined {
  const path = target.searchPath.map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
  const settings = Object.entries({ ...target.settings, ...(path === '' ? {} : { search_path: path }) });
  const options = settings.map(([name, value]) => `-c ${escapeOption(`${name}=${value}`)}`);
  return [...(target.options === undefined ? [] : [target.options]), ...options].join(' ') || undefined;
}
