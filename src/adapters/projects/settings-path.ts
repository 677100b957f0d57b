import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What says where the settings file lies. */
export interface SettingsPlace {
  /** The argument of `--settings`. */
  readonly flag?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly platform?: NodeJS.Platform | undefined;
  readonly home?: string | undefined;
}

/** Where the settings file lies, and what said so. */
export interface SettingsPath {
  readonly path: string;
  readonly from: string;
}

/** The settings file: the one that a flag or SCHEMACTL_SETTINGS names, else the operating system's place for it. */
export function settingsPath({ flag, env, cwd, platform, home }: SettingsPlace): SettingsPath {
  if (flag !== undefined && flag !== '') return { path: resolve(cwd, flag), from: 'flag --settings' };
  const named = env['SCHEMACTL_SETTINGS'];
  if (named !== undefined && named !== '')
    return { path: resolve(cwd, named), from: 'environment SCHEMACTL_SETTINGS' };
  const folder = configFolder(env, platform ?? process.platform, home ?? homedir());
  return { path: join(folder, 'schemactl', 'settings.yaml'), from: 'default' };
}

function configFolder(env: SettingsPlace['env'], platform: NodeJS.Platform, home: string): string {
  if (platform === 'win32') return env['APPDATA'] || join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  const folder = env['XDG_CONFIG_HOME'];
  return folder !== undefined && folder.startsWith('/') ? folder : join(home, '.config');
}
