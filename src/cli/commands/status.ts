import * as Flags from '@oclif/core/flags';
import { status } from '../../services/executor/status.js';
import type { StatusResult } from '../../services/executor/status.js';
import { SchemactlCommand, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { errorExits } from '../../domain/error.js';
import { renderStatus } from '../render/status.js';
import { dirsToRead } from '../migrations-dirs.js';

export default class Status extends SchemactlCommand<StatusResult> {
  static override summary = 'Show which revisions are applied and which are pending.';
  static override hiddenAliases = ['info'];
  static override examples = ['<%= config.bin %> status', '<%= config.bin %> status --exit-code --quiet'];
  static override flags = {
    'exit-code': Flags.boolean({ description: 'exit with 9 if any revision is pending' }),
    quiet: Flags.boolean({ description: 'print nothing; implies --exit-code' }),
  };

  protected async work(surroundings: Surroundings): Promise<StatusResult> {
    const { ports, settings } = surroundings;
    const target = await readyTarget(surroundings);
    return status(ports, { target, open: openOptions(settings), directories: dirsToRead(settings) });
  }

  protected show(result: StatusResult, { flags }: Surroundings): string {
    return flags['quiet'] === true ? '' : renderStatus(result);
  }

  protected override exitCodeOf(result: StatusResult, { flags }: Surroundings): number {
    const asked = flags['exit-code'] === true || flags['quiet'] === true;
    return asked && isBehind(result) ? errorExits.DIFFERENCES : 0;
  }
}

/** What runs on every run is not behind. */
function isBehind({ pending, repeatables, unadopted }: StatusResult): boolean {
  return (
    pending > 0 ||
    unadopted.length > 0 ||
    repeatables.some((entry) => entry.kind === 'due' && entry.why !== 'every run')
  );
}
