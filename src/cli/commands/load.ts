import { load } from '../../services/executor/load.js';
import type { LoadResult } from '../../services/executor/load.js';
import { SchemactlCommand, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { shortPath } from '../render/failure.js';

export default class Load extends SchemactlCommand<LoadResult> {
  static override summary = 'Run the schema file against the database.';
  static override description =
    'As a whole or not at all. The database must exist; a schema that is there already makes it fail.';
  static override examples = ['<%= config.bin %> create && <%= config.bin %> load'];

  protected async work(surroundings: Surroundings): Promise<LoadResult> {
    const { ports, settings } = surroundings;
    const target = await readyTarget(surroundings);
    return load(ports, { target, open: openOptions(settings), path: settings.schemaFile });
  }

  protected show({ path, statements }: LoadResult): string {
    return `Reading: ${shortPath(path)} (${statements} statements)`;
  }
}
