import { SchemactlError, isSchemactlError } from '../../domain/error.js';
import type { Holdings } from '../ports/copies.js';
import type { Engine } from '../ports/engine.js';
import type { FoundRecord } from '../ports/history-table.js';
import type { Ports } from '../ports/ports.js';
import type { RevisionFile } from '../revisions.js';
import { applyOne } from './apply-one.js';
import type { DatabaseInput } from './connection.js';
import { withSession } from './connection.js';

/** Rehearse whatever is pending, or never. */
export type RehearsalChoice = 'always' | 'never';

/** What came of trying revisions on a copy of the database, with its rows. */
export interface Rehearsal {
  readonly revisions: number;
  readonly durationMs: number;
  /** Rows of the copy before. */
  readonly rows: number;
  /** Tables that were there before and don't hold as many rows after; `after` is absent where the table is gone. */
  readonly changed: readonly {
    readonly table: string;
    readonly before: number;
    readonly after?: number | undefined;
  }[];
}

interface RehearsalInput extends DatabaseInput {
  readonly rehearse?: RehearsalChoice | undefined;
  readonly dryRun: boolean;
}

/** Throws USAGE where a rehearsal is asked for that can't be. */
export function refuseRehearsal(input: RehearsalInput, canCopy: boolean): void {
  if (input.rehearse !== 'always') return;
  if (!canCopy) {
    throw new SchemactlError(
      'USAGE',
      '--rehearse tries revisions on a copy of the file of an SQLite database',
      {
        hint: 'Leave it out: elsewhere the proof of new --auto, or a restored backup, tells as much.',
      },
    );
  }
  if (input.dryRun) {
    throw new SchemactlError(
      'USAGE',
      '--rehearse runs revisions, if only on a copy; --dry-run runs nothing',
      {
        hint: 'Give one of the two.',
      },
    );
  }
}

/** Revisions that lose data are tried first wherever a copy can be made, unless nobody wants that. */
export function shouldRehearse(
  engine: Engine,
  { rehearse: choice }: RehearsalInput,
  chosen: readonly RevisionFile[],
  destructive: boolean,
): boolean {
  if (choice === 'never' || chosen.length === 0 || engine.copy === undefined) return false;
  return choice === 'always' || destructive;
}

/**
 * Applies the revisions to a copy of the database, rows and all. Throws REHEARSAL_FAILED where one fails there, or where
 * more rows than before violate a foreign key in the end: the database itself is untouched then.
 */
export async function rehearse(
  ports: Ports,
  input: RehearsalInput,
  chosen: readonly RevisionFile[],
  records: readonly FoundRecord[],
): Promise<Rehearsal | undefined> {
  const engine = ports.engine(input.target.engine);
  const start = ports.clock.elapsed();
  const subject = `${chosen.length} ${chosen.length === 1 ? 'revision' : 'revisions'} on a copy`;
  const copy = await engine.copy?.(input.target, input.open);
  if (!copy) return undefined;
  ports.report({ kind: 'begin', verb: 'Rehearsing', subject });
  try {
    const before = await copy.holdings();
    const quiet: Ports = { ...ports, report: () => undefined };
    await withSession(ports, { ...input, target: copy.target }, async (session) => {
      for (const revision of chosen) await applyOne(quiet, session, engine, revision, records);
    });
    const after = await copy.holdings();
    expectKeys(before, after);
    const durationMs = Math.round((ports.clock.elapsed() - start) * 10) / 10;
    ports.report({ kind: 'done', verb: 'Rehearsed', subject, durationMs });
    const rehearsal = { revisions: chosen.length, durationMs, ...rowsOf(before, after) };
    tell(ports, rehearsal);
    return rehearsal;
  } catch (error) {
    throw failed(error);
  } finally {
    await copy.close();
  }
}

function expectKeys(before: Holdings, after: Holdings): void {
  if (after.violations === undefined || before.violations === undefined) return;
  const more = after.violations - before.violations;
  if (more <= 0) return;
  throw new SchemactlError('REHEARSAL_FAILED', `${more} more rows violate a foreign key in the end`);
}

function rowsOf(before: Holdings, after: Holdings): Pick<Rehearsal, 'rows' | 'changed'> {
  const found = [...before.rows].map(([table, rows]) => ({
    table,
    before: rows,
    after: after.rows.get(table),
  }));
  return {
    rows: [...before.rows.values()].reduce((sum, rows) => sum + rows, 0),
    changed: found.filter((each) => each.before !== each.after),
  };
}

function tell(ports: Ports, { changed }: Rehearsal): void {
  for (const { table, before, after } of changed) {
    const text = after === undefined ? `is gone with ${before} rows` : `goes from ${before} to ${after} rows`;
    ports.report({ kind: 'note', text: `  ${table} ${text}` });
  }
}

const failures = new Set(['SQL_FAILED', 'CODE_FAILED', 'PARTLY_APPLIED', 'REHEARSAL_FAILED']);

function failed(error: unknown): unknown {
  if (!isSchemactlError(error) || !failures.has(error.code)) return error;
  const message = `the rehearsal on a copy failed, and the database is as it was: ${error.message}`;
  const hint = 'Mend the file and run the same again; --no-rehearse runs it without a rehearsal.';
  return new SchemactlError('REHEARSAL_FAILED', message, {
    hint,
    place: error.place,
    sqlState: error.sqlState,
  });
}
