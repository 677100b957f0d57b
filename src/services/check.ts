import type { Change } from '../domain/diff/change.js';
import { headlines } from '../domain/diff/describe.js';
import { diff } from '../domain/diff/diff.js';
import { courseOf } from '../domain/plan/renames.js';
import type { ChangeSummary } from './diff.js';
import { renameIntents, summarize } from './diff.js';
import type { Ports } from './ports/ports.js';
import type { CompareInput, Comparison } from './sources/compare.js';
import { compare } from './sources/compare.js';

export interface CheckResult {
  readonly from: string;
  readonly to: string;
  readonly same: boolean;
  readonly changes: readonly ChangeSummary[];
  readonly notes: readonly string[];
}

/** Whether two sources, as a rule the database and the models, are the same. Nothing is written anywhere. */
export async function check(ports: Ports, input: CompareInput): Promise<CheckResult> {
  const comparison = await compare(ports, input);
  const { from, to, notes } = comparison;
  const same = diff(from.state, to.state).changes.length === 0;
  const changes = same ? [] : headlines(changesToDo(comparison)).map(summarize);
  return { from: from.label, to: to.label, same, changes, notes };
}

/** What is to be done, renames as renames; texts that the engine will rewrite for those still differ here. */
function changesToDo(comparison: Comparison): readonly Change[] {
  const { from, to } = comparison;
  const { moves, renamed } = courseOf(from.state, renameIntents(comparison, []));
  return [...moves.map(({ change }) => change), ...diff(renamed, to.state).changes];
}
