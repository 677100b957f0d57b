import { heads } from '../../services/branches.js';
import type { HeadsResult } from '../../services/branches.js';
import { SchemactlCommand } from '../command.js';
import type { Surroundings } from '../command.js';
import { engineFlag } from '../flags.js';
import { lineageInput } from '../lineage-input.js';

export default class Heads extends SchemactlCommand<HeadsResult> {
  static override summary = 'Show the revisions that none follows.';
  static override description =
    'More than one where two branches of files stand side by side; merge joins them. No database is asked.';
  static override examples = ['<%= config.bin %> heads', '<%= config.bin %> heads --engine sqlite --json'];
  static override flags = { ...engineFlag };

  protected async work(surroundings: Surroundings): Promise<HeadsResult> {
    return heads(surroundings.ports, lineageInput(surroundings));
  }

  protected show(result: HeadsResult): string {
    if (result.heads.length === 0) return 'There are no revision files.';
    return result.heads.map(({ file }) => file).join('\n');
  }
}
