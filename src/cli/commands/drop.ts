import { dropDatabase } from '../../services/executor/drop.js';
import type { DropResult } from '../../services/executor/drop.js';
import { SchemactlCommand, isDryRun, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { dryRunFlag, yesFlag } from '../flags.js';
import { confirm } from '../terminal.js';

export default class Drop extends SchemactlCommand<DropResult> {
  static override summary = 'Drop the database with everything in it.';
  static override description =
    'Asks first; without a terminal it needs --yes. A database that is held (schemactl lock) is not dropped.';
  static override examples = ['<%= config.bin %> drop --yes', '<%= config.bin %> drop --dry-run'];
  static override flags = { ...yesFlag, ...dryRunFlag };

  protected async work(surroundings: Surroundings): Promise<DropResult> {
    const target = await readyTarget(surroundings);
    const dryRun = isDryRun(surroundings.flags);
    if (surroundings.flags['yes'] !== true && !dryRun)
      await confirm(`drop ${target.url} with everything in it?`, []);
    return dropDatabase(surroundings.ports, target, { open: openOptions(surroundings.settings), dryRun });
  }

  protected show({ dropped, database, dryRun }: DropResult): string {
    return dropped ? `${dryRun ? 'Would drop' : 'Dropped'} ${database}` : `There is no ${database}.`;
  }
}
