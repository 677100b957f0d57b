import { join } from 'node:path';
import { SchemactlError } from '../domain/error.js';
import type { OfflineInput } from '../services/offline.js';
import { engineOfSnapshots } from '../services/snapshots/engine.js';
import { shadowOf } from './compare-input.js';
import { engineNamed } from './engine.js';
import { dirsToWrite } from './migrations-dirs.js';
import type { Surroundings } from './surroundings.js';

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
    throw refuseOffline('--shadow names a server', 'Leave it out, or name pglite (pglite:17).');
  return undefined;
}

/** What is refused where nothing may be connected to. */
export function refuseOffline(what: string, hint: string): SchemactlError {
  return new SchemactlError('USAGE', `${what}, and offline nothing is connected to`, { hint });
}
