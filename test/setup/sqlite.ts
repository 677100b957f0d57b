import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runDirectory } from './run-directory';

/** The path of an SQLite database that does not exist yet; its directory holds nothing else. */
export interface FreshFile {
  readonly path: string;
  readonly url: string;
  readonly directory: string;
  readonly drop: () => void;
}

/** A place for one test's SQLite file; it vanishes with `drop()`, or with the whole test run. */
export function freshFile(name = 'test.db'): FreshFile {
  const directory = mkdtempSync(join(runDirectory(), 'sqlite-'));
  const path = join(directory, name);
  return Object.freeze({
    path,
    url: `sqlite:${path}`,
    directory,
    drop: () => rmSync(directory, { recursive: true, force: true }),
  });
}
