import type { Change } from '../domain/diff/change.js';
import { headlines } from '../domain/diff/describe.js';
import { diff } from '../domain/diff/diff.js';
import { courseOf } from '../domain/plan/renames.js';
import { mayBranch, readLineage } from './branches.js';
import { conflicts } from './conflicts.js';
import type { BranchConflict } from './conflicts.js';
import type { ChangeSummary } from './diff.js';
import { renameIntents, summarize } from './diff.js';
import type { Ports } from './ports/ports.js';
import type { CompareInput, Comparison } from './sources/compare.js';
import { compare } from './sources/compare.js';
import { ofManyTables } from './sources/both-databases.js';

export interface CheckResult {
  readonly from: string;
  readonly to: string;
  readonly same: boolean;
  readonly changes: readonly ChangeSummary[];
  /** Branches of revisions that lead to another schema in another order. */
  readonly conflicts: readonly BranchConflict[];
  readonly notes: readonly string[];
}

export interface CheckInput extends CompareInput {
  /** Directories of revisions, whose branches must not conflict. */
  readonly directories: readonly string[];
}

/**
 * Whether two sources, as a rule the database and the models, are the same, and whether branches of revisions conflict.
 * Nothing is written anywhere.
 */
export async function check(ports: Ports, input: CheckInput): Promise<CheckResult> {
  const comparison = await compare(ports, { differing: ofManyTables, ...input });
  const { from, to, notes } = comparison;
  const same = diff(from.state, to.state).changes.length === 0;
  const changes = same ? [] : headlines(changesToDo(comparison)).map(summarize);
  const conflicting = await branchConflicts(ports, input, comparison);
  return { from: from.label, to: to.label, same, changes, conflicts: conflicting, notes };
}

async function branchConflicts(
  ports: Ports,
  { directories, scope }: CheckInput,
  { engine, place: { explicit, near, readOnly, migrationsTable } }: Comparison,
): Promise<readonly BranchConflict[]> {
  if (!(await mayBranch(ports, directories))) return [];
  const lineage = await readLineage(ports, { directories, lexis: engine.dialect.lexis });
  const place = { explicit, near, readOnly, migrationsTable };
  return conflicts(ports, { engine, place, scope }, lineage);
}

/** What is to be done, renames as renames; texts that the engine will rewrite for those still differ here. */
function changesToDo(comparison: Comparison): readonly Change[] {
  const { from, to, engine } = comparison;
  const intents = renameIntents(comparison, []);
  const { moves, renamed } = courseOf(from.state, intents, engine.dialect.occupies);
  return [...moves.map(({ change }) => change), ...diff(renamed, to.state).changes];
}
