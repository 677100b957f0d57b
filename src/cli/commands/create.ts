import { createDatabase } from '../../services/executor/create.js';
import type { CreateResult } from '../../services/executor/create.js';
import { SchemactlCommand, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';

export default class Create extends SchemactlCommand<CreateResult> {
  static override summary = 'Create the database.';
  static override examples = ['<%= config.bin %> create --url sqlite:app.db'];

  protected async work(surroundings: Surroundings): Promise<CreateResult> {
    return createDatabase(surroundings.ports, await readyTarget(surroundings));
  }

  protected show({ created, database }: CreateResult): string {
    return created ? `Created ${database}` : `${database} exists already.`;
  }
}
