import type { RevisionRun } from './code-gate.js';
import { runCode } from './code.js';
import type { RevisionFile } from '../revisions.js';
import { unreachable } from '../../domain/error.js';
import type { Bookkeeping } from './bookkeeping.js';
import { unrecorded } from './bookkeeping.js';
import type { Direction } from './earlier-run.js';
import { runBlock } from './run-block.js';

/** Runs one way of a revision of any kind, with its record or not at all; what it throws is told there. */
export async function runRevision(
  run: RevisionRun,
  revision: RevisionFile,
  direction: Direction,
  books: Bookkeeping = unrecorded,
): Promise<void> {
  switch (revision.kind) {
    case 'sql':
    case 'repeatable':
      return runBlock({ ...run, script: revision[direction], file: revision.path }, books);
    case 'code':
      return runCode(run, revision, direction, books);
    default:
      return unreachable(revision);
  }
}
