import * as Args from '@oclif/core/args';
import type { NewResult } from '../../services/migration.js';
import { autoRevision } from '../auto-revision.js';
import { SchemactlCommand } from '../command.js';
import type { Surroundings } from '../command.js';
import { otherSides, revisionFlags } from '../flags.js';
import { renderNew } from '../render/new.js';
import New from './new.js';

export default class Generate extends SchemactlCommand<NewResult> {
  static override summary =
    'Write the proven difference between the newest snapshot and the models: no database, no network.';
  static override description =
    'The same as new --auto --offline. The state after each revision lies beside it, in meta/VERSION_snapshot.json; where the newest is missing, holds a merge conflict or belongs to other files, the files are replayed in a shadow in this process and it is made anew. Without a message the name is made from the changes.';
  static override examples = [
    '<%= config.bin %> generate',
    '<%= config.bin %> generate "add user profile"',
    '<%= config.bin %> generate --engine postgres --dry-run',
  ];
  static override args = { message: Args.string({ description: 'name of the revision' }) };
  static override flags = {
    message: New.flags.message,
    to: otherSides.to,
    ...revisionFlags,
  };

  protected override readonly mayRunCode = true;

  protected async work(surroundings: Surroundings): Promise<NewResult> {
    const { args, flags } = surroundings;
    const flag = typeof flags['message'] === 'string' ? flags['message'] : undefined;
    return autoRevision(surroundings, args['message'] ?? flag, { offline: true });
  }

  protected show(result: NewResult): string {
    return renderNew(result, true);
  }
}
