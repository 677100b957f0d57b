import { up } from '../../services/executor/up.js';
import type { UpResult } from '../../services/executor/up.js';
import { SchemactlCommand, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { dumpAfter } from '../dump-after.js';
import { yesFlag } from '../flags.js';
import { migrateInput, migrateFlags, onCloneFlag } from '../migrate-input.js';
import { onClone } from '../on-clone.js';
import { renderMigrated } from '../render/migrated.js';

export default class Up extends SchemactlCommand<UpResult> {
  static override summary = 'Create the database if needed, then apply the pending revisions.';
  static override description =
    'The command for a container: it may be started by many at once, it does nothing when nothing is pending, and it can be killed at any moment.';
  static override examples = [
    '<%= config.bin %> up',
    '<%= config.bin %> up --dry-run',
    '<%= config.bin %> up --on-clone',
    '<%= config.bin %> up --wait --url postgres://app@db/shop',
  ];
  static override flags = { ...migrateFlags, ...onCloneFlag, ...yesFlag };

  protected async work(surroundings: Surroundings): Promise<UpResult> {
    if (surroundings.flags['on-clone'] === true) return { ...(await onClone(surroundings)), created: false };
    const target = await readyTarget(surroundings);
    const result = await up(surroundings.ports, migrateInput(surroundings, target));
    await dumpAfter(surroundings, target, result.applied.length + result.repeated.length > 0);
    return result;
  }

  protected show(result: UpResult): string {
    const text = renderMigrated(result);
    return result.dryRun && result.created ? `-- Would create ${result.database}\n${text}` : text;
  }
}
