import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { SchemactlError } from '../../domain/error.js';
import { anchorSqliteUrl } from '../../domain/target/sqlite.js';
import { lazy } from '../config/lazy.js';
import { inside } from './describe.js';
import { put, refuseAlias } from './document.js';
import { editSettings } from './edit-settings.js';
import type { EditOptions } from './edit-settings.js';
import { references } from './resolve.js';
import { badSettings, shown } from './settings-file.js';
import type { SettingsFile } from './settings-file.js';

/** What was changed in the settings file. */
export interface SettingsChange {
  readonly path: string;
  readonly key: string;
  /** Whether this is only what would be done. */
  readonly dryRun: boolean;
}

const form =
  'A key is PROJECT, PROJECT.DATABASE, development.DATABASE, or a path such as projects.shop.module.';

/** Reads a key: a path as it stands in the file, or the short form `shop.prod`. Throws USAGE. */
export function settingsKey(text: string): readonly string[] {
  const parts = text.split('.');
  const [first = '', second = ''] = parts;
  if (first === 'projects' || (first === 'development' && second === 'db')) return parts;
  if (parts.includes('') || parts.length > 2)
    throw new SchemactlError('USAGE', `${text} is no key of the settings`, { hint: form });
  if (first === 'development') return parts.length === 1 ? parts : [first, 'db', second];
  return parts.length === 1 ? ['projects', first] : ['projects', first, 'db', second];
}

const valueAt = ({ document }: SettingsFile, key: readonly string[]): unknown =>
  key.reduce<unknown>((value, name) => inside(value, name), document.toJS());

/** Throws USAGE where the settings have no such key, with what may have been meant. */
export function requireKey(file: SettingsFile, key: readonly string[]): void {
  if (valueAt(file, key) !== undefined) return;
  const known = [...Object.keys(file.content.projects ?? {}), ...references(file.content)];
  const typed = key.filter((part) => part !== 'projects' && part !== 'db').join('.');
  const { closest, distance } = lazy.levenshtein();
  const guess = known.length === 0 ? undefined : closest(typed, known);
  const near = guess !== undefined && distance(typed, guess) <= Math.max(2, typed.length / 3);
  throw new SchemactlError('USAGE', `the settings have no ${shown(key)}`, {
    hint: near ? `Did you mean ${guess}?` : 'schemactl settings show lists what they have.',
    place: { file: file.path },
  });
}

/** Sets one value; what is above it is made. Throws BAD_CONFIG where the settings would not fit then. */
export async function setSetting(
  path: string,
  key: string,
  value: string,
  options: EditOptions,
): Promise<SettingsChange> {
  const parts = settingsKey(key);
  const number = parts.at(-1) === 'port' && /^\d+$/.test(value);
  await editSettings(path, ({ document }) => put(document, parts, number ? Number(value) : value), options);
  return { path, key: shown(parts), ...options };
}

/** Removes a project, a database or any other key. Throws USAGE where there is none. */
export async function removeSetting(
  path: string,
  key: string,
  options: EditOptions,
): Promise<SettingsChange> {
  const parts = settingsKey(key);
  const remove = (file: SettingsFile): void => {
    requireKey(file, parts);
    refuseAlias(file.document, parts);
    if (!file.document.deleteIn(parts)) throw merged(file, parts);
    const above = parts.slice(0, -1);
    const left = inside({ left: valueAt(file, above) }, 'left');
    const isBare = typeof left === 'object' && left !== null && Object.keys(left).length === 0;
    if (above.at(-1) === 'db' && isBare) file.document.deleteIn(above);
  };
  await editSettings(path, remove, options);
  return { path, key: shown(parts), ...options };
}

function merged({ path }: SettingsFile, key: readonly string[]): SchemactlError {
  return badSettings(
    path,
    `${shown(key)} comes from another key (<<)`,
    'Nothing was changed. Edit the file by hand.',
  );
}

/** A project or a database that is to be added. Relative paths are meant from `cwd`. */
export interface Addition {
  readonly name: string;
  readonly cwd: string;
  readonly module?: string | undefined;
  readonly migrations?: string | undefined;
  readonly url?: string | undefined;
  readonly type?: string | undefined;
  readonly dbName?: string | undefined;
  readonly passwordEnv?: string | undefined;
  readonly passwordFile?: string | undefined;
}

/** Adds a project, or a database with the project around it. Throws USAGE where it is there already. */
export async function addSetting(
  path: string,
  addition: Addition,
  options: EditOptions,
): Promise<SettingsChange> {
  const parts = settingsKey(addition.name);
  const isProject = parts[0] === 'projects' && parts.length === 2;
  const isDatabase =
    parts.at(-2) === 'db' && (parts[0] === 'development' ? parts.length === 3 : parts.length === 4);
  if (!isProject && !isDatabase)
    throw new SchemactlError('USAGE', `${addition.name} is neither a project nor a database`, { hint: form });
  if (isDatabase && addition.url === undefined) {
    throw new SchemactlError('USAGE', `the database ${addition.name} needs a URL`, {
      hint: 'Give it with --url; fields such as connection.host are set with schemactl settings set.',
    });
  }
  await editSettings(path, (file) => add(file, parts, addition, isDatabase), options);
  return { path, key: shown(parts), ...options };
}

function add(file: SettingsFile, parts: readonly string[], addition: Addition, isDatabase: boolean): void {
  if (valueAt(file, parts) !== undefined) {
    throw new SchemactlError('USAGE', `${addition.name} is in the settings already`, {
      hint: `schemactl settings set changes it, schemactl settings remove ${addition.name} takes it out.`,
      place: { file: file.path },
    });
  }
  const from = (path: string): string => stored(path, addition.cwd, file.path);
  const project = parts[0] === 'projects' ? parts.slice(0, 2) : undefined;
  if (project && !isDatabase) put(file.document, project, {});
  if (project && addition.module !== undefined)
    put(file.document, [...project, 'module'], from(addition.module));
  if (project && addition.migrations !== undefined)
    put(file.document, [...project, 'migrations'], from(addition.migrations));
  if (isDatabase) put(file.document, parts, entryOf(addition, from));
}

function entryOf(
  { url = '', type, dbName, passwordEnv, passwordFile, cwd }: Addition,
  from: (path: string) => string,
): object {
  const whole = anchorSqliteUrl(url, cwd);
  const password = {
    ...(passwordEnv !== undefined && { password_env: passwordEnv }),
    ...(passwordFile !== undefined && { password_file: from(passwordFile) }),
  };
  return {
    ...(type !== undefined && { type }),
    ...(dbName !== undefined && { db_name: dbName }),
    connection: Object.keys(password).length === 0 ? whole : { url: whole, ...password },
  };
}

/** Relative to the settings where it lies below them, so that both can be moved together; else absolute. */
function stored(path: string, cwd: string, settings: string): string {
  const whole = resolve(cwd, path);
  const short = relative(dirname(settings), whole);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? whole : short.replaceAll('\\', '/');
}
