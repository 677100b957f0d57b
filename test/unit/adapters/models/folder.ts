import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isSchemactlError } from '../../../../src/domain/error.js';
import type { SchemactlError } from '../../../../src/domain/error.js';
import { loadModels } from '../../../../src/adapters/sources/models/index.js';

/** A real folder for one test file, with short names for what its tests do. */
export function makeFolder() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'schemactl-models-')));
  let count = 0;
  const tables = async (cwd: string, ...paths: readonly string[]): Promise<readonly string[]> =>
    (await loadModels(paths, { cwd })).declaration.tables.map(({ name }) => name);
  return {
    /** A new folder holding the given files. */
    put: (files: Readonly<Record<string, string>>): string => {
      const folder = join(root, `case${++count}`);
      mkdirSync(folder);
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      return folder;
    },
    /** The names of the tables that paths declare. */
    tables,
    failure: async (cwd: string, ...paths: readonly string[]): Promise<SchemactlError> => {
      const outcome: unknown = await tables(cwd, ...paths).catch((error: unknown) => error);
      if (isSchemactlError(outcome)) return outcome;
      throw outcome instanceof Error ? outcome : new Error(`no error but ${JSON.stringify(outcome)}`);
    },
    remove: (): void => rmSync(root, { recursive: true, force: true }),
  };
}

const language = "from 'schemactl/schema';\n";

/** A model file in ESM that declares one table of the given name. */
export const esm = (name: string): string =>
  `import { table, integer } ${language}export const ${name} = table('${name}', { id: integer().primaryKey() });\n`;

/** The same in CommonJS. */
export const cjs = (name: string): string =>
  `const { table, integer } = require('schemactl/schema');\nexports.${name} = table('${name}', { id: integer() });\n`;
