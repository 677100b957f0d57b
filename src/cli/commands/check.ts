import * as Flags from '@oclif/core/flags';
import { errorExits } from '../../domain/error.js';
import { check } from '../../services/check.js';
import type { CheckResult } from '../../services/check.js';
import { SchemactlCommand, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { compareInput, sourceOf } from '../compare-input.js';
import { compareFlags } from '../flags.js';
import { renderConflicts } from '../render/conflicts.js';
import { dirsToRead } from '../migrations-dirs.js';

const { models, schema, exclude, shadow } = compareFlags;

export default class Check extends SchemactlCommand<CheckResult> {
  static override summary = 'Check that the database is what the models say.';
  static override description =
    'Exits with 9 and lists the differences if it is not, or if branches of revisions conflict. The database is only read: where a shadow is needed, it is the one that --shadow names, or one in this process.';
  static override examples = ['<%= config.bin %> check', '<%= config.bin %> check --json --shadow pglite'];
  static override flags = {
    models,
    schema,
    exclude,
    shadow,
    against: Flags.string({
      description: 'another source than the models',
      helpValue: 'SOURCE',
      default: 'models',
    }),
  };

  protected override readonly mayRunCode = true;

  protected async work(surroundings: Surroundings): Promise<CheckResult> {
    const from = { kind: 'database', target: await readyTarget(surroundings) } as const;
    const to = await sourceOf(surroundings, String(surroundings.flags['against']));
    const input = compareInput(surroundings, { from, to }, false);
    const directories = dirsToRead(surroundings.settings);
    const result = await check(surroundings.ports, { ...input, directories });
    for (const text of result.notes) surroundings.ports.report({ kind: 'note', text });
    return result;
  }

  protected show({ same, from, to, changes, conflicts }: CheckResult): string {
    const lines = same
      ? [`${from} is what ${to} says.`]
      : [`${from} is not what ${to} says; to get there:`, ...changes.map(({ text }) => `  ${text}`)];
    return [...lines, ...(conflicts.length > 0 ? [renderConflicts(conflicts)] : [])].join('\n');
  }

  protected override exitCodeOf({ same, conflicts }: CheckResult): number {
    return same && conflicts.length === 0 ? 0 : errorExits.DIFFERENCES;
  }
}
