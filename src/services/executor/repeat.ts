import { repeatReason } from '../../domain/revision/index.js';
import type { RepeatReason } from '../../domain/revision/index.js';
import type { Engine } from '../ports/engine.js';
import type { FoundRecord } from '../ports/history-table.js';
import type { Ports } from '../ports/ports.js';
import type { Session } from '../ports/session.js';
import type { RepeatableFile } from '../repeatables.js';
import { applyOne } from './apply-one.js';

/** A repeatable that is to run, and why. */
export interface DueRepeatable {
  readonly revision: RepeatableFile;
  readonly why: RepeatReason;
}

/** A repeatable that ran. */
export interface RepeatedRevision {
  readonly name: string;
  readonly file: string;
  readonly why: RepeatReason;
  readonly durationMs: number;
}

/** What is recorded of repeatables; nothing is asked where there are none. */
export async function ranRepeatables(
  { history }: Session,
  files: readonly RepeatableFile[],
): Promise<readonly FoundRecord[]> {
  return files.length === 0 ? [] : history.repeatables();
}

/**
 * The repeatables that are to run after the versioned revisions, in their order: none where some of those stay pending,
 * since a repeatable may speak of what they make.
 */
export function dueRepeatables(
  ports: Ports,
  files: readonly RepeatableFile[],
  records: readonly FoundRecord[],
  complete: boolean,
): readonly DueRepeatable[] {
  const rows = new Map(records.map((row) => [row.version, row]));
  const due = files.flatMap((revision) => {
    const why = repeatReason(revision, rows.get(revision.version));
    return why === undefined ? [] : [{ revision, why }];
  });
  if (complete || due.length === 0) return due;
  ports.report({
    kind: 'note',
    text: `${due.length} repeatable ${due.length === 1 ? 'revision waits' : 'revisions wait'} until nothing is pending`,
  });
  return [];
}

/** Runs repeatables, each with its record or not at all. */
export async function repeat(
  ports: Ports,
  session: Session,
  engine: Engine,
  due: readonly DueRepeatable[],
): Promise<readonly RepeatedRevision[]> {
  const repeated: RepeatedRevision[] = [];
  for (const { revision, why } of due) {
    const { name, file, durationMs } = await applyOne(ports, session, engine, revision, []);
    repeated.push({ name, file, why, durationMs });
  }
  return repeated;
}
