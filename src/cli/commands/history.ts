import * as Flags from '@oclif/core/flags';
import { history } from '../../services/executor/history.js';
import type { HistoryResult } from '../../services/executor/history.js';
import type { FoundRecord } from '../../services/ports/history-table.js';
import { SchemactlCommand, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { columns, duration } from '../render/text.js';

export default class History extends SchemactlCommand<HistoryResult> {
  static override summary = 'Show what was applied, when, by whom, and how long it took.';
  static override examples = [
    '<%= config.bin %> history',
    '<%= config.bin %> history --from 20260101120000 --to add_users',
    '<%= config.bin %> history --from head-4',
    '<%= config.bin %> history --json',
  ];
  static override flags = {
    from: Flags.string({ description: 'the first revision to be shown', helpValue: 'TARGET' }),
    to: Flags.string({ description: 'the last one', helpValue: 'TARGET' }),
  };

  protected async work(surroundings: Surroundings): Promise<HistoryResult> {
    const target = await readyTarget(surroundings);
    const { ports, settings, flags } = surroundings;
    const end = (name: string): string | undefined =>
      typeof flags[name] === 'string' ? flags[name] : undefined;
    return history(ports, { target, open: openOptions(settings), from: end('from'), to: end('to') });
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
