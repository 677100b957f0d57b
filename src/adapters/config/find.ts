import { relative } from 'node:path';
import type { VariableLayer } from './env-files.js';
import { settingSpecs } from './setting-keys.js';
import type { SettingKey } from './setting-keys.js';
import type { RawValue } from './validate-config.js';
import { readBoolean, readDuration, readList, readText, readUrl, resolvePath } from './values.js';
import type { FoundValue } from './values.js';

/** What the command line gives: one value for each setting, and where to look for the rest. */
export type SettingFlags = Readonly<Partial<Record<SettingKey, RawValue | undefined>>> & {
  /** A configuration file to use instead of the one that would be found. */
  readonly config?: string | undefined;
  /** Files of variables to use instead of `.env`. */
  readonly envFile?: readonly string[] | undefined;
  /** The settings file of many projects, instead of the one in its usual place. */
  readonly settings?: string | undefined;
};

/** The configuration file chosen, its content, and a code file that was passed over. */
export interface ChosenConfig {
  readonly file: string | undefined;
  readonly values: Readonly<Partial<Record<SettingKey, RawValue>>>;
  readonly skipped: string | undefined;
}

/** Finds a setting where it is first given; undefined if nobody gave it. */
export type Find = (key: SettingKey) => FoundValue | undefined;

const isGiven = (value: RawValue | undefined): value is RawValue =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Where a reader stands, and what the settings file says of the project that is meant. */
export interface Standpoint {
  readonly cwd: string;
  readonly root: string;
  readonly project?: Readonly<Partial<Record<SettingKey, FoundValue>>> | undefined;
}

/** Looks in the flags, then in the project that is named, then in the variables, then in the configuration file. */
export function finder(
  flags: SettingFlags,
  layers: readonly VariableLayer[],
  config: ChosenConfig,
  { cwd, root, project = {} }: Standpoint,
): Find {
  return (key) => {
    const flag = flags[key];
    if (isGiven(flag))
      return { value: flag, from: `flag ${settingSpecs[key].flag}`, base: cwd, commas: true };
    const named = project[key];
    if (named !== undefined) return named;
    const variable = findVariable(layers, settingSpecs[key].variables);
    if (variable !== undefined) return variable;
    const value = config.values[key];
    if (value === undefined || config.file === undefined) return undefined;
    return { value, from: relative(cwd, config.file), base: root, commas: false };
  };
}

/** A variable that is set but empty counts as not given, and keeps the layers beneath from giving it. */
function findVariable(layers: readonly VariableLayer[], names: readonly string[]): FoundValue | undefined {
  const emptied = new Set<string>();
  for (const layer of layers) {
    for (const name of names) {
      const value = layer.variables[name];
      if (value === '') emptied.add(name);
      if (!isGiven(value) || emptied.has(name)) continue;
      return { value, from: layer.from(name), base: layer.base, commas: true };
    }
  }
  return undefined;
}

/** A variable that somebody named with --env must hold the URL: the file's URL might be another database. */
export function findUrl(
  find: Find,
  layers: readonly VariableLayer[],
  variable: string,
): FoundValue | undefined {
  const given = find('url');
  if (given?.from.startsWith('flag')) return given;
  const named = find('env')?.from.startsWith('flag') ?? false;
  return findVariable(layers, [variable]) ?? (named ? undefined : given);
}

/** A setting as one text. */
export const textOf = (find: Find, key: SettingKey, otherwise: string): string => {
  const found = find(key);
  return found === undefined ? otherwise : readText(found);
};

/** A setting as yes or no. */
export const flagOf = (find: Find, key: SettingKey, otherwise: boolean): boolean => {
  const found = find(key);
  return found === undefined ? otherwise : readBoolean(found);
};

/** A setting as milliseconds. */
export const timeOf = (find: Find, key: SettingKey, otherwise: number): number => {
  const found = find(key);
  return found === undefined ? otherwise : readDuration(found);
};

/** A setting as a list of names, empty if nobody gave it. */
export const namesOf = (find: Find, key: SettingKey): readonly string[] => {
  const found = find(key);
  return found === undefined ? [] : readList(found);
};

/** A setting as absolute paths. */
export const pathsOf = (find: Find, key: SettingKey): readonly string[] | undefined => {
  const found = find(key);
  return found && readList(found).map((path) => resolvePath(found.base, path));
};

/** A setting as one absolute path. */
export const pathOf = (find: Find, key: SettingKey, otherwise: string): string => {
  const found = find(key);
  return found === undefined ? otherwise : resolvePath(found.base, readText(found));
};

/** A setting as a URL. */
export const urlOf = (find: Find, key: SettingKey): string | undefined => {
  const found = find(key);
  return found && readUrl(found);
};
