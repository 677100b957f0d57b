import { dirname } from 'node:path';
import { isSecretName, redact } from '../../domain/target/redact.js';
import { parseUrl } from '../../domain/target/parse.js';
import { describeTarget, secretsOf } from '../../domain/target/target.js';
import { connectionUrl } from './connection-url.js';
import type { DatabaseEntry } from './content.js';
import { lineOf } from './document.js';
import { placeOfProject } from './resolve.js';
import { shown } from './settings-file.js';
import type { SettingsFile } from './settings-file.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** One value of the settings file. */
export interface SettingsRow {
  readonly key: string;
  /** Without any password. */
  readonly value: string;
  readonly line?: number | undefined;
}

/** A database of the settings file, as it is shown. */
export interface ListedDatabase {
  readonly name: string;
  /** What to type in the place of its URL. */
  readonly reference: string;
  /** As a URL without a password; absent where the settings and the environment don't make one. */
  readonly database?: string | undefined;
}

export interface ListedProject {
  readonly name: string;
  readonly module?: string | undefined;
  readonly migrations?: string | undefined;
  readonly databases: readonly ListedDatabase[];
}

/** Every value below a key, in the order of the file, with its line and without any password. */
export function settingsRows(
  file: SettingsFile,
  key: readonly string[],
  env: Environment,
): readonly SettingsRow[] {
  const rows: SettingsRow[] = [];
  const walk = (value: unknown, at: readonly string[]): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) walk(inner, [...at, name]);
    } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      const line = lineOf(file.document, file.lines, at);
      rows.push({ key: shown(at), value: safe(at.at(-1) ?? '', String(value), env), line });
    }
  };
  const whole: unknown = file.document.toJS();
  walk(
    key.reduce<unknown>((value, name) => inside(value, name), whole),
    key,
  );
  return rows;
}

/** What stands under a name in an object; undefined in anything else. */
export function inside(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function safe(name: string, value: string, env: Environment): string {
  if (name === 'connection' || name === 'url') return safeUrl(value, env) ?? '(not a usable URL)';
  return isSecretName(name) && !/_(env|file)$/.test(name) ? '***' : value;
}

/** The URL as it was written, without its secrets; one that can't be read may have its password anywhere. */
function safeUrl(url: string, env: Environment): string | undefined {
  try {
    return redact(url, secretsOf(parseUrl(url, { env })));
  } catch {
    return undefined;
  }
}

/** The projects of the settings file with their databases. */
export function listProjects({ content, path }: SettingsFile, env: Environment): readonly ListedProject[] {
  return Object.entries(content.projects ?? {}).map(([name, project]) => {
    const { module, migrations } = placeOfProject(project, path);
    const databases = listed(project.db, name, path, env);
    return { name, module, migrations, databases };
  });
}

/** The databases of `development`. */
export function listDevelopment(
  { content, path }: SettingsFile,
  env: Environment,
): readonly ListedDatabase[] {
  return listed(content.development?.db, 'development', path, env);
}

function listed(
  db: Readonly<Record<string, DatabaseEntry>> | undefined,
  owner: string,
  path: string,
  env: Environment,
): readonly ListedDatabase[] {
  return Object.entries(db ?? {}).map(([name, entry]) => {
    const reference = `${owner}.${name}`;
    return { name, reference, database: described(entry, path, reference, env) };
  });
}

function described(entry: DatabaseEntry, path: string, key: string, env: Environment): string | undefined {
  try {
    return describeTarget(
      parseUrl(connectionUrl(entry, { file: path, folder: dirname(path), key }), { env }),
    );
  } catch {
    return undefined;
  }
}
