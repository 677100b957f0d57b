import * as Flags from '@oclif/core/flags';
import { pull } from '../../services/pull.js';
import type { PullResult } from '../../services/pull.js';
import { SchemactlCommand, isDryRun, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { engineOfSource, placeOfSource, scopeOf, sourceOf } from '../compare-input.js';
import { compareFlags, dryRunFlag } from '../flags.js';
import { placeOfModels } from '../models-place.js';
import { renderPull } from '../render/pull.js';

const { schema, exclude, shadow } = compareFlags;

export default class Pull extends SchemactlCommand<PullResult> {
  static override summary = 'Write models that say what the database holds.';
  static override description =
    'A check of the database against the models it wrote finds no difference. What models have no words for is named in the output and in a comment. Without --out they go where models are looked for, else to schema.ts; a path without an extension is a folder, with a file for each table and view. Columns of views are written as if they could be null, since no server tells.';
  static override examples = [
    '<%= config.bin %> pull',
    '<%= config.bin %> pull --out src/models/ --schema app',
    '<%= config.bin %> pull --from schema.sql --engine postgres --stdout',
  ];
  static override flags = {
    from: Flags.string({ description: 'another source than the database', helpValue: 'SOURCE' }),
    engine: Flags.string({ description: 'engine, where no URL names it', helpValue: 'NAME' }),
    out: Flags.string({
      char: 'o',
      description: 'file or folder to write',
      helpValue: 'PATH',
      exclusive: ['stdout'],
    }),
    force: Flags.boolean({ description: 'write over files that hold something else' }),
    stdout: Flags.boolean({ description: 'write no file: print the models' }),
    schema,
    exclude,
    shadow,
    ...dryRunFlag,
  };

  protected override readonly mayRunCode = true;

  protected async work(surroundings: Surroundings): Promise<PullResult> {
    const { ports, settings, flags } = surroundings;
    const given = flags['from'];
    const from =
      typeof given === 'string'
        ? await sourceOf(surroundings, given)
        : ({ kind: 'database', target: await readyTarget(surroundings) } as const);
    return pull(ports, {
      from,
      engine: engineOfSource(surroundings, from),
      place: placeOfSource(surroundings, from),
      scope: scopeOf(settings),
      open: openOptions(settings),
      cwd: settings.root,
      out: flags['stdout'] === true ? undefined : placeOfModels(surroundings),
      force: flags['force'] === true,
      dryRun: isDryRun(flags),
    });
  }

  protected show(result: PullResult): string {
    return renderPull(result);
  }
}
