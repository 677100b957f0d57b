import * as Flags from '@oclif/core/flags';
import { waitForDatabase } from '../../services/executor/wait.js';
import type { WaitResult } from '../../services/executor/wait.js';
import { SchemactlCommand, targetOf } from '../command.js';
import type { Surroundings } from '../command.js';
import { duration } from '../render/text.js';

export default class Wait extends SchemactlCommand<WaitResult> {
  static override summary = 'Wait until the database truly answers.';
  static override description =
    'Succeeds after two real queries in a row, creates nothing, and gives up at once on a wrong password.';
  static override examples = ['<%= config.bin %> wait', '<%= config.bin %> wait --timeout 30s'];
  static override flags = {
    timeout: Flags.string({ description: 'how long to wait (60s)', helpValue: 'TIME' }),
    interval: Flags.string({ description: 'time between two tries (1s)', helpValue: 'TIME' }),
  };

  protected work(surroundings: Surroundings): Promise<WaitResult> {
    const { ports, settings } = surroundings;
    const target = targetOf(surroundings);
    return waitForDatabase(ports, {
      target,
      timeoutMs: settings.waitTimeoutMs,
      intervalMs: settings.waitIntervalMs,
    });
  }

  protected show({ database, waitedMs }: WaitResult): string {
    return `${database} is ready (${duration(waitedMs)}).`;
  }
}
