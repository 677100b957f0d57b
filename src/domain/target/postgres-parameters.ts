import { isSecretName } from './redact.js';
import { badUrl, decodePart, readQuery } from './url-parts.js';
import type { UrlParts } from './url-parts.js';

/** How a PostgreSQL URL is written, for hints. */
export const postgresForm =
  'Write postgres://user:password@host:5432/database?sslmode=verify-full; in user and password, percent-encode : / ? # % @ (for example @ as %40)';

/** The named parts of a PostgreSQL connection that a URL or the environment can give. */
export type PostgresPart = (typeof parts)[number];

const parts = [
  'host',
  'port',
  'user',
  'password',
  'dbname',
  'sslmode',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'sslpassword',
  'search_path',
  'connect_timeout',
  'application_name',
  'options',
] as const;

/** The variable of libpq that fills a part which the URL leaves out. */
const variables: Readonly<Partial<Record<PostgresPart, string>>> = {
  host: 'PGHOST',
  port: 'PGPORT',
  user: 'PGUSER',
  password: 'PGPASSWORD',
  dbname: 'PGDATABASE',
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  connect_timeout: 'PGCONNECT_TIMEOUT',
  application_name: 'PGAPPNAME',
  options: 'PGOPTIONS',
};

/** Other spellings of a part: dbmate's `socket`, Prisma's `schema`. */
const aliases: ReadonlyMap<string, PostgresPart> = new Map([
  ['socket', 'host'],
  ['schema', 'search_path'],
]);

/** What other clients read from the same URL; it means nothing to the server, so it is passed over. */
const foreign: ReadonlySet<string> = new Set(
  'pgbouncer connection_limit pool_timeout pool_size socket_timeout max_overflow statement_cache_size binary_parameters uselibpqcompat prepared_statement_cache_size target_session_attrs gssencmode channel_binding client_encoding keepalives keepalives_idle keepalives_interval keepalives_count fallback_application_name'.split(
    ' ',
  ),
);

/** A PostgreSQL URL read into named parts, what the server is to be told besides, and what must never be shown. */
export interface PostgresParts {
  readonly part: (name: PostgresPart) => string | undefined;
  readonly settings: Readonly<Record<string, string>>;
  readonly hidden: readonly string[];
}

/** Variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

const isPart = (name: string): name is PostgresPart => (parts as readonly string[]).includes(name);

const partOf = (name: string): PostgresPart | undefined => (isPart(name) ? name : aliases.get(name));

/** Joins what the authority, the path, the query and the environment say; the query wins, then the URL. */
export function collectParts(url: UrlParts, env: Environment): PostgresParts {
  const given = new Map<PostgresPart, string>(authorityParts(url));
  const settings: Record<string, string> = {};
  const hidden: string[] = url.password === undefined ? [] : [url.password];
  for (const [name, value] of readQuery(url.query, postgresForm)) {
    const part = partOf(name);
    if (isSecretName(name)) hidden.push(value);
    if (part !== undefined && value !== '') given.set(part, value);
    else if (name === 'ssl') given.set('sslmode', sslFlag(value));
    else if (part === undefined && !foreign.has(name) && !isSecretName(name)) settings[name] = value;
  }
  const part = (name: PostgresPart): string | undefined =>
    given.get(name) ?? nonEmpty(env[variables[name] ?? '']);
  hidden.push(...[part('password'), part('sslpassword')].filter((secret) => secret !== undefined));
  return { part, settings: Object.freeze(settings), hidden: Object.freeze([...new Set(hidden)]) };
}

const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

function authorityParts(url: UrlParts): [PostgresPart, string][] {
  const raw: [PostgresPart, string | undefined, string][] = [
    ['host', url.host, 'the host'],
    ['port', url.port, 'the port'],
    ['user', url.user, 'the user'],
    ['password', url.password, 'the password'],
    ['dbname', url.path, 'the database name'],
  ];
  return raw.flatMap(([name, text, what]) =>
    text === undefined || text === ''
      ? []
      : [[name, decodePart(text, what, postgresForm)] satisfies [PostgresPart, string]],
  );
}

/** `ssl=true` is what other clients write for `sslmode=require`. */
function sslFlag(value: string): string {
  if (/^(?:1|true|on|yes)?$/i.test(value)) return 'require';
  if (/^(?:0|false|off|no)$/i.test(value)) return 'disable';
  if (/^[a-z-]+$/.test(value)) return value;
  throw badUrl('its parameter ssl is neither true nor false; use sslmode', postgresForm);
}
