import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folder, write } from '../support/cli';
import type { Folder, Run } from '../support/cli';
import { schemactlMany } from '../support/many';

/** Engines as flags name them: no database is needed. */
export const engines = ['sqlite', 'postgres'] as const;

/** Models of tables, each with the columns given. */
export const modelsOf = (tables: Readonly<Record<string, string>>): string => {
  const lines = Object.entries(tables).map(
    ([name, columns]) =>
      `export const ${name} = table('${name}', { id: integer().primaryKey(), ${columns} });`,
  );
  return ["import { integer, table, text, varchar } from 'schemactl/schema';", ...lines, ''].join('\n');
};

/** A checkout without a database. */
export interface Checkout extends Folder {
  /** Writes its models. */
  models(tables: Readonly<Record<string, string>>): void;
  write(name: string, text: string): void;
  read(name: string): string;
  /** All files below its migrations, by their names. */
  files(): Readonly<Record<string, string>>;
  run(...lines: readonly string[]): Promise<readonly Run[]>;
}

/** Makes one, in which every command line is for that engine. */
export function checkout(engine: string, env: Readonly<Record<string, string>> = {}): Checkout {
  const place = folder();
  const read = (name: string): string => readFileSync(join(place.path, name), 'utf8');
  const list = (below: string): readonly string[] => {
    const entries = readdirSync(join(place.path, below), { withFileTypes: true });
    return entries.flatMap((entry) =>
      entry.isDirectory() ? list(`${below}/${entry.name}`) : [`${below}/${entry.name}`],
    );
  };
  return {
    ...place,
    read,
    models: (tables) => write(place.path, 'schema.ts', modelsOf(tables)),
    write: (name, text) => write(place.path, name, text),
    files: () => Object.fromEntries(list('migrations').map((name) => [name, read(name)])),
    run: (...lines) => {
      const argv = lines.map((line) => [...line.split(' '), ...(engine === '' ? [] : ['--engine', engine])]);
      return schemactlMany(argv, { cwd: place.path, env });
    },
  };
}

/** The objects of a snapshot, by their ids. */
export function idsIn(snapshot: string): readonly string[] {
  return [...snapshot.matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id);
}
