import { SchemactlError } from '../../domain/error.js';
import type { Dialect } from '../../domain/plan/dialect.js';
import { parseRevision } from '../../domain/revision/index.js';
import { splitStatements, tokenChecksumText } from '../../domain/sql/index.js';
import type { HistoryRecord } from '../ports/history-table.js';
import type { Session } from '../ports/session.js';
import type { RevisionFile, SqlRevision } from '../revisions.js';

export type Direction = 'up' | 'down';

/**
 * Where an earlier run of a block outside a transaction was cut off; undefined where none was begun. What has not run yet
 * may have been edited since; throws HISTORY_DRIFT where what has run is no longer what the file says.
 */
export async function earlierRun(
  session: Session,
  dialect: Dialect,
  revision: RevisionFile,
  direction: Direction,
  record: HistoryRecord | undefined,
): Promise<{ readonly done: number } | undefined> {
  const done = record?.statementsDone;
  if (revision.kind === 'code') return undefined;
  if (done === undefined || record?.statementsTotal === undefined) return undefined;
  if (done === 0) return revision[direction].transaction ? undefined : { done };
  const before = await session.history.text(revision.version);
  const same =
    record.checksum === revision.checksum ||
    (before !== undefined && sameBeginning(before, revision, direction, done, dialect));
  if (same && !revision[direction].transaction) return { done };
  throw edited(revision, done, record.statementsTotal);
}

function sameBeginning(
  before: string,
  revision: SqlRevision,
  direction: Direction,
  done: number,
  { lexis }: Dialect,
): boolean {
  const beginning = (sql: string): string =>
    splitStatements(sql, lexis)
      .slice(0, done)
      .map((statement) => tokenChecksumText(statement.sql, lexis))
      .join(';\n');
  const earlier = parseRevision(before, { file: revision.file, lexis })[direction];
  return !earlier.transaction && beginning(earlier.sql) === beginning(revision[direction].sql);
}

function edited({ file, path }: SqlRevision, done: number, total: number): SchemactlError {
  return new SchemactlError(
    'HISTORY_DRIFT',
    `${file} was edited in what had run already: ${done} of its ${total} statements`,
    {
      hint: 'Restore those statements; or undo them by hand, then schemactl repair lets it begin anew.',
      place: { file: path },
    },
  );
}
