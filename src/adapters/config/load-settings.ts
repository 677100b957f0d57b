import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { SchemactlError } from '../../domain/error.js';
import { discoverConfig, discoverProject, namedConfig } from './discover.js';
import type { ConfigFiles } from './discover.js';
import { mergeLayers, readEnvFiles } from './env-files.js';
import type { VariableLayer } from './env-files.js';
import { readConfig } from './read-config.js';
import { findUrl, finder, flagOf, namesOf, pathOf, pathsOf, textOf, timeOf, urlOf } from './find.js';
import type { ChosenConfig, Find, SettingFlags } from './find.js';
import { projectFlags, projectOf, projectValues } from './project.js';
import type { NamedProject } from './project.js';
import { settingKeys } from './setting-keys.js';
import type { SettingKey } from './setting-keys.js';
import type { Settings } from './settings.js';
import type { FoundValue } from './values.js';
import { validateConfig } from './validate-config.js';

export type { SettingFlags } from './find.js';

/** Where settings are to be looked for, and whether a configuration that is code may be run. */
export interface SettingsQuery {
  readonly cwd: string;
  readonly flags?: SettingFlags | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly allowCode: boolean;
  /** The folder above which no configuration is looked for; the user's home by default. */
  readonly home?: string | undefined;
}

/**
 * Gathers the settings: flag, then environment, then `.env`, then configuration file, then default. Throws BAD_CONFIG
 * (or USAGE for a flag) for anything that can't be read, and where only code, which may not be run, holds the URL.
 */
export async function loadSettings(query: SettingsQuery): Promise<Settings> {
  const cwd = resolve(query.cwd);
  const project = projectOf(query.flags ?? {}, query.env, cwd);
  const flags = projectFlags(query.flags ?? {}, project);
  const start = project?.folder ?? cwd;
  const name = flags.config ?? (query.env['SCHEMACTL_CONFIG'] || undefined);
  const files = name === undefined ? discoverConfig(start, query.home) : namedConfig(name, cwd);
  const root = files?.folder ?? (project ? start : (discoverProject(start, query.home) ?? start));
  const layers = variableLayers(query, flags, start, root);
  const config = await chooseConfig(files, query.allowCode);
  const values = project && projectValues(project, mergeLayers(layers));
  const find = finder(flags, layers, config, { cwd, root, project: values });
  const variable = textOf(find, 'env', 'DATABASE_URL');
  const url = project ? find('url') : findUrl(find, layers, variable);
  if (url === undefined && config.skipped !== undefined && config.file === undefined)
    throw onlyCode(config.skipped, variable);
  return assemble({
    cwd,
    root,
    config,
    layers,
    variable,
    project,
    find: (key) => (key === 'url' ? url : find(key)),
  });
}

function variableLayers(
  query: SettingsQuery,
  flags: SettingFlags,
  start: string,
  root: string,
): readonly VariableLayer[] {
  const cwd = resolve(query.cwd);
  const real: VariableLayer = { from: (name) => `environment ${name}`, base: cwd, variables: query.env };
  const files =
    flags.envFile !== undefined && flags.envFile.length > 0
      ? readEnvFiles(flags.envFile, cwd, cwd)
      : readEnvFiles([join(start, '.env'), join(root, '.env')], cwd);
  return [real, ...files];
}

/** Data wins where code may not be run; where it may, code wins. */
async function chooseConfig(files: ConfigFiles | undefined, allowCode: boolean): Promise<ChosenConfig> {
  const file = allowCode ? (files?.code ?? files?.data) : files?.data;
  const skipped = allowCode ? undefined : files?.code;
  return { file, skipped, values: file === undefined ? {} : validateConfig(await readConfig(file), file) };
}

function onlyCode(file: string, variable: string): SchemactlError {
  return new SchemactlError(
    'BAD_CONFIG',
    `No database URL: ${basename(file)} is code, which this command never runs`,
    {
      hint: `Set the environment variable ${variable}, pass --url, or write schemactl.config.yaml beside it`,
      place: { file },
    },
  );
}

/** dbmate's folder is used where it exists and ours does not. */
function defaultMigrationsDir(root: string): string {
  const ours = join(root, 'migrations');
  const theirs = join(root, 'db', 'migrations');
  return !existsSync(ours) && existsSync(theirs) ? theirs : ours;
}

interface Gathered {
  readonly cwd: string;
  readonly root: string;
  readonly config: ChosenConfig;
  readonly layers: readonly VariableLayer[];
  readonly variable: string;
  readonly project: NamedProject | undefined;
  readonly find: Find;
}

function assemble({ cwd, root, config, layers, variable, project, find }: Gathered): Settings {
  const url = urlOf(find, 'url');
  const shadow = urlOf(find, 'shadow');
  const environment = mergeLayers(layers);
  return hideUrls({
    cwd,
    root,
    configFile: config.file,
    project: project && { name: project.name, file: project.file, folder: project.folder },
    get url() {
      return url;
    },
    urlVariable: variable,
    migrationsDirs: pathsOf(find, 'migrationsDir') ?? [defaultMigrationsDir(root)],
    migrationsNamed: isNamed(find('migrationsDir')),
    migrationsTable: textOf(find, 'migrationsTable', 'schema_migrations'),
    schemaFile: pathOf(find, 'schemaFile', join(root, 'db', 'schema.sql')),
    models: pathsOf(find, 'models') ?? [],
    dumpSchema: !flagOf(find, 'noDumpSchema', false),
    wait: flagOf(find, 'wait', false),
    waitTimeoutMs: timeOf(find, 'waitTimeout', 60_000),
    waitIntervalMs: timeOf(find, 'waitInterval', 1000),
    strict: flagOf(find, 'strict', false),
    lockTimeoutMs: timeOf(find, 'lockTimeout', 5000),
    get shadow() {
      return shadow;
    },
    schemas: namesOf(find, 'schemas'),
    exclude: namesOf(find, 'exclude'),
    prove: flagOf(find, 'prove', true),
    verbose: flagOf(find, 'verbose', false),
    provenance: provenanceOf(find),
    notes: [...notesOf(config), ...notesOfUrl(url)],
    environment: () => environment,
  });
}

const isNamed = (found: FoundValue | undefined): boolean => found !== undefined && found.usual !== true;

/** JSON would read the getters; it gets everything but the URLs. */
function hideUrls(settings: Settings): Settings {
  const toJSON = (): object => ({ ...settings, url: undefined, shadow: undefined });
  return Object.freeze(Object.defineProperty(settings, 'toJSON', { value: toJSON, enumerable: false }));
}

function provenanceOf(find: Find): Settings['provenance'] {
  return Object.freeze(
    Object.fromEntries(settingKeys.map((key) => [key, find(key)?.from ?? 'default'])) as Record<
      SettingKey,
      string
    >,
  );
}

function notesOf(config: ChosenConfig): readonly string[] {
  if (config.skipped === undefined) return [];
  return [
    `${basename(config.skipped)} is code, which this command never runs: its settings are not in force`,
  ];
}

/** Other tools read three slashes as "in this folder"; here, as in dbmate, they lead to the root of the disk. */
function notesOfUrl(url: string | undefined): readonly string[] {
  const [, file] = /^sqlite3?(?:\+\w+)?:\/\/\/?([^/:?]+)(?:\?|$)/i.exec(url ?? '') ?? [];
  if (file === undefined) return [];
  return [`${file} lies in the root of the disk, as its URL says; in this folder it is sqlite:${file}`];
}
