import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** What this process has read or made already, by the driver's file. */
const kept = new Map<string, Uint8Array>();

/** The driver's version; its data directories fit no other. */
async function versionOf(driver: string): Promise<string> {
  const text = await readFile(join(dirname(driver), '..', 'package.json'), 'utf8');
  const found: unknown = JSON.parse(text);
  const version =
    typeof found === 'object' && found !== null && 'version' in found ? found.version : undefined;
  return typeof version === 'string' ? version : 'unknown';
}

/** Beside the packages, where tools keep what can be made again. */
async function placeOf(driver: string): Promise<string> {
  const end = driver.lastIndexOf(`${sep}node_modules${sep}`);
  const modules = driver.slice(0, end + `${sep}node_modules`.length);
  return join(modules, '.cache', 'schemactl', `pglite-${await versionOf(driver)}.tar.gz`);
}

/**
 * The data directory of a PostgreSQL in this process that was just made, as an archive: to start from it is many
 * times faster than to make one. Undefined where none is kept.
 */
export async function keptSnapshot(driver: string): Promise<Uint8Array | undefined> {
  const known = kept.get(driver);
  if (known) return known;
  try {
    const read = await unpack(await readFile(await placeOf(driver)));
    kept.set(driver, read);
    return read;
  } catch {
    return undefined;
  }
}

/** Keeps a snapshot for this process, and for later ones where the packages may be written to. */
export async function keepSnapshot(driver: string, snapshot: Uint8Array): Promise<void> {
  kept.set(driver, snapshot);
  try {
    const place = await placeOf(driver);
    const part = `${place}.${randomBytes(6).toString('hex')}`;
    await mkdir(dirname(place), { recursive: true });
    await writeFile(part, await pack(snapshot));
    await rename(part, place).catch(() => rm(part, { force: true }));
  } catch {
    // It is only a matter of time saved.
  }
}
