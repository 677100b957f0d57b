import type { FoundRecord } from '../ports/history-table.js';
import type { Ports } from '../ports/ports.js';
import type { DatabaseInput } from './connection.js';
import { withSession } from './connection.js';

export interface HistoryResult {
  readonly database: string;
  /** What was recorded, in the order of application as far as that is known. */
  readonly records: readonly FoundRecord[];
}

/** What was applied to a database, when, by whom and how long it took. */
export async function history(ports: Ports, input: DatabaseInput): Promise<HistoryResult> {
  return withSession(ports, { ...input, open: { ...input.open, readOnly: true } }, async (session) => {
    const { history: table } = session;
    const records = [...(await table.records()), ...(await table.repeatables())].sort(
      (a, b) => compare(a.appliedAt ?? '', b.appliedAt ?? '') || compare(a.version, b.version),
    );
    return { database: session.description, records };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
