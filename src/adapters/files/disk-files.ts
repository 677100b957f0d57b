import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareFiles } from '../../domain/revision/index.js';
import type { Files, FoundFile } from '../../services/ports/files.js';
import { fileError, systemCode } from './file-error.js';
import { readText } from './read-text.js';
import { createText, replaceText } from './write-text.js';

const missing: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);

async function kindOf(path: string): Promise<'file' | 'directory' | 'other' | undefined> {
  try {
    const found = await stat(path);
    if (found.isFile()) return 'file';
    return found.isDirectory() ? 'directory' : 'other';
  } catch (error) {
    if (missing.has(systemCode(error) ?? '')) return undefined;
    throw fileError('look at', path, error);
  }
}

/** A link to a file counts as the file; a link to nowhere is listed too, so that reading it says what is wrong. */
async function isListed(
  path: string,
  entry: { isFile(): boolean; isSymbolicLink(): boolean },
): Promise<boolean> {
  if (entry.isFile()) return true;
  if (!entry.isSymbolicLink()) return false;
  const kind = await kindOf(path).catch(() => undefined);
  return kind === 'file' || kind === undefined;
}

async function list(directory: string): Promise<readonly FoundFile[] | undefined> {
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    const found: FoundFile[] = [];
    for (const entry of entries) {
      const path = join(directory, entry.name);
      if (await isListed(path, entry)) found.push({ name: entry.name, path });
    }
    return found.sort((a, b) => compareFiles(a.name, b.name));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw fileError('list', directory, error);
  }
}

async function remove(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    throw fileError('remove', path, error);
  }
}

/** The file system of this machine. */
export const diskFiles: Files = {
  list,
  read: readText,
  kind: kindOf,
  create: createText,
  replace: replaceText,
  remove,
};
