import { join } from 'node:path';
import type { NewResult } from '../services/migration.js';
import { newAutoRevision } from '../services/migration.js';
import { isDryRun, targetOf } from './command.js';
import type { Surroundings } from './command.js';
import { compareInput, sourceOf, texts } from './compare-input.js';
import { resolveAmbiguity } from './resolve-rename.js';
import { dirsToWrite } from './migrations-dirs.js';

/** Where new files go, and the version that somebody chose for them. */
export function placeOfNew({ settings, flags }: Surroundings): {
  readonly directories: readonly string[];
  readonly version: string | undefined;
  readonly join: typeof join;
} {
  const version = typeof flags['version'] === 'string' ? flags['version'] : undefined;
  return { directories: dirsToWrite(settings), version, join };
}

/** Writes the difference between two sources, as a rule the database and the models, as revisions. */
export async function autoRevision(surroundings: Surroundings, name: string | undefined): Promise<NewResult> {
  const { ports, flags, settings } = surroundings;
  const side = (flag: string): string | undefined =>
    typeof flags[flag] === 'string' ? flags[flag] : undefined;
  const from = side('from');
  const start =
    from === undefined
      ? ({ kind: 'database', target: targetOf(surroundings) } as const)
      : await sourceOf(surroundings, from);
  const to = await sourceOf(surroundings, side('to') ?? 'models');
  const result = await newAutoRevision(ports, {
    ...compareInput(surroundings, { from: start, to }, true),
    place: placeOfNew(surroundings),
    name,
    renames: texts(flags, 'rename'),
    drops: texts(flags, 'drop'),
    prove: settings.prove,
    dryRun: isDryRun(flags),
    resolve: resolveAmbiguity,
  });
  for (const text of result.notes) ports.report({ kind: 'note', text });
  return result;
}
