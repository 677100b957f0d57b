import * as Flags from '@oclif/core/flags';
import type { NewResult } from '../../services/migration.js';
import { autoRevision } from '../auto-revision.js';
import { SchemactlCommand } from '../command.js';
import type { Surroundings } from '../command.js';
import { globalFlagsWithoutD, otherSides, revisionFlags } from '../flags.js';
import { renderNew } from '../render/new.js';

export default class MakeMigrations extends SchemactlCommand<NewResult> {
  static override summary = 'Write the difference between the database and the models, as new --auto does.';
  static override description =
    'For those who come from Django, jetbase or matrx-orm: -d is the description here, and the name is made from the changes where there is none.';
  static override aliases = ['makemigrations'];
  static override examples = [
    '<%= config.bin %> make-migrations --description "add user profile"',
    '<%= config.bin %> makemigrations',
  ];
  static override baseFlags = globalFlagsWithoutD;
  static override flags = {
    description: Flags.string({
      char: 'd',
      description: 'name of the revision',
      helpValue: 'NAME',
      aliases: ['message', 'name'],
    }),
    ...otherSides,
    offline: Flags.boolean({
      description: 'start from the newest snapshot in place of a database, as generate does',
      exclusive: ['from'],
    }),
    ...revisionFlags,
  };

  protected override readonly mayRunCode = true;

  protected async work(surroundings: Surroundings): Promise<NewResult> {
    const { description, offline } = surroundings.flags;
    const name = typeof description === 'string' ? description : undefined;
    return autoRevision(surroundings, name, { offline: offline === true });
  }

  protected show(result: NewResult): string {
    return renderNew(result, true);
  }
}
