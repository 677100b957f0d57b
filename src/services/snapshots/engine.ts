import { isSchemactlError } from '../../domain/error.js';
import type { Ports } from '../ports/ports.js';
import { snapshotFiles } from './files.js';
import type { SnapshotPlaces } from './files.js';

/** The engine of the newest snapshot that can be read, so that a fresh clone needs neither a URL nor a flag. */
export async function engineOfSnapshots(ports: Ports, places: SnapshotPlaces): Promise<string | undefined> {
  for (const { path } of [...(await snapshotFiles(ports, places))].reverse()) {
    try {
      return ports.parseState(await ports.files.read(path), path).state.engine;
    } catch (error) {
      if (!isSchemactlError(error)) throw error;
    }
  }
  return undefined;
}
