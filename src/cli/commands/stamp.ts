import * as Flags from '@oclif/core/flags';
import { stamp } from '../../services/executor/stamp.js';
import type { StampResult } from '../../services/executor/stamp.js';
import { SchemactlCommand, isDryRun, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { dryRunFlag, yesFlag } from '../flags.js';
import { lockWait, migrateFlags } from '../migrate-input.js';
import { requiredTarget } from '../point.js';
import { confirm } from '../terminal.js';
import { dirsToRead } from '../migrations-dirs.js';

export default class Stamp extends SchemactlCommand<StampResult> {
  static override summary = 'Record at which revision the database stands, without running anything.';
  static override description =
    'Everything up to TARGET counts as applied then, and everything behind it as pending. Taking records away asks first, or needs --yes: what is forgotten runs again. baseline only adds records.';
  static override examples = [
    '<%= config.bin %> stamp head',
    '<%= config.bin %> stamp 20260101120000 --yes',
    '<%= config.bin %> stamp base --yes',
  ];
  static override args = { target: requiredTarget };
  static override flags = {
    purge: Flags.boolean({ description: 'forget records whose file is gone, too' }),
    ...dryRunFlag,
    'lock-wait': migrateFlags['lock-wait'],
    ...yesFlag,
  };

  protected async work(surroundings: Surroundings): Promise<StampResult> {
    const { ports, settings, flags, args } = surroundings;
    const target = await readyTarget(surroundings);
    return stamp(ports, {
      target,
      open: openOptions(settings),
      directories: dirsToRead(settings),
      lockWaitMs: lockWait(surroundings),
      to: args['target'] ?? '',
      purge: flags['purge'] === true,
      dryRun: isDryRun(flags),
      confirm: async (versions) => {
        if (flags['yes'] !== true)
          await confirm(`forget that these revisions are applied in ${target.url}:`, versions);
      },
    });
  }

  protected show({ recorded, forgotten, dryRun }: StampResult): string {
    if (recorded.length + forgotten.length === 0) return 'The records say so already.';
    const word = (text: string): string => (dryRun ? `Would be ${text.toLowerCase()}` : text);
    return [
      ...forgotten.map((version) => `${word('Forgotten')}: ${version}`),
      ...recorded.map((file) => `${word('Recorded')}: ${file}`),
    ].join('\n');
  }
}
