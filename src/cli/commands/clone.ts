import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import { describeTarget } from '../../domain/target/target.js';
import { clone } from '../../services/clone.js';
import type { CloneResult } from '../../services/clone.js';
import { SchemactlCommand, isDryRun, openOptions } from '../command.js';
import type { Surroundings } from '../command.js';
import { databaseNamed } from '../database-named.js';
import { dryRunFlag } from '../flags.js';
import { size } from '../render/portion.js';
import { confirm } from '../terminal.js';

export default class Clone extends SchemactlCommand<CloneResult> {
  static override summary = 'Copy a database, schema and rows, to another one of the same engine.';
  static override description =
    'The source may be in use: the clone is what it holds at one moment. A target that is missing is made; one that holds something is replaced after a question, or with --force. A clone that fails leaves the target as it was. The record of applied revisions goes with the rows, and with --schema-only too; a maintenance hold does not.';
  static override examples = [
    '<%= config.bin %> clone sqlite:app.db sqlite:copy.db',
    '<%= config.bin %> clone shop.prod shop.dev --force',
    '<%= config.bin %> clone shop.prod shop.dev --schema-only --dry-run',
  ];
  static override args = {
    source: Args.string({ required: true, description: 'URL of the database, or PROJECT.DATABASE' }),
    target: Args.string({ required: true, description: 'URL of the clone, or PROJECT.DATABASE' }),
  };
  static override flags = {
    'schema-only': Flags.boolean({ description: 'leave out the rows, but not which revisions are applied' }),
    force: Flags.boolean({
      char: 'y',
      description: 'replace what the target holds, without asking',
      aliases: ['yes'],
    }),
    ...dryRunFlag,
  };

  protected override readonly takesReference = false;

  protected async work(surroundings: Surroundings): Promise<CloneResult> {
    const { ports, settings, flags, args } = surroundings;
    const target = databaseNamed(surroundings, args['target'] ?? '');
    return clone(ports, {
      source: databaseNamed(surroundings, args['source'] ?? ''),
      target,
      open: openOptions(settings),
      schemaOnly: flags['schema-only'] === true,
      dryRun: isDryRun(flags),
      confirm: async () => {
        if (flags['force'] === true) return;
        await confirm(`${describeTarget(target)} holds something, which would be lost`, [], '--force');
      },
    });
  }

  protected show({ target, way, created, replaced, bytes, missing, dryRun }: CloneResult): string {
    const what = created ? ' (new)' : replaced ? ' (in the place of what it held)' : '';
    if (dryRun) return `Would clone to ${target}${what} by ${way}.`;
    const lacking = missing.length === 0 ? '' : `; it lacks ${missing.join(', ')}`;
    return `Cloned to ${target}${what}: ${size(bytes)} by ${way}${lacking}.`;
  }
}
