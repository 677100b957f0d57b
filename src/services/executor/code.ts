import { SchemactlError, isSchemactlError } from '../../domain/error.js';
import { checkDependencies } from '../../domain/revision/index.js';
import type { CodeWay } from '../ports/code.js';
import { Interrupted } from '../ports/interrupted.js';
import type { Session } from '../ports/session.js';
import type { CodeRevision, RevisionFile } from '../revisions.js';
import type { Bookkeeping } from './bookkeeping.js';
import type { Gate, RevisionRun } from './code-gate.js';
import { openGate } from './code-gate.js';
import type { Direction } from './earlier-run.js';
import { baseName, inFile, quietly } from './run-statement.js';

/**
 * Loads the programs among the revisions that are to run, and checks them before anything runs: throws BAD_FILE for one
 * that can't be loaded, for a dependency that isn't an earlier file, and, on the way down, for one without `down`.
 */
export async function loadCode(
  chosen: readonly RevisionFile[],
  all: readonly RevisionFile[],
  direction: Direction,
): Promise<void> {
  const programs = chosen.filter((revision) => revision.kind === 'code');
  const dependents = [];
  for (const program of programs) {
    const loaded = await program.load();
    if (direction === 'down' && !loaded.down) throw noWayBack(program);
    dependents.push({ ...program, dependencies: loaded.dependencies });
  }
  if (direction === 'up' && dependents.length > 0) checkDependencies(dependents, all);
}

function noWayBack({ file, path }: CodeRevision): SchemactlError {
  return new SchemactlError('BAD_FILE', `${file} has no way down: it exports no function down`, {
    hint: 'Add one (export async function down(db) { … }), or go forward with a new revision that undoes it.',
    place: { file: path },
  });
}

/**
 * Runs one way of a code revision and its record in one transaction: all of it is there afterwards, or nothing. Throws
 * CODE_FAILED or the error of a statement, with the file, and Interrupted where the process was asked to stop.
 */
export async function runCode(
  run: RevisionRun,
  revision: CodeRevision,
  direction: Direction,
  books: Bookkeeping,
): Promise<void> {
  const way = (await revision.load())[direction];
  if (!way) throw noWayBack(revision);
  const { session } = run;
  await session.begin();
  try {
    const gate = await throughGate(run, revision, way);
    await finished(gate, revision, async () => {
      await books.record();
      await committed(session, revision);
    });
  } catch (error) {
    await quietly(() => session.rollback());
    throw error instanceof Interrupted
      ? new Interrupted(`${baseName(revision.path)} was rolled back`)
      : error;
  }
}

async function throughGate(run: RevisionRun, revision: CodeRevision, way: CodeWay): Promise<Gate> {
  const gate = openGate(run, revision.path);
  try {
    await way(run.session.handle(gate.pass), gate.end);
  } catch (error) {
    throw gate.interrupted() ?? error;
  } finally {
    await gate.close();
  }
  const interrupted = gate.interrupted();
  if (interrupted) throw interrupted;
  if (gate.forgotten()) throw unawaited(revision);
  return gate;
}

/** Where the program caught the error of a statement that gave up the transaction, the end of it fails with that. */
async function finished(gate: Gate, { path }: CodeRevision, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const first = gate.cause(error);
    if (!first) throw error;
    const { code, message, sqlState } = first;
    const hint =
      'The program caught this error, but it has given up the transaction: let it through, or set a savepoint before the statement and roll back to it.';
    throw new SchemactlError(code, message, { hint, sqlState, place: { file: path } });
  }
}

/** What is checked at the end of a transaction fails there: the file is all that is known of its place. */
async function committed(session: Session, { path }: CodeRevision): Promise<void> {
  try {
    await session.commit();
  } catch (error) {
    throw isSchemactlError(error) ? inFile(error, path, 1) : error;
  }
}

function unawaited({ file, path }: CodeRevision): SchemactlError {
  return new SchemactlError('CODE_FAILED', `${file} came to its end while a statement of it was under way`, {
    hint: 'An await is missing before a call of db.',
    place: { file: path },
  });
}
