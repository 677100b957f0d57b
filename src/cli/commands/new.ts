import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { SchemactlError } from '../../domain/error.js';
import type { NewResult } from '../../services/migration.js';
import { newRevision } from '../../services/migration.js';
import { autoRevision, placeOfNew } from '../auto-revision.js';
import { SchemactlCommand, isDryRun } from '../command.js';
import type { Surroundings } from '../command.js';
import { revisionFlags } from '../flags.js';
import { renderNew } from '../render/new.js';

export default class New extends SchemactlCommand<NewResult> {
  static override summary =
    'Write a new revision: empty, as a program with --code, or with --auto the proven difference to the models.';
  static override description =
    'With --auto the models are compared with the database, and the difference is written both ways after a proof in a shadow: up reaches the models, down restores the start, rows survive. Where nothing differs, nothing is written.';
  static override hiddenAliases = ['n', 'create-empty', 'create_empty', 'revision'];
  static override examples = [
    '<%= config.bin %> new add_users',
    '<%= config.bin %> new fill_names --code',
    '<%= config.bin %> new --auto --models src/schema.ts --message create_users',
    '<%= config.bin %> new --auto --rename users.name=full_name',
  ];
  static override args = { name: Args.string({ description: 'name of the revision' }) };
  static override flags = {
    message: Flags.string({
      char: 'm',
      description: 'name of the revision, instead of the argument',
      helpValue: 'NAME',
      aliases: ['name', 'description'],
    }),
    auto: Flags.boolean({
      description: 'write the difference between the database and the models',
      aliases: ['autogenerate'],
    }),
    offline: Flags.boolean({
      description: 'start from the newest snapshot in place of a database, as generate does',
      dependsOn: ['auto'],
      exclusive: ['from'],
    }),
    empty: Flags.boolean({ description: 'write an empty one, as without --auto', exclusive: ['auto'] }),
    code: Flags.boolean({
      description: 'write a program (VERSION_name.ts) instead of SQL',
      exclusive: ['auto'],
    }),
    from: Flags.string({
      description: 'another source than the database',
      helpValue: 'SOURCE',
      dependsOn: ['auto'],
    }),
    to: Flags.string({
      description: 'another source than the models',
      helpValue: 'SOURCE',
      dependsOn: ['auto'],
    }),
    ...revisionFlags,
  };

  protected override readonly mayRunCode = true;

  protected async work(surroundings: Surroundings): Promise<NewResult> {
    const { ports, flags, args } = surroundings;
    const name = args['name'] ?? (typeof flags['message'] === 'string' ? flags['message'] : undefined);
    const place = placeOfNew(surroundings);
    if (flags['auto'] === true)
      return autoRevision(surroundings, name, { offline: flags['offline'] === true });
    const kind = flags['code'] === true ? 'code' : 'sql';
    if (name !== undefined) return newRevision(ports, { ...place, name, kind }, { dryRun: isDryRun(flags) });
    throw new SchemactlError('USAGE', 'a new revision needs a name', {
      hint: 'schemactl new NAME, or schemactl new --auto to write what differs.',
    });
  }

  protected show(result: NewResult, { flags }: Surroundings): string {
    return renderNew(result, flags['auto'] === true);
  }
}
