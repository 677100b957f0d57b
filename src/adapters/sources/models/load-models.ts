import { relative } from 'node:path';
import { SchemactlError } from '../../../domain/error.js';
import { collect } from '../../../schema/declare/collect.js';
import type { Collected } from '../../../schema/declare/collect.js';
import { declare } from '../../../schema/declare/declaration-of.js';
import type { LoadedModels, Models } from '../../../services/ports/models.js';
import { attend } from './attend.js';
import { confine } from './confine.js';
import { discoverModels } from './discover.js';
import { findFiles } from './find-files.js';
import { moduleError } from './module-error.js';
import { mark, writeModels } from './write/index.js';
import { moduleLoader } from './module-loader.js';

/** One after another: the order in which files run is the same each time. */
async function loadAll(files: readonly string[], cwd: string): Promise<readonly unknown[]> {
  const loader = moduleLoader(cwd);
  const modules: unknown[] = [];
  for (const file of files) {
    const failed = (error: unknown): SchemactlError => moduleError(error, file, cwd, loader.lineMaps);
    try {
      modules.push(await attend({ file, late: failed }, () => loader.load(file)));
    } catch (error) {
      throw failed(error);
    }
  }
  return modules;
}

const isEmpty = ({ tables, views, enums, sequences }: Collected): boolean =>
  tables.length + views.length + enums.length + sequences.length === 0;

function checkFound(collected: Collected, files: readonly string[], cwd: string): void {
  if (!isEmpty(collected)) return;
  const names = files.map((file) => relative(cwd, file));
  const shown =
    names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
  const hint = "Export them: export const users = table('users', {…}) with table from 'schemactl/schema'";
  const place = files.length === 1 ? { file: files[0] } : {};
  throw new SchemactlError('BAD_MODELS', `no tables are exported by ${shown}`, { hint, place });
}

/**
 * Loads models from files, folders and globs; `files` are relative to `cwd` and sorted. Everything runs afresh on each
 * call. Throws BAD_MODELS, with file and line where there is one, for whatever can't be found, run or declared.
 */
export async function loadModels(
  paths: readonly string[],
  { cwd }: { readonly cwd: string },
): Promise<LoadedModels> {
  const files = await findFiles(paths, cwd);
  const declaration = await confine(async () => {
    const collected = collect(await loadAll(files, cwd));
    checkFound(collected, files, cwd);
    return declare(collected);
  });
  return { declaration, files: files.map((file) => relative(cwd, file)) };
}

/** The port of the services, filled with files. */
export const fileModels: Models = {
  load: (paths, cwd) => loadModels(paths, { cwd }),
  discover: discoverModels,
  write: writeModels,
  isWritten: (text) => text.startsWith(`${mark}\n`),
};
