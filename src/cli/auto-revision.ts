import { join } from 'node:path';
import type { AutoInput, NewResult } from '../services/migration.js';
import { newAutoRevision } from '../services/migration.js';
import { newOfflineRevision } from '../services/offline.js';
import { isDryRun, openOptions, targetOf } from './command.js';
import type { Surroundings } from './command.js';
import { compareInput, scopeOf, sourceOf, texts } from './compare-input.js';
import { dirsToWrite } from './migrations-dirs.js';
import { engineOffline, refuseOffline, shadowOffline } from './offline.js';
import { resolveAmbiguity } from './resolve-rename.js';

/** Where new files go, and the version that somebody chose for them. */
export function placeOfNew({ settings, flags }: Surroundings): {
  readonly directories: readonly string[];
  readonly version: string | undefined;
  readonly join: typeof join;
} {
  const version = typeof flags['version'] === 'string' ? flags['version'] : undefined;
  return { directories: dirsToWrite(settings), version, join };
}

/** What is asked of a difference, whatever it starts from. */
type Asked = Pick<AutoInput, 'place' | 'name' | 'renames' | 'drops' | 'prove' | 'dryRun' | 'resolve'>;

/**
 * Writes a difference as revisions: from the database, or another source, to the models; `offline` from the newest
 * snapshot, without a database. `name` is left out where it is to be made from the changes.
 */
export async function autoRevision(
  surroundings: Surroundings,
  name: string | undefined,
  { offline }: { readonly offline: boolean },
): Promise<NewResult> {
  const { ports, flags, settings } = surroundings;
  const asked: Asked = {
    place: placeOfNew(surroundings),
    name,
    renames: texts(flags, 'rename'),
    drops: texts(flags, 'drop'),
    prove: settings.prove,
    dryRun: isDryRun(flags),
    resolve: resolveAmbiguity,
  };
  const result = await (offline ? fromSnapshot : fromSource)(surroundings, asked);
  for (const text of result.notes) ports.report({ kind: 'note', text });
  return result;
}

const side = ({ flags }: Surroundings, name: 'from' | 'to'): string | undefined => {
  const given = flags[name];
  return typeof given === 'string' ? given : undefined;
};

async function fromSource(surroundings: Surroundings, asked: Asked): Promise<NewResult> {
  const given = side(surroundings, 'from');
  const from =
    given === undefined
      ? ({ kind: 'database', target: targetOf(surroundings) } as const)
      : await sourceOf(surroundings, given);
  const to = await sourceOf(surroundings, side(surroundings, 'to') ?? 'models');
  return newAutoRevision(surroundings.ports, { ...compareInput(surroundings, { from, to }, true), ...asked });
}

async function fromSnapshot(surroundings: Surroundings, asked: Asked): Promise<NewResult> {
  const { settings, ports } = surroundings;
  const to = await sourceOf(surroundings, side(surroundings, 'to') ?? 'models');
  if (to.kind === 'database')
    throw refuseOffline('--to names a database', 'new --auto without --offline reads it.');
  return newOfflineRevision(ports, {
    to,
    engine: await engineOffline(surroundings),
    shadow: shadowOffline(surroundings),
    scope: scopeOf(settings),
    open: openOptions(settings),
    cwd: settings.root,
    ...asked,
  });
}
