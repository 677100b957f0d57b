import { createDatabase } from '../../services/executor/create.js';
import type { CreateResult } from '../../services/executor/create.js';
import { SchemactlCommand, isDryRun, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { dryRunFlag } from '../flags.js';

export default class Create extends SchemactlCommand<CreateResult> {
  static override summary = 'Create the database.';
  static override examples = [
    '<%= config.bin %> create --url sqlite:app.db',
    '<%= config.bin %> create --dry-run',
  ];
  static override flags = { ...dryRunFlag };

  protected async work(surroundings: Surroundings): Promise<CreateResult> {
    const dryRun = isDryRun(surroundings.flags);
    return createDatabase(surroundings.ports, await readyTarget(surroundings), { dryRun });
  }

  protected show({ created, database, dryRun }: CreateResult): string {
    return created ? `${dryRun ? 'Would create' : 'Created'} ${database}` : `${database} exists already.`;
  }
}
