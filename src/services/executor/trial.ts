import { SchemactlError, isSchemactlError } from '../../domain/error.js';
import { describeTarget } from '../../domain/target/target.js';
import type { Target } from '../../domain/target/target.js';
import type { CopyPurpose, DatabaseCopy, Holdings } from '../ports/copies.js';
import type { Ports } from '../ports/ports.js';
import type { HeldLock } from '../ports/session.js';
import type { DatabaseInput } from './connection.js';

/** What became of the rows of a copy on which something was tried. */
export interface RowChanges {
  /** Rows of the copy before. */
  readonly rows: number;
  /** Tables that were there before and don't hold as many rows after; `after` is absent where the table is gone. */
  readonly changed: readonly {
    readonly table: string;
    readonly before: number;
    readonly after?: number | undefined;
  }[];
}

/** What one revision did on a clone. */
export interface TriedRevision {
  readonly file: string;
  readonly durationMs: number;
  /** The strongest lock that it held on each table that was there before. */
  readonly locks: readonly HeldLock[];
}

/** What came of running what is pending on a clone. */
export interface CloneTrial extends RowChanges {
  readonly revisions: readonly TriedRevision[];
  /** With the time that the clone took. */
  readonly durationMs: number;
}

/** What is tried, and what to do where that fails. */
interface TrialTexts {
  readonly kind: CopyPurpose['kind'];
  /** `the rehearsal on a copy`. */
  readonly what: string;
  readonly hint: string;
}

/**
 * Tries something on a copy of the database, rows and all, which is gone after it. Throws REHEARSAL_FAILED where it
 * fails there, or where more rows than before violate a foreign key in the end, and UNSUPPORTED for a database that
 * can't be copied: the database itself is untouched then.
 */
export async function onCopy<Result>(
  ports: Ports,
  input: DatabaseInput,
  texts: TrialTexts,
  work: (target: Target, before: Holdings) => Promise<Result>,
): Promise<RowChanges & { readonly result: Result }> {
  const copy = await copyOf(ports, input, texts.kind);
  try {
    const before = await copy.holdings();
    const result = await work(copy.target, before);
    const after = await copy.holdings();
    expectKeys(before, after);
    return { result, ...rowsOf(before, after) };
  } catch (error) {
    throw failed(error, texts);
  } finally {
    await copy.close();
  }
}

async function copyOf(
  ports: Ports,
  { target, open }: DatabaseInput,
  kind: CopyPurpose['kind'],
): Promise<DatabaseCopy> {
  const start = ports.clock.elapsed();
  const copy = await ports.engine(target.engine).copy(target, open, {
    kind,
    stop: ports.stop,
    portion: (portion) =>
      ports.report({
        kind: 'portion',
        verb: 'Copying',
        ...portion,
        elapsedMs: ports.clock.elapsed() - start,
      }),
  });
  if (copy) return copy;
  throw new SchemactlError('UNSUPPORTED', `${describeTarget(target)} can't be copied`, {
    hint: 'Only a database that lasts longer than a process can be.',
  });
}

function expectKeys(before: Holdings, after: Holdings): void {
  if (after.violations === undefined || before.violations === undefined) return;
  const more = after.violations - before.violations;
  if (more <= 0) return;
  throw new SchemactlError('REHEARSAL_FAILED', `${more} more rows violate a foreign key in the end`);
}

function rowsOf(before: Holdings, after: Holdings): RowChanges {
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

/** What becomes of the rows of a table, in words. */
export function rowChangeText({ table, before, after }: RowChanges['changed'][number]): string {
  return after === undefined
    ? `${table} is gone with ${before} rows`
    : `${table} goes from ${before} to ${after} rows`;
}

const failures = new Set(['SQL_FAILED', 'CODE_FAILED', 'PARTLY_APPLIED', 'REHEARSAL_FAILED']);

function failed(error: unknown, { what, hint }: TrialTexts): unknown {
  if (!isSchemactlError(error) || !failures.has(error.code)) return error;
  return new SchemactlError(
    'REHEARSAL_FAILED',
    `${what} failed, and the database is as it was: ${error.message}`,
    { hint, place: error.place, sqlState: error.sqlState },
  );
}
