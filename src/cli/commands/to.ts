import { goTo } from '../../services/executor/to.js';
import type { ToResult } from '../../services/executor/to.js';
import { SchemactlCommand, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { dumpAfter } from '../dump-after.js';
import { yesFlag } from '../flags.js';
import { migrateFlags } from '../migrate-input.js';
import { bothWays } from '../both-ways.js';
import { requiredTarget } from '../point.js';
import { renderBothWays } from '../render/both-ways.js';

export default class To extends SchemactlCommand<ToResult> {
  static override summary = 'Bring the database to a revision, up or down.';
  static override description =
    'What is applied behind it is rolled back, then what is pending up to it is applied. Rolling back more than one asks first, or needs --yes.';
  static override examples = [
    '<%= config.bin %> to 20260101120000',
    '<%= config.bin %> to -1',
    '<%= config.bin %> to head --dry-run',
  ];
  static override args = { target: requiredTarget };
  static override flags = { ...migrateFlags, ...yesFlag };

  protected async work(surroundings: Surroundings): Promise<ToResult> {
    const target = await readyTarget(surroundings);
    const to = surroundings.args['target'] ?? '';
    const result = await goTo(surroundings.ports, { ...bothWays(surroundings, target), to });
    await dumpAfter(surroundings, target, result.applied.length + result.rolledBack.length > 0);
    return result;
  }

  protected show(result: ToResult): string {
    return renderBothWays(result);
  }
}
