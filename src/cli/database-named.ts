import type * as Projects from '../adapters/projects/index.js';
import { settingsPath } from '../adapters/projects/settings-path.js';
import { parseReference } from '../domain/target/reference.js';
import type { Target } from '../domain/target/target.js';
import type { Surroundings } from './surroundings.js';

/** The settings file of many projects. Throws BAD_CONFIG or BAD_FILE for one that can't be used. */
export function settingsFileOf({ flags, settings }: Surroundings): Projects.SettingsFile {
  const { path } = settingsPlaceOf({ flags, settings });
  return projects().readSettingsFile(path);
}

/** Where the settings file lies, and what said so. */
export function settingsPlaceOf({
  flags,
  settings,
}: Pick<Surroundings, 'flags' | 'settings'>): ReturnType<typeof settingsPath> {
  const flag = typeof flags['settings'] === 'string' ? flags['settings'] : undefined;
  return settingsPath({ flag, env: process.env, cwd: settings.cwd });
}

const projects = (): typeof Projects => require('../adapters/projects/index.js') as typeof Projects;

/** A database that the user typed as a URL or as `<project>.<database>`. Throws USAGE, BAD_URL or BAD_CONFIG. */
export function databaseNamed(surroundings: Surroundings, text: string): Target {
  const reference = parseReference(text);
  if (reference === undefined) return surroundings.ports.target(text);
  const { url } = projects().resolveReference(settingsFileOf(surroundings), reference);
  return surroundings.ports.target(url(surroundings.settings.environment()));
}

/** The same for a text that may also be something else, such as a file: undefined where no project is called so. */
export function databaseIfNamed(surroundings: Surroundings, text: string): Target | undefined {
  const reference = parseReference(text);
  if (reference === undefined) return undefined;
  const { content } = settingsFileOf(surroundings);
  const known =
    content.projects?.[reference.project] !== undefined || projects().references(content).includes(text);
  return known ? databaseNamed(surroundings, text) : undefined;
}
