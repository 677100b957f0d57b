import { current } from '../../services/executor/current.js';
import type { CurrentResult } from '../../services/executor/current.js';
import { SchemactlCommand, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { dirsToRead } from '../migrations-dirs.js';

export default class Current extends SchemactlCommand<CurrentResult> {
  static override summary = 'Show the revision at which the database stands.';
  static override examples = ['<%= config.bin %> current'];

  protected async work(surroundings: Surroundings): Promise<CurrentResult> {
    const { ports, settings } = surroundings;
    const target = await readyTarget(surroundings);
    return current(ports, { target, open: openOptions(settings), directories: dirsToRead(settings) });
  }

  protected show({ version, file, pending }: CurrentResult): string {
    if (version === undefined) return `Nothing is applied; ${pending} pending.`;
    return `${file ?? version}${pending > 0 ? ` (${pending} pending)` : ''}`;
  }
}
