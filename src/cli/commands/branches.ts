import { branches } from '../../services/branches.js';
import type { BranchesResult } from '../../services/branches.js';
import { SchemactlCommand } from '../command.js';
import type { Surroundings } from '../command.js';
import { engineFlag } from '../flags.js';
import { lineageInput } from '../lineage-input.js';

export default class Branches extends SchemactlCommand<BranchesResult> {
  static override summary = 'Show where lines of revisions part.';
  static override description =
    'Generated files say what they were made after; a file that does not follows all that stands before it. No database is asked.';
  static override examples = ['<%= config.bin %> branches'];
  static override flags = { ...engineFlag };

  protected async work(surroundings: Surroundings): Promise<BranchesResult> {
    return branches(surroundings.ports, lineageInput(surroundings));
  }

  protected show({ branches: found, heads }: BranchesResult): string {
    if (found.length === 0) return 'The files form one line.';
    const open = new Set(heads.map(({ version }) => version));
    const isOpen = heads.length > 1;
    return found
      .flatMap(({ from, into }) => [
        from.file,
        ...into.map(({ version, file }) => `  ${file}${isOpen && open.has(version) ? '  (head)' : ''}`),
      ])
      .join('\n');
  }
}
