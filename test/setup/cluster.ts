import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { binaries } from './binaries';
import type { Major } from './binaries';
import { runDirectory } from './run-directory';
import { account } from './unprivileged';

/** A data directory with the port its server uses; the same port is taken again after a restart. */
export interface Cluster {
  readonly major: Major;
  readonly directory: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
}

const dataOf = (directory: string): string => join(directory, 'data');
const logOf = (directory: string): string => join(directory, 'log');

// Durability is of no use to a directory that is removed anyway; the rest keeps many servers small and quiet.
const usualSettings: Readonly<Record<string, string>> = Object.freeze({
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  jit: 'off',
  shared_buffers: '32MB',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
});

// The first rule that fits decides: passwords are demanded of `guarded` alone.
const accessRules = `local all guarded scram-sha-256
host all guarded 127.0.0.1/32 scram-sha-256
local all all trust
host all all 127.0.0.1/32 trust
host replication all 127.0.0.1/32 trust
`;

function madeDirectory(path: string): string {
  mkdirSync(path, { mode: 0o755 });
  const { uid, gid } = account();
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
  return path;
}

function run(command: string, args: readonly string[]): void {
  const ran = spawnSync(command, args, { ...account(), cwd: '/', encoding: 'utf8' });
  if (ran.status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed: ${ran.error?.message ?? ran.stderr}`);
}

/** The data directory that further clusters of this major are copied from, made once in a run. */
function template(major: Major): string {
  const finished = join(runDirectory(), `template-${major}`);
  if (existsSync(finished)) return finished;
  const directory = madeDirectory(`${finished}.${process.pid}`);
  const data = dataOf(directory);
  const options = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  run(join(binaries(major), 'initdb'), [`--pgdata=${data}`, ...options]);
  try {
    renameSync(directory, finished);
    return finished;
  } catch {
    // Another worker was faster; its template is as good as ours.
    return existsSync(finished) ? finished : directory;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no free TCP port on 127.0.0.1');
  return address.port;
}

/** Makes a stopped cluster of its own in the run directory; `settings` are those of postgresql.conf. */
export async function createCluster(
  major: Major,
  name: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Cluster> {
  const source = template(major);
  const directory = madeDirectory(join(runDirectory(), name));
  run('cp', ['-R', dataOf(source), dataOf(directory)]);
  // Rules are appended by the server's own account only where root is: the file's owner stays what it is.
  const rules = join(dataOf(directory), 'pg_hba.conf');
  run('sh', ['-c', 'printf %s "$1" > "$2"', 'sh', accessRules, rules]);
  return Object.freeze({ major, directory, port: await freePort(), settings });
}

// A socket's path is limited to some hundred bytes; below a long TMPDIR there is TCP only.
const socketDirectory = (directory: string): string => (directory.length < 80 ? directory : '');

function serverArguments(cluster: Cluster): readonly string[] {
  const settings = {
    ...usualSettings,
    unix_socket_directories: socketDirectory(cluster.directory),
    ...cluster.settings,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', dataOf(cluster.directory), '-p', String(cluster.port), ...options];
}

function lockLines(cluster: Cluster): readonly string[] {
  const file = join(dataOf(cluster.directory), 'postmaster.pid');
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** The process id of the cluster's server, or undefined while it is stopped. */
export function processId(cluster: Cluster): number | undefined {
  const pid = Number(lockLines(cluster)[0] ?? Number.NaN);
  return Number.isInteger(pid) && pid > 0 && isRunning(pid) ? pid : undefined;
}

function isRunning(pid: number): boolean {
  try {
    // A dead server whose parent has not looked yet is a zombie, which a signal would still reach.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** What the cluster's server has written to its log so far. */
export function serverLog(cluster: Cluster): string {
  return readFileSync(logOf(cluster.directory), 'utf8');
}

/** Starts the cluster's server and returns when it answers; throws with its log when it gives up. */
export async function startCluster(cluster: Cluster): Promise<void> {
  appendFileSync(logOf(cluster.directory), '');
  const log = openSync(logOf(cluster.directory), 'a');
  const server = spawn(join(binaries(cluster.major), 'postgres'), serverArguments(cluster), {
    ...account(),
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  server.unref();
  let failure: string | undefined;
  server.once('error', (error) => (failure = error.message));
  server.once('exit', (code) => (failure = `exit code ${code}`));
  while (!(
    lockLines(cluster)[7]?.startsWith('ready') === true && lockLines(cluster)[0] === String(server.pid)
  )) {
    if (failure !== undefined) {
      throw new Error(`PostgreSQL ${cluster.major} did not start (${failure}):\n${serverLog(cluster)}`);
    }
    await sleep(20);
  }
  server.removeAllListeners();
}

/** How a server ends: `fast` shuts down in order, `immediate` drops everything, `kill` is SIGKILL of the postmaster. */
export type Ending = 'fast' | 'immediate' | 'kill';

const signals = { fast: 'SIGINT', immediate: 'SIGQUIT', kill: 'SIGKILL' } as const;

/** Ends the cluster's server and returns when its process is gone; a stopped one is left as it is. */
export async function stopCluster(cluster: Cluster, ending: Ending = 'immediate'): Promise<void> {
  const pid = processId(cluster);
  if (pid === undefined) return;
  process.kill(pid, signals[ending]);
  while (isRunning(pid)) await sleep(10);
}
