import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { plainPair } from './pair';
import type { Pair } from './pair';

/** A pair of the project's own, and what it shows. */
export interface Case {
  readonly name: string;
  readonly shows: string;
  readonly pair: Pair;
}

/**
 * Reads the folders of one engine: `before.sql`, whose first line says what the case shows, `after.sql`, and perhaps
 * `rows.sql`, with rows that must live through the way up.
 */
export function readCases(directory: string, engine: Pair['engine']): readonly Case[] {
  const folder = join(directory, engine);
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const before = readFileSync(join(folder, name, 'before.sql'), 'utf8');
      const after = readFileSync(join(folder, name, 'after.sql'), 'utf8');
      const shows = /^-- (.+)$/m.exec(before)?.[1];
      if (shows === undefined) throw new Error(`${name}/before.sql does not say what it shows`);
      const rows = join(folder, name, 'rows.sql');
      const seed = existsSync(rows) ? readFileSync(rows, 'utf8') : undefined;
      return {
        name,
        shows,
        pair: { ...plainPair(`${engine}/${name}`, engine, before, after), seed_before: seed },
      };
    });
}
