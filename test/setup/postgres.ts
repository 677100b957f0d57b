import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { majors } from './binaries';
import type { Major } from './binaries';
import { createCluster, processId, serverLog, startCluster, stopCluster } from './cluster';
import type { Cluster, Ending } from './cluster';
import { runDirectory } from './run-directory';

export type { Major } from './binaries';
export type { Ending } from './cluster';
export { majors } from './binaries';

/** Who connects, where it is not the superuser `postgres`, who needs no password. */
export interface Login {
  readonly user: string;
  readonly password?: string;
}

/** A running PostgreSQL server; `url()` names its database `postgres`. */
export interface TestServer {
  readonly major: Major;
  readonly host: string;
  readonly port: number;
  /** Where its unix socket lies; below a very long TMPDIR there is none. */
  readonly socketDirectory: string;
  readonly url: (database?: string, login?: Login) => string;
}

/** A server of one test's own, which it may stop, kill and start again on the same port. */
export interface PrivateServer extends TestServer {
  readonly pid: () => number | undefined;
  readonly log: () => string;
  readonly start: () => Promise<void>;
  readonly stop: (ending?: Ending) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** A database of one test's own. */
export interface FreshDatabase {
  readonly name: string;
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** The one role that every server asks for a password (scram-sha-256). */
export const guarded = Object.freeze({ user: 'guarded', password: 'guarded-secret' });

const attempts = 3;

function describeServer(cluster: Cluster): TestServer {
  const host = '127.0.0.1';
  const url = (database = 'postgres', login: Login = { user: 'postgres' }): string => {
    const password = login.password === undefined ? '' : `:${encodeURIComponent(login.password)}`;
    const who = `${encodeURIComponent(login.user)}${password}`;
    return `postgres://${who}@${host}:${cluster.port}/${encodeURIComponent(database)}`;
  };
  return Object.freeze({
    major: cluster.major,
    host,
    port: cluster.port,
    socketDirectory: cluster.directory,
    url,
  });
}

/** Runs one action on a connection that is closed afterwards, whatever happens. */
export async function connected<T>(url: string, action: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // A server that is killed on purpose would otherwise end the test process through an unheard event.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await action(client);
  } finally {
    await client.end();
  }
}

/** Creates and starts a cluster; another process may take its port in between, hence the attempts. */
async function launch(
  major: Major,
  name: string,
  settings: Readonly<Record<string, string>>,
): Promise<Cluster> {
  for (let attempt = 1; ; attempt += 1) {
    const cluster = await createCluster(major, `${name}-${attempt}`, settings);
    try {
      await startCluster(cluster);
      const role = `create role ${guarded.user} login password '${guarded.password}'`;
      await connected(describeServer(cluster).url(), (client) => client.query(role));
      return cluster;
    } catch (error) {
      if (attempt === attempts) throw error;
      await stopCluster(cluster);
    }
  }
}

const sharedFile = (major: Major): string => join(runDirectory(), `shared-${major}.json`);

function publish(major: Major, content: unknown): void {
  const file = sharedFile(major);
  writeFileSync(`${file}.new`, JSON.stringify(content));
  renameSync(`${file}.new`, file);
}

function isFirst(major: Major): boolean {
  try {
    mkdirSync(join(runDirectory(), `shared-${major}.lock`));
    return true;
  } catch {
    return false;
  }
}

async function launchShared(major: Major): Promise<void> {
  try {
    publish(major, await launch(major, `pg${major}`, {}));
  } catch (error) {
    publish(major, { failure: String(error) });
  }
}

/** The server of this major that all test files of the run share; the first to ask starts it (some two seconds). */
export async function postgres(major: Major): Promise<TestServer> {
  if (!existsSync(sharedFile(major)) && isFirst(major)) await launchShared(major);
  while (!existsSync(sharedFile(major))) await sleep(50);
  const found = JSON.parse(readFileSync(sharedFile(major), 'utf8')) as Cluster | { readonly failure: string };
  if ('failure' in found) throw new Error(found.failure);
  return describeServer(found);
}

/** The major version that tests use which do not care: SCHEMACTL_TEST_PG, or 17. */
export function defaultMajor(): Major {
  const wanted = process.env['SCHEMACTL_TEST_PG'] ?? '17';
  const major = majors.find((each) => String(each) === wanted);
  if (major === undefined)
    throw new Error(`SCHEMACTL_TEST_PG is "${wanted}"; it can be ${majors.join(', ')}`);
  return major;
}

/** The shared server of the default version, already running when a test file begins. */
export function defaultServer(): Promise<TestServer> {
  return postgres(defaultMajor());
}

let counter = 0;
const unique = (prefix: string): string => `${prefix}_${process.pid}_${(counter += 1)}`;

/** Starts a server for one test alone, with settings of postgresql.conf if need be; `remove()` it in the end. */
export async function privateServer(
  major: Major = defaultMajor(),
  settings: Readonly<Record<string, string>> = {},
): Promise<PrivateServer> {
  const cluster = await launch(major, unique('private'), settings);
  return Object.freeze({
    ...describeServer(cluster),
    pid: () => processId(cluster),
    log: () => serverLog(cluster),
    start: () => startCluster(cluster),
    stop: (ending: Ending = 'fast') => stopCluster(cluster, ending),
    remove: async () => {
      await stopCluster(cluster);
      rmSync(cluster.directory, { recursive: true, force: true });
    },
  });
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Creates an empty database (of template0) with a name that no other test uses. */
export async function freshDatabase(server: TestServer, prefix = 'test'): Promise<FreshDatabase> {
  const name = unique(prefix);
  const run = (sql: string): Promise<unknown> => connected(server.url(), (client) => client.query(sql));
  // Copying files takes a quarter of the time where nothing is written to disk for good.
  const strategy = server.major >= 15 ? ' strategy file_copy' : '';
  await run(`create database ${quoted(name)} template template0${strategy}`);
  return Object.freeze({
    name,
    url: server.url(name),
    drop: async () => void (await run(`drop database if exists ${quoted(name)} with (force)`)),
  });
}
