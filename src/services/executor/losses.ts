import type { Dialect } from '../../domain/plan/dialect.js';
import type { Engine } from '../ports/engine.js';
import type { FoundRecord } from '../ports/history-table.js';
import type { Session } from '../ports/session.js';
import type { RevisionFile } from '../revisions.js';
import { isBare } from './bare.js';
import { destructiveReasons } from './destructive.js';

/** Where revisions are applied: a session under the run lock, and what it had recorded before. */
export interface Run {
  readonly session: Session;
  readonly engine: Engine;
  readonly records: readonly FoundRecord[];
}

/** A revision that loses data, and what says so. */
export interface DestructiveRevision {
  readonly file: string;
  readonly reasons: readonly string[];
}

/** Asked before revisions that lose data run; throws DESTRUCTIVE where the answer is no. */
export type ConfirmLosses = (revisions: readonly DestructiveRevision[]) => Promise<void>;

/**
 * Asks about the revisions that lose data on their way up; whether there are any. A database that holds nothing yet can
 * lose nothing, whatever its old revisions drop on their way; another one on its server can.
 */
export async function confirmDestruction(
  input: { readonly confirm: ConfirmLosses },
  chosen: readonly RevisionFile[],
  { session, engine: { dialect }, records }: Run,
): Promise<boolean> {
  const found = lossesIn(chosen, dialect, () => true);
  if (found.length === 0) return false;
  const asked = (await isBare(session, records)) ? lossesIn(chosen, dialect, isElsewhere) : found;
  if (asked.length > 0) await input.confirm(asked);
  return asked.length > 0;
}

const isElsewhere = (reason: string): boolean => reason.startsWith('DROP DATABASE');

function lossesIn(
  chosen: readonly RevisionFile[],
  dialect: Dialect,
  counts: (reason: string) => boolean,
): readonly DestructiveRevision[] {
  return chosen
    .filter((revision) => revision.kind !== 'code')
    .map(({ file, up, headers }) => ({
      file,
      reasons: destructiveReasons(up, headers, dialect).filter(counts),
    }))
    .filter(({ reasons }) => reasons.length > 0);
}
