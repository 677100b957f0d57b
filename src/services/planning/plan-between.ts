import { withUndeclared } from '../../domain/declaration/undeclared.js';
import { nameOnlyRenames } from '../../domain/diff/name-only.js';
import type { RenameIntent } from '../../domain/diff/rename.js';
import type { Leg, Plan } from '../../domain/plan/plan.js';
import { plan } from '../../domain/plan/plan.js';
import type { RenameCourse } from '../../domain/plan/renames.js';
import { courseOf, inverseIntents } from '../../domain/plan/renames.js';
import type { SchemaState } from '../../domain/schema/state.js';
import type { Engine, ShadowPlace } from '../ports/engine.js';
import type { Scope } from '../ports/session.js';
import { build, runStatements, withShadow } from './shadow.js';

export interface PlanInput {
  readonly engine: Engine;
  readonly place: ShadowPlace;
  readonly scope: Scope;
  readonly before: SchemaState;
  readonly after: SchemaState;
  readonly renames: readonly RenameIntent[];
  /** `after` comes from models, which have no words for everything. */
  readonly declared: boolean;
}

/**
 * Plans the way between two states and back. Texts that a rename changes (views, checks) are read again in a shadow,
 * since only the engine knows how it rewrites them.
 */
export async function planBetween(input: PlanInput): Promise<Plan> {
  const first = await legOf(input, input.before, input.after, withNameOnly(input));
  const after = input.declared
    ? withUndeclared(input.after, first.renamed, input.engine.dialect.atBirth)
    : input.after;
  const there = { ...first, after };
  const back = await legOf(input, after, input.before, inverseIntents(there.renames));
  return plan(there, back, input.engine.dialect);
}

/** Whether the way there has renames, so that it can't be planned without a shadow. */
export function hasRenames(input: PlanInput): boolean {
  return courseOf(input.before, withNameOnly(input)).moves.length > 0;
}

/** The renames that were asked for, and those of constraints and indexes that follow from them or stand alone. */
function withNameOnly({ engine, before, after, renames }: PlanInput): readonly RenameIntent[] {
  const { dialect } = engine;
  const { renamed } = courseOf(before, renames);
  return [...renames, ...nameOnlyRenames(renamed, after, (object) => dialect.canRename?.(object) ?? false)];
}

async function legOf(
  input: PlanInput,
  before: SchemaState,
  after: SchemaState,
  intents: readonly RenameIntent[],
): Promise<Leg> {
  const renames = courseOf(before, intents);
  const renamed = renames.moves.length === 0 ? renames.renamed : await readAgain(input, renames);
  return { before, renames, renamed, after };
}

async function readAgain(input: PlanInput, renames: RenameCourse): Promise<SchemaState> {
  const { engine, place, scope } = input;
  return withShadow(engine, place, async ({ session }) => {
    await build(session, renames.cleared, engine.dialect, place.given);
    for (const { change, before, after } of renames.moves) {
      await runStatements(session, engine.dialect.compile(change, { before, after }));
    }
    const read = await session.reflect(scope);
    return { ...read, unmanaged: renames.renamed.unmanaged };
  });
}
