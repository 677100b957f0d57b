import { readingSettings, setLocally, withLocalSettings } from './settings.js';
import type { Setting } from './settings.js';
import type { Wire } from './wire.js';

/**
 * Reads one picture of the catalogs, in which all names are qualified: in a read-only transaction of its own, or in
 * the open one, whose settings are as before when it is done. `more`: settings beside the usual ones.
 */
export async function reading<T>(
  wire: Wire,
  read: () => Promise<T>,
  more: readonly Setting[] = [],
): Promise<T> {
  const settings = [...readingSettings, ...more];
  if (wire.status() !== 'idle') return withLocalSettings(wire, settings, read);
  await wire.exec('begin transaction isolation level repeatable read, read only');
  try {
    await setLocally(wire, settings);
    return await read();
  } finally {
    await wire.exec('rollback').catch(() => undefined);
  }
}
