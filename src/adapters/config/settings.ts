import { formatDuration } from '../../domain/target/duration.js';
import { parseUrl } from '../../domain/target/parse.js';
import { describeTarget } from '../../domain/target/target.js';
import { settingKeys } from './setting-keys.js';
import type { SettingKey } from './setting-keys.js';

/**
 * Everything a command wants to know of its surroundings, with absolute paths and times in milliseconds. `url` and
 * `shadow` may hold passwords: they are getters, which inspectors do not read, and JSON leaves them out.
 */
export interface Settings {
  readonly cwd: string;
  /** The folder of the configuration file, else `cwd`. */
  readonly root: string;
  /** The configuration file whose settings are in force. */
  readonly configFile: string | undefined;
  /** What a reference such as `shop.prod` named: the settings file it stands in, and the project's folder. */
  readonly project?:
    { readonly name: string; readonly file: string; readonly folder?: string | undefined } | undefined;
  readonly url: string | undefined;
  /** The environment variable that holds the URL, for messages. */
  readonly urlVariable: string;
  readonly migrationsDirs: readonly string[];
  /** Whether somebody named them; the usual ones need not be there yet. */
  readonly migrationsNamed: boolean;
  readonly migrationsTable: string;
  readonly schemaFile: string;
  /** Absolute paths and globs, each with the prefix it was given (`sql:`, `models:`). */
  readonly models: readonly string[];
  readonly dumpSchema: boolean;
  readonly wait: boolean;
  readonly waitTimeoutMs: number;
  readonly waitIntervalMs: number;
  readonly strict: boolean;
  readonly lockTimeoutMs: number;
  readonly shadow: string | undefined;
  readonly schemas: readonly string[];
  readonly exclude: readonly string[];
  readonly prove: boolean;
  readonly verbose: boolean;
  /** Where each setting came from: `flag --url`, `environment DATABASE_URL`, `.env`, a file name or `default`. */
  readonly provenance: Readonly<Record<SettingKey, string>>;
  /** What a person should know about how the settings were found; for stderr. */
  readonly notes: readonly string[];
  /** The environment with the variables of the `.env` files beneath it; it holds secrets. */
  readonly environment: () => Readonly<Record<string, string | undefined>>;
}

/** One line of `config show`. */
export interface SettingRow {
  readonly key: SettingKey;
  readonly value?: string | boolean | readonly string[] | undefined;
  readonly from: string;
}

/** A URL for people, with the environment that fills its gaps; one that can't be read is not shown at all, since any part of it may be the password. */
export function showUrl(url: string, env: Readonly<Record<string, string | undefined>>): string {
  if (!url.includes(':') || /^pglite:\d+$/.test(url)) return url;
  try {
    return describeTarget(parseUrl(url, { env }));
  } catch {
    return '(not a usable URL)';
  }
}

const showSecretUrl = (url: string | undefined, settings: Settings): string | undefined =>
  url === undefined ? undefined : showUrl(url, settings.environment());

/** The setting as it would be written in a file. */
function shown(settings: Settings, key: SettingKey): SettingRow['value'] {
  switch (key) {
    case 'url':
    case 'shadow':
      return showSecretUrl(settings[key], settings);
    case 'env':
      return settings.urlVariable;
    case 'migrationsDir':
      return settings.migrationsDirs;
    case 'noDumpSchema':
      return !settings.dumpSchema;
    case 'waitTimeout':
    case 'waitInterval':
    case 'lockTimeout':
      return formatDuration(settings[`${key}Ms`]);
    case 'migrationsTable':
    case 'schemaFile':
    case 'models':
    case 'wait':
    case 'strict':
    case 'schemas':
    case 'exclude':
    case 'prove':
    case 'verbose':
      return settings[key];
  }
}

/** The settings as rows for people and for JSON, each with its origin and without any secret. */
export function describeSettings(settings: Settings): readonly SettingRow[] {
  return settingKeys.map((key) => ({ key, value: shown(settings, key), from: settings.provenance[key] }));
}
