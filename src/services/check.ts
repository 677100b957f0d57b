import { headlines } from '../domain/diff/describe.js';
import { diff } from '../domain/diff/diff.js';
import type { ChangeSummary } from './diff.js';
import { summarize } from './diff.js';
import type { Ports } from './ports/ports.js';
import type { CompareInput } from './sources/compare.js';
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
  const { from, to, notes } = await compare(ports, input);
  const { changes } = diff(from.state, to.state);
  const lines = headlines(changes).map(summarize);
  return { from: from.label, to: to.label, same: changes.length === 0, changes: lines, notes };
}
