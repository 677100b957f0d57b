import { ambiguities } from '../../domain/diff/ambiguous.js';
import type { Ambiguity } from '../../domain/diff/ambiguous.js';
import type { RenameIntent } from '../../domain/diff/rename.js';
import { courseOf } from '../../domain/plan/renames.js';
import { pathText } from '../../domain/schema/id.js';
import { renameIntents } from '../diff.js';
import type { Comparison } from '../sources/compare.js';

/** What was said beforehand of things that may be renamed, and who is asked about the rest. */
export interface RenameAnswers {
  /** Arguments of `--rename`. */
  readonly renames: readonly string[];
  /** Paths (`users.name`) of things that are really dropped, not renamed. */
  readonly drops: readonly string[];
  /** Asked about each drop and add that may be a rename; throws AMBIGUOUS_RENAME where nobody is there to ask. */
  readonly resolve: (ambiguity: Ambiguity) => Promise<RenameIntent | undefined>;
}

/** The renames that flags, models and answers name. */
export async function settledRenames(
  comparison: Comparison,
  input: RenameAnswers,
): Promise<readonly RenameIntent[]> {
  const intents = [...renameIntents(comparison, input.renames)];
  const dropped = new Set(input.drops);
  for (;;) {
    const renamed = courseOf(comparison.from.state, intents, comparison.engine.dialect.occupies).renamed;
    const open = ambiguities(renamed, comparison.to.state, settledIds(renamed.objects.values(), dropped));
    const [first] = open;
    if (!first) return intents;
    const answer = await input.resolve(first);
    if (answer) intents.push(answer);
    else dropped.add(pathText(first.dropped.path));
  }
}

type Objects = Iterable<{ readonly id: string; readonly path: readonly string[] }>;

/** The ids of the objects that the user calls dropped, by their path with or without the schema. */
function settledIds(objects: Objects, dropped: ReadonlySet<string>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { id, path } of objects) {
    if (dropped.has(pathText(path)) || dropped.has(pathText(path.slice(1)))) ids.add(id);
  }
  return ids;
}
