import { repair } from '../../services/executor/repair.js';
import type { RepairResult } from '../../services/executor/repair.js';
import { SchemactlCommand, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { lockWait, migrateFlags } from '../migrate-input.js';

export default class Repair extends SchemactlCommand<RepairResult> {
  static override summary = 'Make the history agree with the files as they are.';
  static override description =
    'Edited revisions get the checksum of their present text, records whose file is gone are forgotten, and a revision that is applied or rolled back in part begins anew: undo by hand what is there of it first. The schema is not touched.';
  static override examples = ['<%= config.bin %> repair'];
  static override flags = { 'lock-wait': migrateFlags['lock-wait'] };

  protected async work(surroundings: Surroundings): Promise<RepairResult> {
    const { ports, settings } = surroundings;
    const target = await readyTarget(surroundings);
    const directories = settings.migrationsDirs;
    return repair(ports, {
      target,
      open: openOptions(settings),
      directories,
      lockWaitMs: lockWait(surroundings),
    });
  }

  protected show({ accepted, forgotten, reset }: RepairResult): string {
    if (accepted.length + forgotten.length + reset.length === 0) return 'History and files agree.';
    return [
      ...accepted.map((file) => `Accepted: ${file}`),
      ...forgotten.map((version) => `Forgotten: ${version}`),
      ...reset.map(
        ({ file, done, total }) => `Begins anew: ${file} (${done} of ${total} statements had run)`,
      ),
    ].join('\n');
  }
}
