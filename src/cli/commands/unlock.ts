import { describeHold } from '../../domain/hold/hold.js';
import { release } from '../../services/executor/hold.js';
import type { ReleaseResult } from '../../services/executor/hold.js';
import { SchemactlCommand, isDryRun, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { dryRunFlag, yesFlag } from '../flags.js';
import { confirm } from '../terminal.js';

export default class Unlock extends SchemactlCommand<ReleaseResult> {
  static override summary = 'Lift the maintenance hold on the database.';
  static override description =
    "Somebody else's asks first, or needs --yes. The lock of a run is another thing: it ends with its process.";
  static override examples = ['<%= config.bin %> unlock', '<%= config.bin %> unlock --yes'];
  static override flags = { ...dryRunFlag, ...yesFlag };

  protected async work(surroundings: Surroundings): Promise<ReleaseResult> {
    const { ports, settings, flags } = surroundings;
    const target = await readyTarget(surroundings);
    return release(ports, {
      target,
      open: openOptions(settings),
      dryRun: isDryRun(flags),
      confirm: async (held) => {
        if (flags['yes'] !== true) await confirm(`somebody else holds ${target.url}:`, [describeHold(held)]);
      },
    });
  }

  protected show({ database, lifted, dryRun }: ReleaseResult): string {
    if (!lifted) return `Nobody holds ${database}.`;
    return `${dryRun ? 'Would lift' : 'Lifted'} the hold on ${database} ${describeHold(lifted)}.`;
  }
}
