import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SchemactlError, isSchemactlError } from '../../../domain/error.js';
import { requireDriver } from '../require-driver.js';

const usual = '@electric-sql/pglite';

/** The releases of the package by the major version of the PostgreSQL in them: each has one. */
const releases: Readonly<Record<number, string>> = { 17: '~0.4.6', 18: '~0.5.16' };

function located(name: string): string | undefined {
  try {
    return requireDriver(name, () => require.resolve(name, { paths: [__dirname, process.cwd()] }));
  } catch (error) {
    if (isSchemactlError(error)) return undefined;
    throw error;
  }
}

/** The failure of a search for a driver, with what to install. */
export function noDriver(major: number | undefined): SchemactlError {
  if (major === undefined) {
    return new SchemactlError(
      'NO_SHADOW',
      'there is no server that may be used as a shadow, and none in this process',
      {
        hint: `Name a server for scratch databases with --shadow URL, or npm install -D ${usual}.`,
      },
    );
  }
  const release = releases[major];
  const known = Object.keys(releases).join(' and ');
  return new SchemactlError('NO_SHADOW', `there is no PostgreSQL ${major} in this process`, {
    hint:
      release === undefined
        ? `npm has PostgreSQL ${known} for this; name a server of version ${major} with --shadow URL.`
        : `npm install -D ${packageOf(major)}@npm:${usual}@${release}, or name a server with --shadow URL.`,
  });
}

/** The name under which a package of one major version stands beside the usual one. */
const packageOf = (major: number): string => `pglite-${major}`;

/**
 * The files of the driver that may hold the version asked for, the likeliest first: it is an optional peer of this
 * package, and one of another version may be installed beside it under a name of its own. Throws NO_SHADOW where there
 * is none.
 */
export function driversOf(major: number | undefined): readonly string[] {
  const names = major === undefined ? [usual] : [packageOf(major), usual];
  const found = names.map(located).filter((path) => path !== undefined);
  if (found.length === 0) throw noDriver(major);
  return found;
}

/**
 * The modules of those extensions that are needed; of all that come with the driver where that isn't known, or where
 * one has no module of its name (some hold several).
 */
export function contribOf(driver: string, needed: readonly string[] | undefined): readonly string[] {
  const directory = join(dirname(driver), 'contrib');
  const all = readdirSync(directory).filter((name) => name.endsWith('.cjs'));
  const named = needed?.map((name) => `${name.replaceAll('-', '_')}.cjs`);
  const chosen = named?.every((name) => all.includes(name)) ? named : all;
  return chosen.map((name) => join(directory, name));
}
