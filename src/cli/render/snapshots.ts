import type { SnapshotsResult } from '../../services/snapshots/snapshots.js';
import { shortPath } from './failure.js';

/** What was done; else each snapshot, and what is wrong with it. */
export function renderSnapshots(result: SnapshotsResult, rebuilt: boolean): string {
  const { snapshots, orphans, written, removed, dryRun } = result;
  if (rebuilt) {
    const lines = [
      ...written.map((path) => `${dryRun ? 'Would write' : 'Writing'}: ${shortPath(path)}`),
      ...removed.map((path) => `${dryRun ? 'Would remove' : 'Removing'}: ${shortPath(path)}`),
    ];
    return lines.length > 0 ? lines.join('\n') : 'All snapshots are what the files lead to.';
  }
  if (snapshots.length + orphans.length === 0) return 'There are no revision files.';
  return [
    ...snapshots.map(({ path, condition, reasons }) =>
      [`${condition.padEnd(10)}  ${shortPath(path)}`, ...(condition === 'missing' ? [] : reasons)].join(
        '\n  ',
      ),
    ),
    ...orphans.map((path) => `orphan      ${shortPath(path)}\n  its revision has no file`),
  ].join('\n');
}
