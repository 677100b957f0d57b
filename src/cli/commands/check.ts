import * as Flags from '@oclif/core/flags';
import { errorExits } from '../../domain/error.js';
import { check } from '../../services/check.js';
import type { CheckResult } from '../../services/check.js';
import { SchemactlCommand, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { compareInput, sourceOf } from '../compare-input.js';
import { compareFlags } from '../flags.js';

const { models, schema, exclude, shadow } = compareFlags;

export default class Check extends SchemactlCommand<CheckResult> {
  static override summary = 'Check that the database is what the models say.';
  static override description =
    'Exits with 9 and lists the differences if it is not. The database is only read: where a shadow is needed, it is the one that --shadow names, or one in this process.';
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
    const result = await check(surroundings.ports, compareInput(surroundings, { from, to }, false));
    for (const text of result.notes) surroundings.ports.report({ kind: 'note', text });
    return result;
  }

  protected show({ same, from, to, changes }: CheckResult): string {
    if (same) return `${from} is what ${to} says.`;
    return [`${from} is not what ${to} says; to get there:`, ...changes.map(({ text }) => `  ${text}`)].join(
      '\n',
    );
  }

  protected override exitCodeOf({ same }: CheckResult): number {
    return same ? 0 : errorExits.DIFFERENCES;
  }
}
