import { describeHold } from '../../../domain/hold/hold.js';
import { holdStatus } from '../../../services/executor/hold.js';
import type { HoldStatus } from '../../../services/executor/hold.js';
import { SchemactlCommand, openOptions, readyTarget } from '../../command.js';
import type { Surroundings } from '../../command.js';

export default class LockStatus extends SchemactlCommand<HoldStatus> {
  static override summary = 'Show who holds the database, why and until when.';
  static override aliases = ['lock-status'];
  static override examples = ['<%= config.bin %> lock status', '<%= config.bin %> lock status --json'];

  protected async work(surroundings: Surroundings): Promise<HoldStatus> {
    const { ports, settings } = surroundings;
    return holdStatus(ports, { target: await readyTarget(surroundings), open: openOptions(settings) });
  }

  protected show({ database, hold }: HoldStatus): string {
    return hold ? `${database} is held ${describeHold(hold)}.` : `Nobody holds ${database}.`;
  }
}
