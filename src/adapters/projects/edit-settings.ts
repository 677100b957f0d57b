import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SchemactlError } from '../../domain/error.js';
import { fileError, systemCode } from '../files/file-error.js';
import { replaceText } from '../files/write-text.js';
import { parseSettings, readIfThere, readSettingsFile } from './settings-file.js';
import type { SettingsFile } from './settings-file.js';

export interface EditOptions {
  /** Check the edit, and write nothing. */
  readonly dryRun: boolean;
}

/**
 * Changes the settings file through its document, so that comments stay, and saves it whole or not at all. What comes
 * out is checked before it is written. Throws BAD_CONFIG for content that doesn't fit, LOCKED where another process holds
 * the file.
 */
export async function editSettings(
  path: string,
  edit: (file: SettingsFile) => void,
  { dryRun }: EditOptions,
): Promise<void> {
  const change = (): SettingsFile => {
    const file = readSettingsFile(path);
    edit(file);
    return file;
  };
  if (dryRun) return void printed(change());
  const release = await lockFile(`${path}.lock`);
  try {
    await saveSettings(change());
  } finally {
    await release();
  }
}

/** Saves a settings file that was read before. Throws LOCKED where somebody else changed it meanwhile. */
export async function saveSettings(file: SettingsFile): Promise<void> {
  const { path, exists, text } = file;
  const after = printed(file);
  const now = readIfThere(path);
  if ((now ?? '') !== text || (now !== undefined) !== exists) {
    throw new SchemactlError('LOCKED', `${path} was changed by somebody else meanwhile`, {
      hint: 'Nothing was written. Look at it, and run the command again.',
      place: { file: path },
    });
  }
  if (after !== text) await replaceText(path, after, await modeOf(path));
}

function printed({ path, document }: SettingsFile): string {
  const text = document.toString({ lineWidth: 0 });
  parseSettings(path, text);
  return text;
}

/** A new one is for its owner alone: it may hold passwords. */
async function modeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? 0o600 : found.mode & 0o777;
}

const patienceMs = 10_000;

/** Holds a file beside the settings while they change; one that a killed process left is taken over. */
async function lockFile(lock: string): Promise<() => Promise<void>> {
  const release = (): Promise<void> => rm(lock, { force: true });
  for (const start = Date.now(); ; await pause(25)) {
    try {
      await mkdir(dirname(lock), { recursive: true });
      await (await open(lock, 'wx', 0o600)).close();
      return release;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw fileError('write', lock, error);
    }
    const held = await stat(lock).catch(() => undefined);
    if (held !== undefined && Date.now() - held.mtimeMs > patienceMs) await release();
    else if (Date.now() - start > 2 * patienceMs) {
      throw new SchemactlError('LOCKED', `another process is changing the settings: ${lock} is there`, {
        hint: 'Try again; if no other schemactl runs, remove that file.',
        place: { file: lock },
      });
    }
  }
}
