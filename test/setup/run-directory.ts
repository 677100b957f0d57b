// Imports among these files carry no extension: Jest loads a globalSetup through Node's own resolver, which would not
// find `x.ts` behind `x.js`.
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { account, openToOthers } from './unprivileged';

const variable = 'SCHEMACTL_TEST_RUN';
const prefix = 'schemactl-engines-';
const ownerFile = 'owner';
const nobodyAnyMore = 'gone';

/** Where run directories lie: the account that PostgreSQL runs under must be able to enter it. */
function parentDirectory(): string {
  const usual = realpathSync(tmpdir());
  return account().uid === undefined || openToOthers(usual) ? usual : '/tmp';
}

const keeper = join(__dirname, 'keeper.sh');

function keep(run: string, owner: string): void {
  spawn('sh', [keeper, run, owner], { detached: true, stdio: 'ignore', cwd: '/' }).unref();
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The process that a run directory belongs to; 0 for one whose removal was broken off, undefined for a young one. */
function ownerOf(run: string): number | undefined {
  const file = join(run, ownerFile);
  if (existsSync(file)) return Number(readFileSync(file, 'utf8'));
  const age = Date.now() - (statSync(run, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return age > 60_000 ? 0 : undefined;
}

/** Clears what runs left behind that were killed together with their keeper (a container that was stopped). */
function sweep(parent: string): void {
  for (const name of readdirSync(parent).filter((each) => each.startsWith(prefix))) {
    const run = join(parent, name);
    const owner = ownerOf(run);
    if (owner !== undefined && (owner === 0 || !isAlive(owner))) keep(run, nobodyAnyMore);
  }
}

/**
 * Opens the directory that holds everything of one test run (servers, sockets, databases) and tells child processes
 * about it; a keeper removes it when this process is gone, however it went.
 */
export function openRun(): string {
  const parent = parentDirectory();
  sweep(parent);
  const run = mkdtempSync(join(parent, prefix));
  chmodSync(run, 0o755);
  writeFileSync(join(run, ownerFile), String(process.pid));
  keep(run, String(process.pid));
  process.env[variable] = run;
  return run;
}

/** The directory of the present run; throws outside the integration project, where nobody opened one. */
export function runDirectory(): string {
  const run = process.env[variable];
  if (run !== undefined && existsSync(run)) return run;
  throw new Error(
    `no test run is open: run this test in Jest's "integration" project, or call openRun() first`,
  );
}

/** Ends every server of the present run and removes its directory; returns when both are gone. */
export function closeRun(): void {
  spawnSync('sh', [keeper, runDirectory(), nobodyAnyMore], { cwd: '/', stdio: 'ignore' });
  delete process.env[variable];
}
