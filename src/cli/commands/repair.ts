import { repair } from '../../services/executor/repair.js';
import type { RepairResult } from '../../services/executor/repair.js';
import { SchemactlCommand, isDryRun, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { dryRunFlag } from '../flags.js';
import { lockWait, migrateFlags } from '../migrate-input.js';
import { dirsToRead } from '../migrations-dirs.js';

export default class Repair extends SchemactlCommand<RepairResult> {
  static override summary = 'Make the history agree with the files as they are.';
  static override description =
    'Edited revisions get the checksum of their present text, records whose file is gone are forgotten, and a revision that is applied or rolled back in part begins anew: undo by hand what is there of it first. The schema is not touched.';
  static override hiddenAliases = ['fix', 'fix-files', 'fix-checksums'];
  static override examples = ['<%= config.bin %> repair', '<%= config.bin %> repair --dry-run'];
  static override flags = { 'lock-wait': migrateFlags['lock-wait'], ...dryRunFlag };

  protected async work(surroundings: Surroundings): Promise<RepairResult> {
    const { ports, settings, flags } = surroundings;
    const target = await readyTarget(surroundings);
    const directories = dirsToRead(settings);
    return repair(ports, {
      target,
      open: openOptions(settings),
      directories,
      lockWaitMs: lockWait(surroundings),
      dryRun: isDryRun(flags),
    });
  }

  protected show({ accepted, forgotten, reset, dryRun }: RepairResult): string {
    if (accepted.length + forgotten.length + reset.length === 0) return 'History and files agree.';
    const words = dryRun
      ? { accept: 'Would accept', forget: 'Would forget', begin: 'Would begin anew' }
      : { accept: 'Accepted', forget: 'Forgotten', begin: 'Begins anew' };
    return [
      ...accepted.map((file) => `${words.accept}: ${file}`),
      ...forgotten.map((version) => `${words.forget}: ${version}`),
      ...reset.map(
        ({ file, done, total }) => `${words.begin}: ${file} (${done} of ${total} statements had run)`,
      ),
    ].join('\n');
  }
}
