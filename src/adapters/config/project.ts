import { dirname } from 'node:path';
import { parseReference } from '../../domain/target/reference.js';
import type * as Projects from '../projects/index.js';
import type { ResolvedReference } from '../projects/index.js';
import { settingsPath } from '../projects/settings-path.js';
import type { SettingFlags } from './find.js';
import type { SettingKey } from './setting-keys.js';
import type { FoundValue } from './values.js';

/** The project and the database that a reference names. */
export type NamedProject = ResolvedReference;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What `--url shop.prod` names; undefined where the URL is one. Only then is the settings file looked for. Throws USAGE
 * for a reference to nothing, and BAD_CONFIG or BAD_FILE for a settings file that can't be used.
 */
export function projectOf(flags: SettingFlags, env: Environment, cwd: string): NamedProject | undefined {
  const reference = typeof flags.url === 'string' ? parseReference(flags.url) : undefined;
  if (reference === undefined) return undefined;
  const { readSettingsFile, resolveReference } = require('../projects/index.js') as typeof Projects;
  return resolveReference(readSettingsFile(settingsPath({ flag: flags.settings, env, cwd }).path), reference);
}

/** The flags without the reference: the settings file says the URL. */
export function projectFlags(flags: SettingFlags, project: NamedProject | undefined): SettingFlags {
  return project === undefined ? flags : { ...flags, url: undefined };
}

/** What the settings file says of a project, as values that go before all but flags. */
export function projectValues(
  project: NamedProject,
  env: Environment,
): Readonly<Partial<Record<SettingKey, FoundValue>>> {
  const { module, migrations, migrationsNamed, file, key } = project;
  const base = dirname(file);
  const value = (text: string, from: string): FoundValue => ({
    value: text,
    from: `${file} ${from}`,
    base,
    commas: false,
  });
  const above = `projects.${project.name.split('.')[0] ?? ''}`;
  return {
    url: value(project.url(env), key),
    ...(module !== undefined && { models: value(module, `${above}.module`) }),
    ...(migrations !== undefined && {
      migrationsDir: migrationsNamed
        ? value(migrations, `${above}.migrations`)
        : { ...value(migrations, above), usual: true },
    }),
  };
}
