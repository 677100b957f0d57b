import { unreachable } from '../../domain/error.js';
import type { HistoryEntry, RepeatableEntry } from '../../domain/revision/index.js';
import type { StatusResult } from '../../services/executor/status.js';

function line(entry: HistoryEntry): string {
  switch (entry.kind) {
    case 'applied':
      return `[X] ${entry.file}`;
    case 'pending':
      return `[ ] ${entry.file}${entry.outOfOrder ? '  (older than an applied one)' : ''}`;
    case 'changed':
      return `[X] ${entry.file}  (edited after it was applied${entry.commentsOnly ? ', comments only' : ''})`;
    case 'missing':
      return `[X] ${entry.version}  (its file is gone)`;
    case 'partly applied':
      return `[~] ${entry.file}  (${entry.done} of ${entry.total} statements done)`;
    case 'partly rolled back':
      return `[~] ${entry.file}  (${entry.done} of ${entry.total} statements rolled back)`;
    default:
      return unreachable(entry);
  }
}

/** What was edited, below its file. */
function editsOf(entry: HistoryEntry): readonly string[] {
  return entry.kind === 'changed' ? (entry.edits ?? []).map((each) => `      ${each}`) : [];
}

const reasons = {
  new: 'will run for the first time',
  changed: 'changed, will run again',
  'every run': 'runs on every run',
} as const;

function repeatableLine(entry: RepeatableEntry): string {
  switch (entry.kind) {
    case 'due':
      return `[${entry.appliedAt === undefined ? ' ' : 'R'}] ${entry.file}  (${reasons[entry.why]})`;
    case 'done':
      return `[X] ${entry.file}  (runs when changed)`;
    case 'missing':
      return `[X] ${entry.file}  (its file is gone)`;
    default:
      return unreachable(entry);
  }
}

/** The revisions of a database in dbmate's manner, and what is unusual about each. */
export function renderStatus(result: StatusResult): string {
  const lines = [
    ...result.revisions.flatMap((entry) => [line(entry), ...editsOf(entry)]),
    ...result.repeatables.map(repeatableLine),
    ...result.unadopted.map((file) => `[ ] ${file}  (no revision yet: schemactl adopt makes it one)`),
  ];
  return [
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    `Applied: ${result.applied}`,
    `Pending: ${result.pending}`,
  ].join('\n');
}
