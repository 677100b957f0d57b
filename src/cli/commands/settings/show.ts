import * as Args from '@oclif/core/args';
import type { SettingsRow } from '../../../adapters/projects/index.js';
import { SchemactlCommand } from '../../command.js';
import type { Surroundings } from '../../command.js';
import { settingsFileOf } from '../../database-named.js';
import { columns } from '../../render/text.js';
import { projects } from '../../settings-command.js';

interface ShowResult {
  readonly path: string;
  readonly exists: boolean;
  readonly settings: readonly SettingsRow[];
}

export default class SettingsShow extends SchemactlCommand<ShowResult> {
  static override summary = 'Show what the settings file holds.';
  static override description = 'All of it, or what stands below a key. Passwords are hidden.';
  static override examples = [
    '<%= config.bin %> settings show',
    '<%= config.bin %> settings show shop',
    '<%= config.bin %> settings show shop.prod',
  ];
  static override args = { key: Args.string({ description: 'project, project.database or a path of keys' }) };

  protected override readonly takesReference = false;

  protected work(surroundings: Surroundings): Promise<ShowResult> {
    const { args, settings } = surroundings;
    const file = settingsFileOf(surroundings);
    const { requireKey, settingsKey, settingsRows } = projects();
    const key = args['key'] === undefined ? [] : settingsKey(args['key']);
    if (key.length > 0) requireKey(file, key);
    const { path, exists } = file;
    return Promise.resolve({ path, exists, settings: settingsRows(file, key, settings.environment()) });
  }

  protected show({ path, exists, settings }: ShowResult): string {
    if (!exists) return `There is no settings file yet: ${path}`;
    return columns(settings.map(({ key, value }) => [key, value]));
  }
}
