import { SchemactlError } from '../../domain/error.js';
import { isTransactionControl, splitStatements } from '../../domain/sql/index.js';
import type { SqlStatement } from '../../domain/sql/index.js';
import { Interrupted } from '../ports/interrupted.js';
import type { Bookkeeping } from './bookkeeping.js';
import { unrecorded } from './bookkeeping.js';
import { runOutside } from './run-outside.js';
import type { BlockRun } from './run-statement.js';
import { baseName, inFile, quietly, runStatement } from './run-statement.js';

/**
 * Runs one block of a revision with its record: in one transaction; or, where the block frames its own, with the record
 * before its COMMIT; or statement by statement with the progress recorded. Throws SQL_FAILED with file and line, after
 * which nothing of a transactional block remains, PARTLY_APPLIED where statements outside a transaction remain, and
 * Interrupted, which says what remains.
 */
export async function runBlock(run: BlockRun, books: Bookkeeping = unrecorded): Promise<void> {
  const statements = splitStatements(run.script.sql, run.dialect.lexis);
  if (run.script.transaction) return inTransaction(run, statements, books);
  const commit = run.dialect.ownCommit?.(statements.map(({ sql }) => sql));
  return commit === undefined
    ? runOutside(run, statements, books)
    : selfFramed(run, statements, commit, books);
}

async function inTransaction(
  run: BlockRun,
  statements: readonly SqlStatement[],
  books: Bookkeeping,
): Promise<void> {
  refuseTransactionControl(run, statements);
  const { session } = run;
  await session.begin();
  try {
    for (const statement of statements) await runStatement(run, statement);
    await books.record();
    await committed(run);
  } catch (error) {
    await quietly(() => session.rollback());
    throw rolledBack(run, error);
  }
}

/** What is checked at the end of a transaction fails there: the file is all that is known of its place. */
async function committed({ session, file, script }: BlockRun): Promise<void> {
  try {
    await session.commit();
  } catch (error) {
    throw inFile(error, file, script.line);
  }
}

function rolledBack({ file }: BlockRun, error: unknown): unknown {
  return error instanceof Interrupted ? new Interrupted(`${baseName(file)} was rolled back`) : error;
}

/** A COMMIT inside would end the transaction that holds the revision and its record together. Throws BAD_FILE. */
export function refuseTransactionControl(
  run: Pick<BlockRun, 'dialect' | 'script' | 'file'>,
  statements: readonly SqlStatement[],
): void {
  const found = statements.find(({ sql }) => isTransactionControl(sql, run.dialect.lexis));
  if (!found) return;
  throw new SchemactlError('BAD_FILE', 'a transactional block must not begin or end a transaction itself', {
    hint: 'Take the statement out, or mark the block: -- migrate:up transaction:false',
    place: { file: run.file, line: run.script.line + found.line - 1 },
  });
}

async function selfFramed(
  run: BlockRun,
  statements: readonly SqlStatement[],
  commit: number,
  books: Bookkeeping,
): Promise<void> {
  const { session } = run;
  let over = false;
  try {
    for (const [index, statement] of statements.entries()) {
      if (index === commit) await books.record();
      // Once it is committed, what is left only tidies the connection: nothing may break it off.
      await runStatement(over ? { ...run, stop: undefined } : run, statement);
      over ||= index === commit;
    }
  } catch (error) {
    await quietly(async () => {
      if (await session.inTransaction()) await session.rollback();
    });
    throw rolledBack(run, error);
  } finally {
    await quietly(() => session.reset());
  }
}
