import { SchemactlError } from '../../domain/error.js';
import type { History } from '../../domain/revision/index.js';
import { duplicates, historyFrom, problems } from '../../domain/revision/index.js';
import type { FoundRecord } from '../ports/history-table.js';
import type { Ports } from '../ports/ports.js';
import type { RevisionFile } from '../revisions.js';
import { parseNow } from '../revisions.js';

/** The revisions found in files against those recorded. Throws BAD_FILE where two files have one version. */
export function historyOf(revisions: readonly RevisionFile[], records: readonly FoundRecord[]): History {
  const [twice] = duplicates(revisions);
  if (twice) {
    throw new SchemactlError(
      'BAD_FILE',
      `version ${twice.version} has two files: ${twice.files.join(' and ')}`,
      {
        hint: 'Give one of them another version.',
      },
    );
  }
  return historyFrom(revisions, records);
}

/** Parses the revisions that are not applied as they stand. Throws BAD_FILE with file and line. */
export function parseUnapplied(revisions: readonly RevisionFile[], { entries }: History): void {
  const settled = new Set(entries.filter(({ kind }) => kind === 'applied').map(({ version }) => version));
  parseNow(revisions.filter(({ version }) => !settled.has(version)));
}

/**
 * Throws HISTORY_DRIFT where an applied revision was edited or its file is gone, PARTLY_APPLIED where one is rolled back
 * in part; comment-only edits are only told.
 */
export function refuseDrift(ports: Ports, history: History): void {
  const found = problems(history);
  const drift = found.filter(
    (problem) => problem.kind === 'missing' || (problem.kind === 'changed' && !problem.commentsOnly),
  );
  for (const problem of found) {
    if (problem.kind === 'changed' && problem.commentsOnly) {
      ports.report({
        kind: 'warning',
        text: `${problem.file} was edited after it was applied (comments only)`,
      });
    }
  }
  const [first] = drift;
  if (!first) return refuseHalfUndone(history);
  const more = drift.length === 1 ? '' : ` (and ${drift.length - 1} more)`;
  const what =
    first.kind === 'changed'
      ? `${first.file} was edited after it was applied`
      : `version ${first.version} is applied, but its file is gone`;
  const edits = first.kind === 'changed' ? (first.edits ?? []) : [];
  throw new SchemactlError('HISTORY_DRIFT', [`${what}${more}`, ...edits].join('\n  '), {
    hint: 'Restore the file; or accept what is there with schemactl repair (or schemactl baseline for a fresh start).',
  });
}

function refuseHalfUndone({ entries }: History): void {
  const half = entries.find((entry) => entry.kind === 'partly rolled back');
  if (half?.kind !== 'partly rolled back') return;
  const count = `${half.done} of ${half.total} statements`;
  throw new SchemactlError('PARTLY_APPLIED', `${half.file} is rolled back in part (${count})`, {
    hint: 'Finish it with schemactl rollback; or redo by hand what is undone of it, then schemactl repair.',
  });
}
