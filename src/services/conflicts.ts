import { describeChange, headlines } from '../domain/diff/describe.js';
import { diff } from '../domain/diff/diff.js';
import { isSchemactlError } from '../domain/error.js';
import { forkOf, headsOf } from '../domain/revision/index.js';
import type { Lineage } from '../domain/revision/index.js';
import type { SchemaState } from '../domain/schema/state.js';
import type { LinedRevision, ListedRevision } from './branches.js';
import { listed } from './branches.js';
import { loadCode } from './executor/code.js';
import { runRevision } from './executor/run-revision.js';
import { withShadow } from './planning/shadow.js';
import type { Engine, ShadowPlace } from './ports/engine.js';
import type { Ports } from './ports/ports.js';
import type { Scope } from './ports/session.js';

/** Two branches whose order matters: what one leads to fails or differs behind the other. */
export interface BranchConflict {
  readonly heads: readonly [ListedRevision, ListedRevision];
  /** What fails in which order, or what differs between the two. */
  readonly reasons: readonly string[];
}

export interface ConflictInput {
  readonly engine: Engine;
  readonly place: ShadowPlace;
  readonly scope: Scope;
}

/**
 * The branches that conflict: of each two, both orders are replayed in a shadow, and both must run and lead to the same
 * schema. Rows are not compared.
 */
export async function conflicts(
  ports: Ports,
  input: ConflictInput,
  lineage: Lineage<LinedRevision>,
): Promise<readonly BranchConflict[]> {
  const heads = headsOf(lineage);
  const found: BranchConflict[] = [];
  for (const [index, a] of heads.entries()) {
    for (const b of heads.slice(index + 1)) {
      const reasons = await reasonsOf(ports, input, lineage, a, b);
      if (reasons.length > 0) found.push({ heads: [listed(a), listed(b)], reasons });
    }
  }
  return found;
}

async function reasonsOf(
  ports: Ports,
  input: ConflictInput,
  lineage: Lineage<LinedRevision>,
  a: LinedRevision,
  b: LinedRevision,
): Promise<readonly string[]> {
  const { common, lines } = forkOf(lineage, a, b);
  const first = await replay(ports, input, [...common, ...lines[0], ...lines[1]]);
  const second = await replay(ports, input, [...common, ...lines[1], ...lines[0]]);
  const failures = [
    ...('failed' in first ? [`${a.file}, then ${b.file}: ${first.failed}`] : []),
    ...('failed' in second ? [`${b.file}, then ${a.file}: ${second.failed}`] : []),
  ];
  if ('failed' in first || 'failed' in second) return failures;
  const { changes } = diff(first.state, second.state);
  return headlines(changes).map((change) => `the order decides: ${describeChange(change)}`);
}

type Outcome = { readonly state: SchemaState } | { readonly failed: string };

/** What the files lead to in this order, or why they don't. Whatever is no fault of theirs is thrown. */
async function replay(
  ports: Ports,
  { engine, place, scope }: ConflictInput,
  files: readonly LinedRevision[],
): Promise<Outcome> {
  return withShadow(engine, place, async ({ session }) => {
    await loadCode(files, files, 'up');
    for (const revision of files) {
      try {
        const run = { session, dialect: engine.dialect, stop: ports.stop };
        await runRevision(run, revision, 'up');
      } catch (error) {
        if (!isSchemactlError(error) || error.exit === 5) throw error;
        return { failed: `${revision.file}: ${error.message}` };
      }
      await session.reset();
    }
    return { state: await session.reflect(scope) };
  });
}
