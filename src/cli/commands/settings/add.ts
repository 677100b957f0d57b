import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import type { SettingsChange } from '../../../adapters/projects/index.js';
import type { Surroundings } from '../../command.js';
import { dryRunFlag } from '../../flags.js';
import { SettingsChangingCommand, projects } from '../../settings-command.js';

export default class SettingsAdd extends SettingsChangingCommand {
  static override summary = 'Add a project or a database to the settings file.';
  static override description =
    'A new file is for its owner alone, since it may hold passwords; --password-env and --password-file keep them out of it.';
  static override examples = [
    '<%= config.bin %> settings add shop --module shop/schema.ts',
    '<%= config.bin %> settings add shop.prod --url postgres://app@db/shop --password-env SHOP_PASSWORD',
    '<%= config.bin %> settings add development.local --url postgres://localhost',
  ];
  static override args = {
    name: Args.string({
      description: 'PROJECT, PROJECT.DATABASE or development.DATABASE',
      required: true,
    }),
  };
  static override flags = {
    module: Flags.string({ description: 'models of the project', helpValue: 'PATH' }),
    migrations: Flags.string({
      description: 'folder of its revisions (beside the module)',
      helpValue: 'DIR',
    }),
    type: Flags.string({ description: 'engine of the database', helpValue: 'TYPE' }),
    'db-name': Flags.string({ description: 'name of the database on its server', helpValue: 'NAME' }),
    'password-env': Flags.string({ description: 'variable that holds the password', helpValue: 'NAME' }),
    'password-file': Flags.string({ description: 'file that holds the password', helpValue: 'FILE' }),
    ...dryRunFlag,
  };

  protected override readonly words = ['Added', 'Would add'] as const;

  protected change(
    path: string,
    { args, flags, settings, ports }: Surroundings,
    options: { readonly dryRun: boolean },
  ): Promise<SettingsChange> {
    const text = (name: string): string | undefined =>
      typeof flags[name] === 'string' ? flags[name] : undefined;
    const addition = {
      name: args['name'] ?? '',
      cwd: settings.cwd,
      module: text('module'),
      migrations: text('migrations'),
      url: text('url'),
      type: text('type'),
      dbName: text('db-name'),
      passwordEnv: text('password-env'),
      passwordFile: text('password-file'),
    };
    if (holdsPassword(addition.url))
      ports.report({ kind: 'note', text: `the password stands in ${path}; --password-env keeps it out` });
    return projects().addSetting(path, addition, options);
  }
}

const holdsPassword = (url = ''): boolean => /:\/\/[^/?@]*:[^/?@]+@|[?&]password=/.test(url);
