import * as Args from '@oclif/core/args';
import type { SettingsChange } from '../../../adapters/projects/index.js';
import type { Surroundings } from '../../command.js';
import { dryRunFlag } from '../../flags.js';
import { SettingsChangingCommand, projects } from '../../settings-command.js';

export default class SettingsRemove extends SettingsChangingCommand {
  static override summary = 'Remove a project, a database or another key from the settings file.';
  static override description = 'The database itself is not touched, and comments on other keys stay.';
  static override examples = [
    '<%= config.bin %> settings remove shop.prod',
    '<%= config.bin %> settings remove shop --dry-run',
  ];
  static override args = {
    key: Args.string({ description: 'project, project.database or a path of keys', required: true }),
  };
  static override flags = { ...dryRunFlag };

  protected override readonly words = ['Removed', 'Would remove'] as const;

  protected change(
    path: string,
    { args }: Surroundings,
    options: { readonly dryRun: boolean },
  ): Promise<SettingsChange> {
    return projects().removeSetting(path, args['key'] ?? '', options);
  }
}
