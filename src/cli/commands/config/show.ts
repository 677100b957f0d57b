import { describeSettings } from '../../../adapters/config/settings.js';
import type { SettingRow } from '../../../adapters/config/settings.js';
import { SchemactlCommand } from '../../command.js';
import type { Surroundings } from '../../command.js';
import { compareFlags } from '../../flags.js';
import { columns } from '../../render/text.js';

interface ShowResult {
  readonly configFile?: string | undefined;
  /** The settings file of many projects, where a reference such as `shop.prod` was given. */
  readonly settingsFile?: string | undefined;
  readonly settings: readonly SettingRow[];
}

const { models, schema, exclude, shadow } = compareFlags;

export default class ConfigShow extends SchemactlCommand<ShowResult> {
  static override summary = 'Show what settings hold and where each came from.';
  static override description = 'Passwords are hidden.';
  static override examples = ['<%= config.bin %> config show', '<%= config.bin %> config show shop.prod'];
  static override flags = { models, schema, exclude, shadow };

  protected override readonly mayRunCode = true;

  protected work({ settings }: Surroundings): Promise<ShowResult> {
    const { configFile, project } = settings;
    return Promise.resolve({ configFile, settingsFile: project?.file, settings: describeSettings(settings) });
  }

  protected show({ settings }: ShowResult): string {
    return columns(settings.map(({ key, value, from }) => [key, shown(value), from]));
  }
}

function shown(value: SettingRow['value']): string {
  if (value === undefined) return '-';
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : value.join(', ') || '-';
}
