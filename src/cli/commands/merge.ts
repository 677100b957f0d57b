import * as Args from '@oclif/core/args';
import { join } from 'node:path';
import { errorExits } from '../../domain/error.js';
import { merge } from '../../services/merge.js';
import type { MergeResult } from '../../services/merge.js';
import { SchemactlCommand, isDryRun } from '../command.js';
import type { Surroundings } from '../command.js';
import { conflictInput } from '../conflict-input.js';
import { compareFlags, dryRunFlag, engineFlag } from '../flags.js';
import { renderConflicts } from '../render/conflicts.js';
import { dirsToRead } from '../migrations-dirs.js';

export default class Merge extends SchemactlCommand<MergeResult> {
  static override summary = 'Join branches of revisions that lead to the same schema in either order.';
  static override description =
    'Both orders are replayed in a shadow. Where they agree, an empty revision is written that follows both; where they do not, exit 9 lists why. Rows are not compared.';
  static override examples = ['<%= config.bin %> merge', '<%= config.bin %> merge join_teams --dry-run'];
  static override args = { name: Args.string({ description: 'name of the revision' }) };
  static override flags = { ...engineFlag, ...dryRunFlag, shadow: compareFlags.shadow };

  protected async work(surroundings: Surroundings): Promise<MergeResult> {
    const { ports, settings, args, flags } = surroundings;
    const directories = dirsToRead(settings);
    return merge(ports, {
      directories,
      shadow: conflictInput(surroundings, true),
      place: { directories, join },
      name: args['name'],
      dryRun: isDryRun(flags),
    });
  }

  protected show({ heads, conflicts, written, dryRun }: MergeResult): string {
    if (heads.length < 2) return 'There is nothing to merge: the files end in one line.';
    if (conflicts.length > 0) return renderConflicts(conflicts);
    return `${dryRun ? 'Would be written' : 'Written'}: ${written?.path ?? ''}`;
  }

  protected override exitCodeOf({ conflicts }: MergeResult): number {
    return conflicts.length > 0 ? errorExits.DIFFERENCES : 0;
  }
}
