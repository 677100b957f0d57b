import { baseline } from '../../services/executor/baseline.js';
import type { BaselineResult } from '../../services/executor/baseline.js';
import { SchemactlCommand, isDryRun, openOptions } from '../command.js';
import type { Surroundings } from '../command.js';
import { dryRunFlag, yesFlag } from '../flags.js';
import { targetToWrite } from '../missing-database.js';
import { lockWait, migrateFlags } from '../migrate-input.js';
import { targetArg } from '../point.js';
import { dirsToRead } from '../migrations-dirs.js';

export default class Baseline extends SchemactlCommand<BaselineResult> {
  static override summary = 'Record revisions as applied without running them.';
  static override description =
    'For a database that already holds what they make: up to a version, or all of them.';
  static override examples = ['<%= config.bin %> baseline 20260101120000', '<%= config.bin %> baseline'];
  static override args = {
    target: targetArg,
  };
  static override flags = { 'lock-wait': migrateFlags['lock-wait'], ...dryRunFlag, ...yesFlag };

  protected async work(surroundings: Surroundings): Promise<BaselineResult> {
    const { ports, settings, args, flags } = surroundings;
    const directories = dirsToRead(settings);
    const { target } = await targetToWrite(surroundings);
    return baseline(ports, {
      target,
      open: openOptions(settings),
      directories,
      lockWaitMs: lockWait(surroundings),
      to: args['target'],
      dryRun: isDryRun(flags),
    });
  }

  protected show({ recorded, dryRun }: BaselineResult): string {
    return recorded.length === 0
      ? 'Nothing is pending.'
      : recorded.map((file) => `${dryRun ? 'Would record' : 'Recorded'}: ${file}`).join('\n');
  }
}
