import { SchemactlError } from '../error.js';
import type { History, HistoryEntry } from './history.js';
import { pending } from './history.js';

/** How far to migrate. */
export interface MigrateExtent {
  /** Up to and including this version. */
  readonly to?: string | undefined;
  readonly steps?: number | undefined;
  /** Refuse a pending revision that is older than an applied one. */
  readonly strict: boolean;
}

/** How far to roll back: so many steps, to a version (which stays applied), or all the way. */
export type RollbackExtent =
  | { readonly kind: 'steps'; readonly steps: number }
  | { readonly kind: 'to'; readonly version: string }
  | { readonly kind: 'all' };

type Filed = Exclude<HistoryEntry, { readonly kind: 'missing' }>;

function filed(history: History): readonly Filed[] {
  return history.entries.filter((entry) => entry.kind !== 'missing');
}

/** The place of a version among the files. Throws USAGE for one that no file has. */
function indexOf(entries: readonly Filed[], version: string): number {
  const index = entries.findIndex((entry) => entry.version === version);
  if (index !== -1) return index;
  const nearest = nearestTo(version, entries);
  throw new SchemactlError('USAGE', `there is no revision ${version}`, {
    hint: nearest
      ? `Did you mean ${nearest.version} (${nearest.file})? schemactl status lists the versions.`
      : 'There are no revision files.',
  });
}

/** The entry whose version begins most like the one given. */
function nearestTo(version: string, entries: readonly Filed[]): Filed | undefined {
  let nearest: Filed | undefined;
  let most = -1;
  for (const entry of entries) {
    const length = sharedLength(version, entry.version);
    if (length > most) [nearest, most] = [entry, length];
  }
  return nearest;
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** Throws USAGE for a number of steps that is none: a slice would read -1 as "all but one". */
function checkSteps(steps: number | undefined): void {
  if (steps === undefined || (Number.isSafeInteger(steps) && steps > 0)) return;
  throw new SchemactlError('USAGE', `${steps} is no number of steps`, { hint: 'Give 1 or more.' });
}

/** The revisions to apply, in order. Throws USAGE for an unknown version or no steps, OUT_OF_ORDER under `strict`. */
export function planMigrate(
  history: History,
  extent: MigrateExtent,
): readonly { readonly version: string }[] {
  checkSteps(extent.steps);
  const entries = filed(history);
  const end = extent.to === undefined ? entries.length - 1 : indexOf(entries, extent.to);
  const within = new Set(entries.slice(0, end + 1).map(({ version }) => version));
  const chosen = pending(history)
    .filter(({ version }) => within.has(version))
    .slice(0, extent.steps);
  const late = chosen.find((entry) => entry.kind === 'pending' && entry.outOfOrder);
  if (!late || !extent.strict) return chosen;
  throw new SchemactlError('OUT_OF_ORDER', `${late.file} is pending, but a later revision is applied`, {
    hint: 'Give it a later version, or run without --strict.',
  });
}

/**
 * The applied revisions to roll back, the last file first. Throws USAGE for an unknown version or no steps, HISTORY_DRIFT
 * or PARTLY_APPLIED where a later one can't be rolled back before them.
 */
export function rollbackTargets(
  history: History,
  extent: RollbackExtent,
): readonly { readonly version: string }[] {
  const chosen = within(history, extent);
  const first = chosen.at(-1);
  if (first) refuseToSkip(history, first);
  return chosen;
}

/** What stands above a revision may need it, so that nothing below it can go first. */
function refuseToSkip(history: History, first: Filed): void {
  const gone = history.entries.find(({ kind, version }) => kind === 'missing' && version > first.version);
  if (gone) {
    throw new SchemactlError(
      'HISTORY_DRIFT',
      `version ${gone.version} was applied after ${first.file}, and its file is gone`,
      { hint: 'Restore the file, so that it can be rolled back first; or forget it with schemactl repair.' },
    );
  }
  const later = filed(history).slice(filed(history).indexOf(first) + 1);
  const begun = later.find(({ kind }) => kind === 'partly applied');
  if (!begun) return;
  throw new SchemactlError('PARTLY_APPLIED', `${begun.file}, behind ${first.file}, is applied in part`, {
    hint: 'Finish it with schemactl migrate; or undo by hand what is there of it, then schemactl repair.',
  });
}

function within(history: History, extent: RollbackExtent): readonly Filed[] {
  const entries = filed(history);
  const applied = entries.filter(({ kind }) => kind !== 'pending' && kind !== 'partly applied').reverse();
  switch (extent.kind) {
    case 'steps':
      checkSteps(extent.steps);
      return applied.slice(0, extent.steps);
    case 'all':
      return applied;
    case 'to': {
      const end = indexOf(entries, extent.version);
      const later = new Set(entries.slice(end + 1).map(({ version }) => version));
      return applied.filter(({ version }) => later.has(version));
    }
  }
}
