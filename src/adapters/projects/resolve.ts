import { dirname, join } from 'node:path';
import { SchemactlError } from '../../domain/error.js';
import type { Reference } from '../../domain/target/reference.js';
import { lazy } from '../config/lazy.js';
import { connectionUrl, settingsRelative } from './connection-url.js';
import type { UrlContext } from './connection-url.js';
import type { DatabaseEntry, ProjectEntry, SettingsContent } from './content.js';
import type { SettingsFile } from './settings-file.js';
import { badSettings } from './settings-file.js';

/** A database that a reference names, and the project around it. */
export interface ResolvedReference {
  readonly name: string;
  /** The settings file and the key of the database in it. */
  readonly file: string;
  readonly key: string;
  /** The folder of the project's module or revisions; absent where the settings name neither. */
  readonly folder?: string | undefined;
  readonly module?: string | undefined;
  readonly migrations?: string | undefined;
  /** Whether the settings name them; else they lie beside the module. */
  readonly migrationsNamed?: boolean | undefined;
  /** The URL with its password. Throws BAD_CONFIG where that can't be found. */
  readonly url: (env: Readonly<Record<string, string | undefined>>) => string;
}

/** Where a project lies: its module, the folder of its revisions, and the folder of both. */
export interface ProjectPlace {
  readonly folder?: string | undefined;
  readonly module?: string | undefined;
  readonly migrations?: string | undefined;
  readonly migrationsNamed?: boolean | undefined;
}

/** The folder that holds a module, a folder or a glob. */
const folderOf = (path: string): string => dirname(path.replace(/[/\\][^/\\]*[*?{[!][^]*$/, '/x'));

/** The places of a project; its revisions lie beside its module unless the settings say otherwise. */
export function placeOfProject(project: ProjectEntry, file: string): ProjectPlace {
  const whole = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : settingsRelative(dirname(file), path);
  const module = whole(project.module);
  const folder = module === undefined ? undefined : folderOf(module);
  const migrations =
    whole(project.migrations) ?? (folder === undefined ? undefined : join(folder, 'migrations'));
  return {
    folder: folder ?? (migrations === undefined ? undefined : dirname(migrations)),
    module,
    migrations,
    migrationsNamed: whole(project.migrations) !== undefined,
  };
}

/**
 * The database that a reference names: one of the project's own, else one of `development`, in which every project has a
 * database of its own. Throws USAGE for a project or a database that isn't there, with what may have been meant.
 */
export function resolveReference(settings: SettingsFile, reference: Reference): ResolvedReference {
  const { path: file, content } = settings;
  const { project: name, database } = reference;
  const text = `${name}.${database}`;
  const development = content.development?.db ?? {};
  const context = { file, folder: dirname(file) };
  if (name === 'development' && development[database])
    return found(text, `development.db.${database}`, development[database], context, {});
  const project = content.projects?.[name];
  if (project === undefined) throw nothing(settings, text, `there is no project ${name}`);
  const place = refuseShared(settings, name, placeOfProject(project, file));
  const own = project.db?.[database];
  if (own) return found(text, `projects.${name}.db.${database}`, own, context, place);
  const shared = development[database];
  if (shared === undefined) throw nothing(settings, text, `the project ${name} has no database ${database}`);
  return found(text, `development.db.${database}`, shared, { ...context, fallbackName: name }, place);
}

function found(
  name: string,
  key: string,
  entry: DatabaseEntry,
  context: Omit<UrlContext, 'key'>,
  place: ProjectPlace,
): ResolvedReference {
  const url = (env: UrlContext['env']): string => connectionUrl(entry, { ...context, key, env });
  return { name, file: context.file, key, ...place, url };
}

/** Two histories in one folder would be one: each would apply the other's revisions. */
function refuseShared({ path, content }: SettingsFile, name: string, place: ProjectPlace): ProjectPlace {
  if (place.migrations === undefined || place.module === undefined) return place;
  for (const [other, entry] of Object.entries(content.projects ?? {})) {
    const { migrations, module } = placeOfProject(entry, path);
    if (other === name || migrations !== place.migrations || module === place.module) continue;
    if (entry.migrations !== undefined && content.projects?.[name]?.migrations !== undefined) continue;
    throw badSettings(
      path,
      `the projects ${name} and ${other} have different modules and would share the revisions in ${migrations}`,
      `Say where one of them has its own: schemactl settings set projects.${name}.migrations DIR`,
    );
  }
  return place;
}

/** Every reference that the settings know. */
export function references(content: SettingsContent): readonly string[] {
  const development = Object.keys(content.development?.db ?? {});
  const own = Object.entries(content.projects ?? {}).flatMap(([project, { db }]) =>
    [...new Set([...Object.keys(db ?? {}), ...development])].map((database) => `${project}.${database}`),
  );
  return [...own, ...development.map((database) => `development.${database}`)];
}

function nothing({ path, content, exists }: SettingsFile, text: string, what: string): SchemactlError {
  const known = references(content);
  const guess = nearest(text, known);
  const add = `schemactl settings add ${text} --url URL`;
  const hint = !exists
    ? `There is no settings file yet: ${add} writes it.`
    : guess !== undefined
      ? `Did you mean ${guess}?`
      : known.length === 0
        ? `It names no database; ${add} adds one.`
        : `It names ${known.slice(0, 8).join(', ')}${known.length > 8 ? ', …' : ''}; ${add} adds another.`;
  return new SchemactlError('USAGE', `${text}: ${what} in the settings`, { hint, place: { file: path } });
}

/** The known reference that a typing error may have meant, if one is near. */
export function nearest(text: string, known: readonly string[]): string | undefined {
  const { distance } = lazy.levenshtein();
  const [project = '', database = ''] = text.split('.');
  const near = (typed: string, name: string): number | undefined => {
    const away = distance(typed, name);
    return away <= Math.max(2, Math.floor(typed.length / 3)) && away < name.length ? away : undefined;
  };
  const found = known.flatMap((name) => {
    const [left = '', right = ''] = name.split('.');
    const [first, second] = [near(project, left), near(database, right)];
    return first === undefined || second === undefined ? [] : [{ name, away: first + second }];
  });
  return found.sort((a, b) => a.away - b.away)[0]?.name;
}
