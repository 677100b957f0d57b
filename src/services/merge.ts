import { afterKey, headsOf, printRevision } from '../domain/revision/index.js';
import { readLineage } from './branches.js';
import type { LineageInput, ListedRevision } from './branches.js';
import { listed } from './branches.js';
import type { BranchConflict, ConflictInput } from './conflicts.js';
import { conflicts } from './conflicts.js';
import { placeRevisions } from './migration/place.js';
import type { PlaceInput } from './migration/place.js';
import type { Ports } from './ports/ports.js';

export interface MergeInput extends Omit<LineageInput, 'lexis'> {
  readonly shadow: ConflictInput;
  readonly place: Omit<PlaceInput, 'name'>;
  /** Left out: made from the names of the heads. */
  readonly name?: string | undefined;
  readonly dryRun: boolean;
}

export interface MergeResult {
  readonly heads: readonly ListedRevision[];
  readonly conflicts: readonly BranchConflict[];
  /** The revision that follows all heads; absent where there was nothing to merge, or a conflict. */
  readonly written?: { readonly version: string; readonly name: string; readonly path: string } | undefined;
  readonly dryRun: boolean;
}

/**
 * Joins branches: where both orders of each two were found to lead to the same schema, an empty revision is written that
 * follows all of them. Conflicts are listed, and nothing is written then.
 */
export async function merge(ports: Ports, input: MergeInput): Promise<MergeResult> {
  const { lexis } = input.shadow.engine.dialect;
  const lineage = await readLineage(ports, { directories: input.directories, lexis });
  const { dryRun } = input;
  const found = headsOf(lineage);
  const heads = found.map(listed);
  if (found.length < 2) return { heads, conflicts: [], dryRun };
  const conflicting = await conflicts(ports, input.shadow, lineage);
  if (conflicting.length > 0) return { heads, conflicts: conflicting, dryRun };
  const name = input.name ?? `merge_${heads.map((head) => head.name).join('_and_')}`;
  const [place] = await placeRevisions(ports, { ...input.place, name }, 1);
  if (place && !dryRun) await ports.files.create(place.path, textOf(heads));
  return { heads, conflicts: [], written: place, dryRun };
}

function textOf(heads: readonly ListedRevision[]): string {
  const none = { sql: '', transaction: true };
  return printRevision({
    headers: [{ key: afterKey, value: heads.map(({ version }) => version).join(' ') }],
    comments: ['joins branches that lead to the same schema in either order'],
    up: none,
    down: none,
  });
}
