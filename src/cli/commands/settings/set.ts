import { text } from 'node:stream/consumers';
import * as Args from '@oclif/core/args';
import type { SettingsChange } from '../../../adapters/projects/index.js';
import type { Surroundings } from '../../command.js';
import { dryRunFlag } from '../../flags.js';
import { SettingsChangingCommand, projects } from '../../settings-command.js';

export default class SettingsSet extends SettingsChangingCommand {
  static override summary = 'Set one value of the settings file.';
  static override description =
    'Comments stay. Relative paths are relative to the file. The value - is read from standard input, where a password is not seen by others.';
  static override examples = [
    '<%= config.bin %> settings set projects.shop.migrations db/migrations',
    '<%= config.bin %> settings set projects.shop.db.prod.connection.password -',
  ];
  static override args = {
    key: Args.string({ description: 'path of keys', required: true }),
    value: Args.string({ description: 'what to set it to; - reads it from standard input', required: true }),
  };
  static override flags = { ...dryRunFlag };

  protected override readonly words = ['Set', 'Would set'] as const;

  protected async change(
    path: string,
    { args }: Surroundings,
    options: { readonly dryRun: boolean },
  ): Promise<SettingsChange> {
    const given = args['value'] ?? '';
    const value = given === '-' ? (await text(process.stdin)).replace(/\r?\n$/, '') : given;
    return projects().setSetting(path, args['key'] ?? '', value, options);
  }
}
