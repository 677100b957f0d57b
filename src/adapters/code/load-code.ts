import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import { SchemactlError } from '../../domain/error.js';
import type { CodeRevisions, CodeWay, LoadedCode } from '../../services/ports/code.js';
import { attend } from '../sources/models/attend.js';
import type { UserCode } from '../sources/models/attend.js';
import { confine } from '../sources/models/confine.js';
import type { LineMaps } from '../sources/models/decorators.js';
import { moduleLoader } from '../sources/models/module-loader.js';
import { lateError, loadError, runError } from './code-error.js';

/** What a revision gets for `import … from 'schemactl'` where the package isn't installed beside it. */
export type OwnExports = () => Readonly<Record<string, unknown>>;

type Way = (database: Parameters<CodeWay>[0]) => unknown;

const bad = (file: string, what: string, hint: string): SchemactlError =>
  new SchemactlError('BAD_FILE', `${basename(file)} ${what}`, { hint, place: { file } });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isWay = (value: unknown): value is Way => typeof value === 'function';

/** What a module exports by name, or together as its default. */
function exportsOf(module: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(module)) return {};
  return 'up' in module || !isRecord(module['default']) ? module : module['default'];
}

function isInstalled(name: string, file: string): boolean {
  try {
    createRequire(file).resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** Packages that every revision may import: its own copies come first. */
function standIns(file: string, own: OwnExports): Readonly<Record<string, unknown>> {
  const known: Readonly<Record<string, () => unknown>> = {
    schemactl: own,
    kysely: () => require('kysely') as unknown,
  };
  const missing = Object.entries(known).filter(([name]) => !isInstalled(name, file));
  return Object.fromEntries(missing.map(([name, load]) => [name, load()]));
}

async function load(file: string, own: OwnExports): Promise<LoadedCode> {
  const loader = moduleLoader(dirname(file), standIns(file, own));
  const late = (error: unknown): SchemactlError => lateError(error, file, loader.lineMaps);
  const exported = await confine(async () => {
    try {
      return exportsOf(await attend({ file, late }, () => loader.load(file)));
    } catch (error) {
      throw loadError(error, file, loader.lineMaps);
    }
  });
  const { up, down, dependencies } = exported;
  const hint = 'Export it by name: export async function up(db) { … }';
  if (!isWay(up)) throw bad(file, 'exports no function up', hint);
  if (down !== undefined && !isWay(down)) throw bad(file, 'exports a down that is no function', hint);
  return {
    dependencies: dependenciesOf(dependencies, file),
    up: confined(up, { file, late }, loader.lineMaps),
    down: down && confined(down, { file, late }, loader.lineMaps),
  };
}

function dependenciesOf(value: unknown, file: string): readonly string[] {
  if (value === undefined) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [undefined];
  return list.map((each) => {
    if (typeof each === 'string' && each !== '') return each;
    const hint = "Versions or names in quotes: export const dependencies = ['20260101120000', 'add_users']";
    throw bad(file, 'exports dependencies that are no list of texts', hint);
  });
}

function confined(way: Way, code: UserCode, lineMaps: LineMaps): CodeWay {
  return async (database, ended) => {
    const run = async (): Promise<void> => {
      await way(database);
      ended();
    };
    try {
      await confine(() => attend(code, run));
    } catch (error) {
      throw runError(error, code.file, lineMaps);
    }
  };
}

/** The port of the services, filled with files. */
export function codeFiles(own: OwnExports): CodeRevisions {
  return { load: (path) => load(path, own) };
}
