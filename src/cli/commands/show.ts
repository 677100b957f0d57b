import { show } from '../../services/executor/show.js';
import type { ShowResult } from '../../services/executor/show.js';
import { SchemactlCommand } from '../command.js';
import type { Surroundings } from '../command.js';
import { engineFlag } from '../flags.js';
import { requiredTarget } from '../point.js';
import { columns } from '../render/text.js';
import { showInput } from '../show-input.js';

export default class Show extends SchemactlCommand<ShowResult> {
  static override summary = 'Show one revision: its text, its risks, and whether it is applied.';
  static override description =
    'Where the settings name a database, it is asked; current is the revision at which it stands, -1 the one before, +1 the next one.';
  static override examples = [
    '<%= config.bin %> show head',
    '<%= config.bin %> show 20260101',
    '<%= config.bin %> show add_users --json',
  ];
  static override args = { target: requiredTarget };
  static override flags = { ...engineFlag };

  protected async work(surroundings: Surroundings): Promise<ShowResult> {
    return show(surroundings.ports, showInput(surroundings));
  }

  protected show(result: ShowResult): string {
    const { appliedAt, appliedBy, headers, losses } = result;
    const by = appliedBy === undefined ? '' : ` by ${appliedBy}`;
    const since = appliedAt === undefined ? '' : ` since ${appliedAt}${by}`;
    const told = new Set(headers.map(({ value }) => value));
    const facts = [
      ['file', result.path],
      ['checksum', result.checksum],
      ...(result.status === undefined ? [] : [['status', `${result.status}${since}`]]),
      ...headers.map(({ key, value }) => [key, value]),
      ...losses.filter((loss) => !told.has(loss)).map((loss) => ['loses data', loss]),
    ];
    return `${columns(facts)}\n\n${result.text.trimEnd()}`;
  }
}
