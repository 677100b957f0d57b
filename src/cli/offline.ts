import { join } from 'node:path';
import { SchemactlError } from '../domain/error.js';
import type { NewResult } from '../services/migration.js';
import { newOfflineRevision } from '../services/offline.js';
import type { OfflineInput } from '../services/offline.js';
import { engineOfSnapshots } from '../services/snapshots/engine.js';
import { placeOfNew } from './auto-revision.js';
import { isDryRun } from './command.js';
import type { Surroundings } from './command.js';
import { scopeOf, shadowOf, sourceOf, texts } from './compare-input.js';
import { engineNamed } from './engine.js';
import { resolveAmbiguity } from './resolve-rename.js';
import { openOptions } from './surroundings.js';
import { dirsToWrite } from './migrations-dirs.js';

/** Writes the difference between the newest snapshot and the models as revisions, without a database. */
export async function offlineRevision(
  surroundings: Surroundings,
  name: string | undefined,
): Promise<NewResult> {
  const { ports, flags, settings } = surroundings;
  const to = await sourceOf(surroundings, typeof flags['to'] === 'string' ? flags['to'] : 'models');
  if (to.kind === 'database') throw refuse('--to names a database', 'new --auto without --offline reads it.');
  const result = await newOfflineRevision(ports, {
    to,
    engine: await engineOffline(surroundings),
    shadow: shadowOffline(surroundings),
    scope: scopeOf(settings),
    open: openOptions(settings),
    cwd: settings.root,
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

/** The engine that a flag or the settings' URL names, without connecting; else that of the snapshots. Throws USAGE. */
export async function engineOffline(surroundings: Surroundings): Promise<string> {
  const { flags, settings, ports } = surroundings;
  if (typeof flags['engine'] !== 'string' && (settings.url === undefined || settings.url === '')) {
    const found = await engineOfSnapshots(ports, { directories: dirsToWrite(settings), join });
    if (found !== undefined) return found;
  }
  return engineNamed(surroundings);
}

/** A shadow in this process, of the major version that the settings name; their servers are left alone. Throws USAGE. */
export function shadowOffline(surroundings: Surroundings): OfflineInput['shadow'] {
  const { settings } = surroundings;
  const isInProcess = /^pglite(?::\d+)?$/.test(settings.shadow ?? '');
  const shadow = isInProcess ? shadowOf(surroundings) : undefined;
  if (shadow !== undefined && 'inProcess' in shadow) return shadow;
  if (settings.provenance.shadow.startsWith('flag'))
    throw refuse('--shadow names a server', 'Leave it out, or name pglite (pglite:17).');
  return undefined;
}

function refuse(what: string, hint: string): SchemactlError {
  return new SchemactlError('USAGE', `${what}, and offline nothing is connected to`, { hint });
}
