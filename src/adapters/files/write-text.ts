import { randomBytes } from 'node:crypto';
import { link, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SchemactlError } from '../../domain/error.js';
import { fileError, systemCode } from './file-error.js';

/** Hidden and of no `.sql` name, so that nobody takes an unfinished file for a revision. */
function unfinishedName(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
}

async function writeUnfinished(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

async function written(
  path: string,
  text: string,
  finish: (unfinished: string) => Promise<void>,
  mode = 0o644,
): Promise<void> {
  const unfinished = unfinishedName(path);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeUnfinished(unfinished, text, mode);
    await finish(unfinished);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Writes a file that must not exist yet: it appears whole under its name, and never over another one. */
export async function createText(path: string, text: string): Promise<void> {
  try {
    await written(path, text, (unfinished) => publish(unfinished, path));
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw fileError('write', path, error);
    throw existsAlready(path);
  }
}

/** What a file that must not exist yet ends in where it does. */
export function existsAlready(path: string): SchemactlError {
  return new SchemactlError('BAD_FILE', `${path} exists already`, {
    hint: 'Choose another name, or remove the file first.',
    place: { file: path },
  });
}

/** A hard link fails where the name is taken, which a rename does not; some file systems have no links. */
async function publish(unfinished: string, path: string): Promise<void> {
  try {
    await link(unfinished, path);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw error;
    const reserved = await open(path, 'wx', 0o644);
    await reserved.close();
    await rename(unfinished, path);
    return;
  }
  await rm(unfinished);
}

/** Writes or replaces a file, whole or not at all; a symbolic link stays one, and what it names is replaced. */
export async function replaceText(path: string, text: string, mode?: number): Promise<void> {
  try {
    const real = await realpath(path).catch(() => path);
    await written(real, text, (unfinished) => rename(unfinished, real), mode);
  } catch (error) {
    throw fileError('write', path, error);
  }
}
