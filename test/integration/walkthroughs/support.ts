import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folder, schemactl, write } from '../support/cli';
import type { Folder, Run } from '../support/cli';
import type { TestDatabase } from '../support/engines';

/** The words of a command line as a shell would split it; `schemactl` in front is left out. */
export function words(line: string): readonly string[] {
  const found = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  return found[0] === 'schemactl' ? found.slice(1) : found;
}

/** A folder and a database in which somebody tries a tool out. */
export interface Walker {
  readonly place: Folder;
  readonly url: string;
  /** Runs one command line. */
  run(line: string, env?: Readonly<Record<string, string>>, cwd?: string): Promise<Run>;
  /** What it tells, which must be a success. */
  says(line: string, env?: Readonly<Record<string, string>>, cwd?: string): Promise<string>;
  write(name: string, text: string): void;
  read(name: string): string;
  /** The names in a folder, sorted; none where it isn't there. */
  names(folder: string): readonly string[];
  drop(): Promise<void>;
}

/** A fresh folder, and a database that is named by DATABASE_URL. */
export async function walker(
  database: () => Promise<TestDatabase>,
  files: Readonly<Record<string, string>> = {},
): Promise<Walker> {
  const db = await database();
  const place = folder(files);
  const run: Walker['run'] = (line, env = {}, cwd = '') =>
    schemactl(words(line), { cwd: join(place.path, cwd), env: { DATABASE_URL: db.url, ...env } });
  return {
    place,
    url: db.url,
    run,
    says: async (...args) => {
      const { code, stdout, stderr } = await run(...args);
      if (code !== 0) throw new Error(`${args[0]}: ${code}\n${stdout}${stderr}`);
      return stdout + stderr;
    },
    write: (name, text) => write(place.path, name, text),
    read: (name) => readFileSync(join(place.path, name), 'utf8'),
    names: (name) => (existsSync(join(place.path, name)) ? readdirSync(join(place.path, name)).sort() : []),
    drop: async () => {
      place.drop();
      await db.drop();
    },
  };
}
