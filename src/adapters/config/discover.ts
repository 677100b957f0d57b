import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { SchemactlError } from '../../domain/error.js';
import { parseFileName, parseForeignName, parseRepeatableName } from '../../domain/revision/index.js';

const dataExtensions = ['yaml', 'yml', 'json'];
const codeExtensions = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'];

/** The configuration files of one folder: at most one of data and one of code. */
export interface ConfigFiles {
  readonly folder: string;
  readonly data: string | undefined;
  readonly code: string | undefined;
}

/** Whether a configuration file is code, which only some commands may run. */
export function isCodeFile(file: string): boolean {
  return codeExtensions.includes(extname(file).slice(1));
}

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

function onlyOne(folder: string, extensions: readonly string[]): string | undefined {
  const found = extensions.map((extension) => join(folder, `schemactl.config.${extension}`)).filter(isFile);
  if (found.length < 2) return found[0];
  throw new SchemactlError(
    'BAD_CONFIG',
    `Two configuration files lie side by side: ${found.map((file) => basename(file)).join(' and ')}`,
    {
      hint: 'Keep one of them',
      place: { file: folder },
    },
  );
}

/** A parent folder in which everybody may put a file, such as /tmp, is no place to take settings from. */
function isTrusted(folder: string): boolean {
  if (process.platform === 'win32') return true;
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats !== undefined && (stats.mode & 0o002) === 0;
}

/**
 * Looks for a configuration file in `cwd` and its parents, as far as the home folder or the root; nothing is read.
 * Throws BAD_CONFIG where two of a kind lie in one folder.
 */
export function discoverConfig(cwd: string, home: string = homedir()): ConfigFiles | undefined {
  for (let folder = resolve(cwd), last = ''; folder !== last; last = folder, folder = dirname(folder)) {
    if (last !== '' && !isTrusted(folder)) return undefined;
    const data = onlyOne(folder, dataExtensions);
    const code = onlyOne(folder, codeExtensions);
    if (data !== undefined || code !== undefined) return { folder, data, code };
    if (folder === home) return undefined;
  }
  return undefined;
}

/** Where revision files usually lie in a project, ours first. */
export const usualDirectories = ['migrations', join('db', 'migrations')] as const;

/**
 * The project that `cwd` lies in where no configuration file says so: the nearest folder above whose usual directory
 * holds revision files, as far as the root of the repository. Undefined where `cwd` has such a directory itself.
 */
export function discoverProject(cwd: string, home: string = homedir()): string | undefined {
  const start = resolve(cwd);
  if (usualDirectories.some((name) => existsSync(join(start, name)))) return undefined;
  for (let folder = start, last = ''; folder !== last; last = folder, folder = dirname(folder)) {
    if (last !== '' && !isTrusted(folder)) return undefined;
    if (usualDirectories.some((name) => holdsRevisions(join(folder, name)))) return folder;
    if (folder === home || existsSync(join(folder, '.git'))) return undefined;
  }
  return undefined;
}

function holdsRevisions(directory: string): boolean {
  if (!(statSync(directory, { throwIfNoEntry: false })?.isDirectory() ?? false)) return false;
  return readdirSync(directory).some(
    (name) => parseFileName(name) ?? parseRepeatableName(name) ?? parseForeignName(name),
  );
}

/** The configuration file that somebody named. Throws BAD_CONFIG if there is none. */
export function namedConfig(name: string, cwd: string): ConfigFiles {
  const file = resolve(cwd, name);
  if (!isFile(file)) {
    throw new SchemactlError('BAD_CONFIG', `There is no configuration file ${name}`, {
      hint: /^\d+$/.test(name)
        ? `-c is --config here; for a number of revisions write --steps ${name}`
        : 'Mend --config or SCHEMACTL_CONFIG, or run "schemactl init" to write one',
      place: { file },
    });
  }
  const code = isCodeFile(file);
  if (!code && !dataExtensions.includes(extname(file).slice(1))) {
    throw new SchemactlError('BAD_CONFIG', `The configuration file ${name} is of an unknown kind`, {
      hint: `Its name must end in ${[...dataExtensions, ...codeExtensions].map((each) => `.${each}`).join(', ')}`,
      place: { file },
    });
  }
  return { folder: dirname(file), data: code ? undefined : file, code: code ? file : undefined };
}
