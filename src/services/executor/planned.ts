import type { Dialect } from '../../domain/plan/dialect.js';
import { splitStatements } from '../../domain/sql/index.js';
import type { FoundRecord } from '../ports/history-table.js';
import type { Session } from '../ports/session.js';
import type { RevisionFile, SqlRevision } from '../revisions.js';
import { earlierRun } from './earlier-run.js';
import type { Direction } from './earlier-run.js';

/** A revision that a dry run shows. */
export interface PlannedRevision {
  readonly version: string;
  readonly file: string;
  /** What would run of it; where a part has run already, that is what remains. */
  readonly sql: string;
  /** Where a part has run: so many statements, of so many. */
  readonly done?: number | undefined;
  readonly total?: number | undefined;
}

/** What a dry run knows of the database; nothing where that is yet to be made. */
export interface PlanGround {
  readonly session: Session | undefined;
  readonly dialect: Dialect;
  readonly records: readonly FoundRecord[];
}

/** What would run of revisions, in their order. Throws HISTORY_DRIFT where what has run of one was edited since. */
export async function plannedRevisions(
  ground: PlanGround,
  revisions: readonly RevisionFile[],
  direction: Direction,
): Promise<readonly PlannedRevision[]> {
  const planned: PlannedRevision[] = [];
  for (const revision of revisions) planned.push(await plannedRevision(ground, revision, direction));
  return planned;
}

async function plannedRevision(
  { session, dialect, records }: PlanGround,
  revision: RevisionFile,
  direction: Direction,
): Promise<PlannedRevision> {
  const { version, file } = revision;
  // Only running a program tells what it does.
  if (revision.kind === 'code') return { version, file, sql: `-- ${direction}(db) of a code revision\n` };
  const record = records.find((each) => each.version === version);
  const earlier = session && (await earlierRun(session, dialect, revision, direction, record));
  const done = earlier?.done ?? 0;
  if (done === 0) return { version, file, sql: revision[direction].sql };
  return { version, file, ...remaining(revision, direction, done, dialect) };
}

/** What remains, behind the settings that are made again for it. */
function remaining(
  revision: SqlRevision,
  direction: Direction,
  done: number,
  dialect: Dialect,
): Pick<PlannedRevision, 'sql' | 'done' | 'total'> {
  const { sql } = revision[direction];
  const statements = splitStatements(sql, dialect.lexis);
  const settings = statements
    .slice(0, done)
    .filter((statement) => dialect.outside(statement.sql) === 'setting');
  const lines = [
    `-- ${done} of ${statements.length} statements have run; what remains:`,
    ...settings.map((statement) => `${statement.sql};`),
    sql.slice(statements[done]?.start ?? sql.length),
  ];
  return { sql: lines.join('\n'), done, total: statements.length };
}
