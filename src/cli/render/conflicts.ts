import type { BranchConflict } from '../../services/conflicts.js';

/** Branches that conflict, with what to do about it. */
export function renderConflicts(conflicts: readonly BranchConflict[]): string {
  const lines = conflicts.flatMap(({ heads: [a, b], reasons }) => [
    `${a.file} and ${b.file} conflict:`,
    ...reasons.map((reason) => `  ${reason}`),
  ]);
  return [
    ...lines,
    'Change the one that is applied nowhere yet, so that it works behind the other; then give it a later version and the header "-- schemactl:after VERSION" of the other.',
  ].join('\n');
}
