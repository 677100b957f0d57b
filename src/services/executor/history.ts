import { SchemactlError } from '../../domain/error.js';
import { pointOf } from '../../domain/revision/index.js';
import type { FoundRecord } from '../ports/history-table.js';
import type { Ports } from '../ports/ports.js';
import type { DatabaseInput } from './connection.js';
import { withSession } from './connection.js';

export interface HistoryInput extends DatabaseInput {
  /** The first revision to be shown, and the last, as far as records name them; absent: from the first, to the last. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface HistoryResult {
  readonly database: string;
  /** What was recorded, in the order of application as far as that is known. */
  readonly records: readonly FoundRecord[];
}

/**
 * What was applied to a database, when, by whom and how long it took. Of a range, only revisions that have a version.
 * Throws USAGE for one whose ends are not recorded, or that ends before it begins.
 */
export async function history(ports: Ports, input: HistoryInput): Promise<HistoryResult> {
  return withSession(ports, { ...input, open: { ...input.open, readOnly: true } }, async (session) => {
    const { history: table } = session;
    const isRange = input.from !== undefined || input.to !== undefined;
    const versioned = await table.records();
    const found = isRange ? between(versioned, input) : [...versioned, ...(await table.repeatables())];
    const records = found.sort(
      (a, b) => compare(a.appliedAt ?? '', b.appliedAt ?? '') || compare(a.version, b.version),
    );
    return { database: session.description, records };
  });
}

/** The records from one revision to another, both included, in the order of their files. */
function between(records: readonly FoundRecord[], { from, to }: HistoryInput): FoundRecord[] {
  const ordered = records
    .map((record) => ({
      record,
      version: record.version,
      file: `${record.version}_${record.name ?? ''}.sql`,
    }))
    .sort((a, b) => compare(a.file, b.file));
  const indexOf = (text: string): number => {
    const point = pointOf(text, ordered);
    if (point.kind === 'at') return point.index;
    throw new SchemactlError('USAGE', `${text} names no revision`, {
      hint: `Name one by its version or name, or count from the last: head${text}.`,
    });
  };
  const first = from === undefined ? 0 : Math.max(0, indexOf(from));
  const last = to === undefined ? ordered.length - 1 : indexOf(to);
  if (from === undefined || to === undefined || first <= last)
    return ordered.slice(first, last + 1).map(({ record }) => record);
  throw new SchemactlError('USAGE', `${to} comes before ${from}`, { hint: 'Exchange --from and --to.' });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
