import { existsSync } from 'node:fs';
import type { Settings } from '../adapters/config/settings.js';
import { SchemactlError } from '../domain/error.js';

/** The directories of revisions, to be read. Throws BAD_CONFIG for one that somebody named and that isn't there. */
export function dirsToRead(settings: Settings): readonly string[] {
  return existing(settings, settings.migrationsDirs);
}

/** The same for a command that writes revisions: the first directory is made where it is missing. */
export function dirsToWrite(settings: Settings): readonly string[] {
  return existing(settings, settings.migrationsDirs.slice(1));
}

/** What is to be said of directories that somebody named and that aren't there; the usual one may come later. */
export function missingDirs(settings: Settings): readonly string[] {
  return missingAmong(settings, settings.migrationsDirs);
}

function missingAmong(
  { migrationsNamed, provenance: { migrationsDir: from } }: Settings,
  directories: readonly string[],
): readonly string[] {
  if (!migrationsNamed) return [];
  return directories
    .filter((path) => !existsSync(path))
    .map((path) => `the migrations directory ${path}, named by ${from}, does not exist`);
}

function existing(settings: Settings, needed: readonly string[]): readonly string[] {
  const [missing] = missingAmong(settings, needed);
  if (missing === undefined) return settings.migrationsDirs;
  throw new SchemactlError('BAD_CONFIG', missing, {
    hint: 'Correct the path, or make the directory; schemactl new makes it for its first revision.',
  });
}
