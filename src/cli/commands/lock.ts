import * as Flags from '@oclif/core/flags';
import { describeHold } from '../../domain/hold/hold.js';
import { hold } from '../../services/executor/hold.js';
import type { HoldResult } from '../../services/executor/hold.js';
import { SchemactlCommand, isDryRun, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { dryRunFlag } from '../flags.js';
import { lockWait, migrateFlags, timeOf } from '../migrate-input.js';

export default class Lock extends SchemactlCommand<HoldResult> {
  static override summary =
    'Hold the database as it is: nothing is applied, rolled back, loaded or dropped meanwhile.';
  static override description =
    'Waits for a run that is under way. Until the hold is lifted or over, whatever would change the schema or its history ends with exit 4 and says who holds it, why and until when. A copy of the database is not held.';
  static override examples = [
    '<%= config.bin %> lock --reason "index rebuild" --for 2h',
    '<%= config.bin %> lock',
  ];
  static override flags = {
    reason: Flags.string({ description: 'why, for those who are kept waiting', helpValue: 'TEXT' }),
    for: Flags.string({ description: 'how long it lasts (until unlock)', helpValue: 'TIME' }),
    force: Flags.boolean({ description: 'take the place of a hold that somebody else has set' }),
    'lock-wait': migrateFlags['lock-wait'],
    ...dryRunFlag,
  };

  protected async work(surroundings: Surroundings): Promise<HoldResult> {
    const { ports, settings, flags } = surroundings;
    const lasts = flags['for'];
    return hold(ports, {
      target: await readyTarget(surroundings),
      open: openOptions(settings),
      reason: typeof flags['reason'] === 'string' ? flags['reason'] : undefined,
      forMs: typeof lasts === 'string' ? timeOf('for', lasts) : undefined,
      force: flags['force'] === true,
      lockWaitMs: lockWait(surroundings),
      dryRun: isDryRun(flags),
    });
  }

  protected show({ database, hold: made, dryRun }: HoldResult): string {
    return `${dryRun ? 'Would hold' : 'Holding'} ${database} ${describeHold(made)}.`;
  }
}
