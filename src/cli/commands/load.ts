import { load } from '../../services/executor/load.js';
import type { LoadResult } from '../../services/executor/load.js';
import { SchemactlCommand, isDryRun, openOptions } from '../command.js';
import type { Surroundings } from '../command.js';
import { dryRunFlag, yesFlag } from '../flags.js';
import { lockWait, migrateFlags } from '../migrate-input.js';
import { targetToWrite } from '../missing-database.js';
import { shortPath } from '../render/failure.js';

export default class Load extends SchemactlCommand<LoadResult> {
  static override summary = 'Run the schema file against the database.';
  static override description =
    'As a whole or not at all. The database must exist; a schema that is there already makes it fail.';
  static override examples = [
    '<%= config.bin %> create && <%= config.bin %> load',
    '<%= config.bin %> load --dry-run',
  ];
  static override flags = { ...dryRunFlag, ...yesFlag, 'lock-wait': migrateFlags['lock-wait'] };

  protected async work(surroundings: Surroundings): Promise<LoadResult> {
    const { ports, settings, flags } = surroundings;
    const { target } = await targetToWrite(surroundings);
    return load(ports, {
      target,
      open: openOptions(settings),
      path: settings.schemaFile,
      lockWaitMs: lockWait(surroundings),
      dryRun: isDryRun(flags),
    });
  }

  protected show({ path, statements, dryRun }: LoadResult): string {
    return `${dryRun ? 'Would run' : 'Reading'}: ${shortPath(path)} (${statements} statements)`;
  }
}
