import * as Flags from '@oclif/core/flags';
import { redo } from '../../services/executor/redo.js';
import type { RedoResult } from '../../services/executor/redo.js';
import { bothWays } from '../both-ways.js';
import { SchemactlCommand, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { dumpAfter } from '../dump-after.js';
import { yesFlag } from '../flags.js';
import { migrateFlags } from '../migrate-input.js';
import { renderBothWays } from '../render/both-ways.js';

export default class Redo extends SchemactlCommand<RedoResult> {
  static override summary = 'Roll back the last revision and apply it again.';
  static override description =
    'For a revision that is still being written. More than one asks first, or needs --yes.';
  static override examples = ['<%= config.bin %> redo', '<%= config.bin %> redo --steps 2 --yes'];
  static override flags = {
    'dry-run': migrateFlags['dry-run'],
    rehearse: migrateFlags.rehearse,
    'no-rehearse': migrateFlags['no-rehearse'],
    'lock-wait': migrateFlags['lock-wait'],
    ...yesFlag,
    steps: Flags.integer({
      char: 'n',
      description: 'so many of the last ones',
      helpValue: 'N',
      aliases: ['count'],
      min: 1,
      default: 1,
    }),
  };

  protected async work(surroundings: Surroundings): Promise<RedoResult> {
    const target = await readyTarget(surroundings);
    const steps = Number(surroundings.flags['steps']);
    const result = await redo(surroundings.ports, { ...bothWays(surroundings, target), steps });
    await dumpAfter(surroundings, target, result.rolledBack.length > 0);
    return result;
  }

  protected show(result: RedoResult): string {
    return renderBothWays(result);
  }
}
