import { history } from '../../services/executor/history.js';
import type { HistoryResult } from '../../services/executor/history.js';
import type { FoundRecord } from '../../services/ports/history-table.js';
import { SchemactlCommand, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { columns, duration } from '../render/text.js';

export default class History extends SchemactlCommand<HistoryResult> {
  static override summary = 'Show what was applied, when, by whom, and how long it took.';
  static override examples = ['<%= config.bin %> history', '<%= config.bin %> history --json'];

  protected async work(surroundings: Surroundings): Promise<HistoryResult> {
    const target = await readyTarget(surroundings);
    return history(surroundings.ports, { target, open: openOptions(surroundings.settings) });
  }

  protected show({ records }: HistoryResult): string {
    if (records.length === 0) return 'Nothing was applied yet.';
    const rows = records.map((record) => [
      record.version,
      record.kind === 'repeatable' ? 'repeatable' : (record.name ?? ''),
      record.appliedAt ?? '',
      took(record),
      record.appliedBy ?? '',
    ]);
    return columns([['version', 'name', 'applied at', 'took', 'by'], ...rows]);
  }
}

/** How long it took; of one that never ran here, just that; of one that is not finished, how far it came. */
function took(record: FoundRecord): string {
  const { applied, appliedAt, durationMs, statementsDone, statementsTotal } = record;
  if (!applied) return `${statementsDone ?? 0} of ${statementsTotal ?? '?'} statements`;
  if (durationMs !== undefined) return duration(durationMs);
  return appliedAt === undefined && record.checksum !== undefined ? 'only recorded' : '';
}
