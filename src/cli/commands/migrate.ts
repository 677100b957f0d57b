import * as Flags from '@oclif/core/flags';
import { migrate } from '../../services/executor/migrate.js';
import type { MigrateResult } from '../../services/executor/migrate.js';
import { SchemactlCommand } from '../command.js';
import type { Surroundings } from '../command.js';
import { yesFlag } from '../flags.js';
import { migrateInput, migrateFlags } from '../migrate-input.js';
import { targetToWrite } from '../missing-database.js';
import { renderMigrated } from '../render/migrated.js';
import { dumpAfter } from '../dump-after.js';

export default class Migrate extends SchemactlCommand<MigrateResult> {
  static override summary = 'Apply the pending revisions.';
  static override description =
    'Applies, in the order of their files, all revisions that are not recorded yet: one runner at a time, each with its record or not at all.';
  static override hiddenAliases = ['upgrade'];
  static override examples = [
    '<%= config.bin %> migrate',
    '<%= config.bin %> migrate --steps 1',
    '<%= config.bin %> migrate --dry-run',
    '<%= config.bin %> migrate shop.prod --dry-run',
  ];
  static override flags = {
    ...migrateFlags,
    ...yesFlag,
    to: Flags.string({
      description: 'up to and including this version',
      helpValue: 'VERSION',
      aliases: ['to-version'],
      char: 't',
    }),
    steps: Flags.integer({ description: 'at most so many', helpValue: 'N', aliases: ['count'], min: 1 }),
  };

  protected async work(surroundings: Surroundings): Promise<MigrateResult> {
    const { target, missing } = await targetToWrite(surroundings);
    const result = await migrate(surroundings.ports, { ...migrateInput(surroundings, target), missing });
    await dumpAfter(surroundings, target, result.applied.length + result.repeated.length > 0);
    return result;
  }

  protected show(result: MigrateResult): string {
    return renderMigrated(result);
  }
}
