import { SchemactlError, isSchemactlError } from '../../domain/error.js';
import { isTransactionControl, significantWords } from '../../domain/sql/index.js';
import type { SqlStatement } from '../../domain/sql/index.js';
import { Interrupted } from '../ports/interrupted.js';
import type { Bookkeeping } from './bookkeeping.js';
import type { BlockRun } from './run-statement.js';
import { baseName, inFile, quietly, runStatement } from './run-statement.js';

/**
 * Runs a block statement by statement, each with the note that it is done. Where a statement can be in a transaction,
 * it shares one with its note, so that neither is ever there without the other; a transaction that the file itself
 * opens takes its note along before its COMMIT. An earlier run that was cut off is gone on with.
 */
export async function runOutside(
  run: BlockRun,
  statements: readonly SqlStatement[],
  books: Bookkeeping,
): Promise<void> {
  const total = statements.length;
  const start = books.earlier?.done ?? 0;
  const note = (done: number): Promise<void> =>
    done === total ? books.record() : books.progress(done, total);
  let kept = start;
  try {
    if (start === 0) await note(0);
    await settle(run, statements.slice(0, start));
    for (const [index, statement] of statements.entries()) {
      if (index < start) continue;
      const again = index === start && books.earlier !== undefined;
      await step(run, statement, { again, note: () => note(index + 1) });
      if (!(await run.session.inTransaction())) kept = index + 1;
    }
    if (kept < total) throw leftOpen(run);
  } catch (error) {
    await quietly(async () => {
      if (await run.session.inTransaction()) await run.session.rollback();
    });
    throw remaining(run, error, kept, total);
  }
}

interface Step {
  /** An earlier run may have been cut off within this statement. */
  readonly again: boolean;
  /** Writes down that this statement is done. */
  readonly note: () => Promise<void>;
}

/** What earlier statements had set in their session went with it. */
async function settle(run: BlockRun, done: readonly SqlStatement[]): Promise<void> {
  for (const statement of done)
    if (run.dialect.outside(statement.sql) === 'setting') await runStatement(run, statement);
}

async function step(run: BlockRun, statement: SqlStatement, { again, note }: Step): Promise<void> {
  const { session, dialect } = run;
  if (await session.inTransaction()) return inOwnTransaction(run, statement, note);
  if (dialect.outside(statement.sql) === 'shared' && (await sharing(run, statement, note))) return;
  await runStatement(run, statement, {
    transaction: false,
    run: (sql) => session.runAlone(sql, again),
  });
  if (!(await session.inTransaction())) await note();
}

/** A COMMIT takes its note along; a ROLLBACK would take it back. */
async function inOwnTransaction(
  run: BlockRun,
  statement: SqlStatement,
  note: () => Promise<void>,
): Promise<void> {
  const { lexis } = run.dialect;
  if (!isTransactionControl(statement.sql, lexis)) return runStatement(run, statement);
  const [word = ''] = significantWords(statement.sql, lexis, 1);
  const undoes = word === 'ROLLBACK' || word === 'ABORT';
  if (!undoes) await note();
  await runStatement(run, statement);
  if (undoes) await note();
}

const activeTransaction = '25001';

/** Runs a statement and its note in one transaction; false where the server says that it can't be in one. */
async function sharing(run: BlockRun, statement: SqlStatement, note: () => Promise<void>): Promise<boolean> {
  const { session, file, script } = run;
  await session.begin();
  try {
    await runStatement(run, statement);
    await note();
  } catch (error) {
    await quietly(() => session.rollback());
    if (isSchemactlError(error) && error.sqlState === activeTransaction) return false;
    throw error;
  }
  try {
    await session.commit();
  } catch (error) {
    throw inFile(error, file, script.line + statement.line - 1);
  }
  return true;
}

function leftOpen({ file }: BlockRun): SchemactlError {
  return new SchemactlError('BAD_FILE', 'the block leaves a transaction open, which was rolled back', {
    hint: 'Add its COMMIT.',
    place: { file },
  });
}

/** The error, which says what remains; nothing remains of a block whose first statement failed. */
function remaining(run: BlockRun, error: unknown, kept: number, total: number): unknown {
  const done = `${kept} of ${total} statements of ${baseName(run.file)}`;
  if (error instanceof Interrupted)
    return new Interrupted(`${done} have run and stay; the same command goes on at statement ${kept + 1}`);
  if (kept === 0 || !isSchemactlError(error)) return error;
  const count = error.code === 'CANNOT_CONNECT' ? `at least ${done}` : done;
  const next = error.code === 'CANNOT_CONNECT' ? 'behind what is done' : `at statement ${kept + 1}`;
  const hint = `${error.hint === undefined ? '' : `${error.hint} `}Mend the cause, in the file if need be, and run the same command again: it goes on ${next}.`;
  return new SchemactlError('PARTLY_APPLIED', `${error.message}\n${count} have run and stay`, {
    hint,
    place: error.place,
  });
}
