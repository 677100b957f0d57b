import { dropDatabase } from '../../services/executor/drop.js';
import type { DropResult } from '../../services/executor/drop.js';
import { SchemactlCommand, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { yesFlag } from '../flags.js';
import { confirm } from '../terminal.js';

export default class Drop extends SchemactlCommand<DropResult> {
  static override summary = 'Drop the database with everything in it.';
  static override description = 'Asks first; without a terminal it needs --yes.';
  static override examples = ['<%= config.bin %> drop --yes'];
  static override flags = { ...yesFlag };

  protected async work(surroundings: Surroundings): Promise<DropResult> {
    const target = await readyTarget(surroundings);
    if (surroundings.flags['yes'] !== true) await confirm(`drop ${target.url} with everything in it?`, []);
    return dropDatabase(surroundings.ports, target);
  }

  protected show({ dropped, database }: DropResult): string {
    return dropped ? `Dropped ${database}` : `There is no ${database}.`;
  }
}
