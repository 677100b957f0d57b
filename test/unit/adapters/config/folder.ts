import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadSettings } from '../../../../src/adapters/config/load-settings.js';
import type { SettingsQuery } from '../../../../src/adapters/config/load-settings.js';
import type { Settings } from '../../../../src/adapters/config/settings.js';
import { isSchemactlError } from '../../../../src/domain/error.js';
import type { SchemactlError } from '../../../../src/domain/error.js';

/** A real folder for one test file, with short names for what its tests do. */
export function makeFolder() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'schemactl-config-')));
  let count = 0;
  const path = (...names: string[]): string => join(root, ...names);
  const query = (part: Partial<SettingsQuery>): SettingsQuery => ({
    cwd: root,
    env: {},
    allowCode: false,
    home: root,
    ...part,
  });
  return {
    root,
    path,
    /** A new folder inside, holding the given files. */
    put: (files: Readonly<Record<string, string>>): string => {
      const folder = path(`case${++count}`);
      mkdirSync(folder);
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      return folder;
    },
    open: (folder: string): void => chmodSync(folder, 0o777),
    load: (part: Partial<SettingsQuery>): Promise<Settings> => loadSettings(query(part)),
    failure: async (part: Partial<SettingsQuery>): Promise<SchemactlError> => {
      const outcome = await loadSettings(query(part)).catch((error: unknown) => error);
      if (isSchemactlError(outcome)) return outcome;
      throw outcome instanceof Error ? outcome : new Error('no error');
    },
    remove: (): void => rmSync(root, { recursive: true, force: true }),
  };
}
