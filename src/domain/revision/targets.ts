import { SchemactlError } from '../error.js';
import type { Filed } from './filed.js';
import { filed, isApplied } from './filed.js';
import type { History } from './history.js';
import { pending } from './history.js';
import { floorOf, moveTo } from './move.js';
import type { Move } from './move.js';
import { pointOf } from './point.js';

/** How far to migrate. */
export interface MigrateExtent {
  /** Up to and including this point (`+2`, `head`, a version or its beginning, a name). */
  readonly to?: string | undefined;
  readonly steps?: number | undefined;
  /** Refuse a pending revision that is older than an applied one. */
  readonly strict: boolean;
}

/**
 * How far to roll back: so many steps, to a point (`-1`, `base`, a version or its beginning, a name) that stays applied,
 * to a time (ISO 8601, UTC), or all the way.
 */
export type RollbackExtent =
  | { readonly kind: 'steps'; readonly steps: number }
  | { readonly kind: 'to'; readonly version: string }
  | { readonly kind: 'time'; readonly time: string }
  | { readonly kind: 'all' };

/** Throws USAGE for a number of steps that is none: a slice would read -1 as "all but one". */
function checkSteps(steps: number | undefined): void {
  if (steps === undefined || (Number.isSafeInteger(steps) && steps > 0)) return;
  throw new SchemactlError('USAGE', `${steps} is no number of steps`, { hint: 'Give 1 or more.' });
}

/**
 * The revisions to apply, in order. Throws USAGE for an unknown point, one that lies in the other direction, or no steps,
 * OUT_OF_ORDER under `strict`.
 */
export function planMigrate(
  history: History,
  extent: MigrateExtent,
): readonly { readonly version: string }[] {
  checkSteps(extent.steps);
  if (extent.to !== undefined) refuseBackward(extent.to, history);
  const within = extent.to === undefined ? pending(history) : moveTo(history, extent.to).up;
  const chosen = within.slice(0, extent.steps);
  if (extent.strict) refuseLate(chosen);
  return chosen;
}

/** Throws OUT_OF_ORDER where a revision to be applied is older than one that is applied. */
export function refuseLate(chosen: readonly Filed[]): void {
  const late = chosen.find((entry) => entry.kind === 'pending' && entry.outOfOrder);
  if (!late) return;
  throw new SchemactlError('OUT_OF_ORDER', `${late.file} is pending, but a later revision is applied`, {
    hint: 'Give it a later version, or run without --strict.',
  });
}

function refuseBackward(to: string, history: History): void {
  const point = pointOf(to, filed(history));
  if (point.kind === 'steps' ? point.by > 0 : point.index >= 0 || to === 'head') return;
  throw new SchemactlError('USAGE', `${to} leads to no revision that could be applied`, {
    hint: `schemactl rollback ${to} goes back, and schemactl to ${to} whichever way it lies.`,
  });
}

/**
 * The applied revisions to roll back, the last file first. Throws USAGE for an unknown point or no steps, HISTORY_DRIFT
 * or PARTLY_APPLIED where one can't be rolled back before them, or stands in the way of it all.
 */
export function rollbackTargets(
  history: History,
  extent: RollbackExtent,
): readonly { readonly version: string }[] {
  const { down, floor } = within(history, extent);
  refuseToSkip(history, down, floor);
  return down;
}

/**
 * What stands above a revision may need it, so that nothing below it can go first; and what is half applied from the
 * floor on would be left over. Throws HISTORY_DRIFT, PARTLY_APPLIED.
 */
export function refuseToSkip(history: History, chosen: readonly Filed[], floor: number): void {
  const first = chosen.at(-1);
  const gone =
    first && history.entries.find(({ kind, version }) => kind === 'missing' && version > first.version);
  if (gone) {
    throw new SchemactlError(
      'HISTORY_DRIFT',
      `version ${gone.version} was applied after ${first.file}, and its file is gone`,
      { hint: 'Restore the file, so that it can be rolled back first; or forget it with schemactl repair.' },
    );
  }
  const entries = filed(history);
  const begun = entries.slice(floor).find(({ kind }) => kind === 'partly applied');
  if (!begun) return;
  const behind = first && entries.indexOf(first) < entries.indexOf(begun) ? `, behind ${first.file},` : '';
  throw new SchemactlError('PARTLY_APPLIED', `${begun.file}${behind} is applied in part`, {
    hint: 'Finish it with schemactl migrate; or undo by hand what is there of it, then schemactl repair.',
  });
}

type Backward = Pick<Move, 'down' | 'floor'>;

function within(history: History, extent: RollbackExtent): Backward {
  const entries = filed(history);
  const applied = entries.filter(isApplied).toReversed();
  // Where nothing is applied, only what is half applied can have been meant.
  const from = (down: readonly Filed[]): Backward => ({
    down,
    floor: applied.length === 0 ? 0 : floorOf(entries, down),
  });
  switch (extent.kind) {
    case 'steps':
      checkSteps(extent.steps);
      return from(applied.slice(0, extent.steps));
    case 'all':
      return { down: applied, floor: 0 };
    case 'time':
      return from(appliedAfter(applied, extent.time));
    case 'to':
      refuseForward(extent.version, history);
      return moveTo(history, extent.version);
  }
}

function refuseForward(to: string, history: History): void {
  const point = pointOf(to, filed(history));
  if (point.kind === 'at' || point.by < 0) return;
  throw new SchemactlError('USAGE', `${to} leads to no revision that could be rolled back to`, {
    hint: `schemactl migrate ${to} goes on; schemactl rollback -1 goes one step back.`,
  });
}

/**
 * What was applied after a time. Where none is recorded (another tool applied it, or it was only recorded), a revision counts as applied no later
 * than those above it; throws USAGE where it stands above one that is to go.
 */
function appliedAfter(applied: readonly Filed[], time: string): readonly Filed[] {
  const timeOf = (entry: Filed): string | undefined => ('appliedAt' in entry ? entry.appliedAt : undefined);
  const chosen = applied.filter((entry) => (timeOf(entry) ?? '') > time);
  const last = chosen.at(-1);
  const above = last ? applied.slice(0, applied.indexOf(last)) : [];
  const unknown = above.find((entry) => timeOf(entry) === undefined);
  if (!unknown) return chosen;
  throw new SchemactlError('USAGE', `it is not recorded when ${unknown.file} was applied`, {
    hint: 'Another tool applied it, or it was only recorded (baseline, stamp). Name a revision instead of a time: --to VERSION.',
  });
}
