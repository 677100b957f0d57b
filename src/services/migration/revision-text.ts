import { describeChange, headlines } from '../../domain/diff/describe.js';
import { renameArgument } from '../../domain/diff/ambiguous.js';
import type { Block, PlannedRevision } from '../../domain/plan/plan.js';
import { afterKey, printRevision } from '../../domain/revision/index.js';
import type { RevisionHeader } from '../../domain/revision/index.js';
import { judge } from '../../domain/risk/judge.js';

/** What the header of a revision says beside its risks. */
export interface RevisionFacts {
  /** What the proof found. */
  readonly proof?: string | undefined;
  /** The versions that it was made after. */
  readonly after?: readonly string[] | undefined;
}

/**
 * The text of a planned revision: what it was made after, what the proof found, the risks, a line for each change, and the
 * SQL both ways.
 */
export function revisionText(revision: PlannedRevision, { proof, after = [] }: RevisionFacts = {}): string {
  const headers: RevisionHeader[] = [];
  if (after.length > 0) headers.push({ key: afterKey, value: after.join(' ') });
  if (proof !== undefined) headers.push({ key: 'proof', value: proof });
  for (const change of revision.changes) {
    if (change.verb === 'rename')
      headers.push({ key: 'rename', value: renameArgument(change.before, change.after) });
  }
  for (const { code, object } of judge(revision.up.statements))
    headers.push({ key: 'risk', value: `${code} ${object}` });
  const comments = headlines(revision.changes).map((change) => describeChange(change));
  return printRevision({ headers, comments, up: scriptOf(revision.up), down: scriptOf(revision.down) });
}

function scriptOf(block: Block): { readonly sql: string; readonly transaction: boolean } {
  return { sql: block.statements.map(({ sql }) => `${sql};\n`).join('\n'), transaction: block.transaction };
}
