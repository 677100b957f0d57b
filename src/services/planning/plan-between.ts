import { withUndeclared } from '../../domain/declaration/undeclared.js';
import { nameOnlyRenames } from '../../domain/diff/name-only.js';
import type { RenameIntent } from '../../domain/diff/rename.js';
import type { Leg, Plan, PlannedLeg } from '../../domain/plan/plan.js';
import { plan, planThere } from '../../domain/plan/plan.js';
import type { Dialect } from '../../domain/plan/dialect.js';
import type { RenameCourse } from '../../domain/plan/renames.js';
import { courseOf, inverseIntents } from '../../domain/plan/renames.js';
import type { ObjectId } from '../../domain/schema/id.js';
import type { SchemaObject } from '../../domain/schema/object.js';
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
  const there = await legThere(input);
  const back = await legOf(input, there.after, input.before, inverseIntents(there.renames));
  return plan(there, back, input.engine.dialect);
}

/** Plans the way there alone, for who only looks. */
export async function planOneWay(input: PlanInput): Promise<readonly PlannedLeg[]> {
  return planThere(await legThere(input), input.engine.dialect);
}

async function legThere(input: PlanInput): Promise<Leg> {
  const first = await legOf(input, input.before, input.after, withNameOnly(input));
  if (!input.declared) return first;
  return { ...first, after: withUndeclared(input.after, first.renamed, input.engine.dialect.atBirth) };
}

/** Whether the way there has renames, so that it can't be planned without a shadow. */
export function hasRenames(input: PlanInput): boolean {
  return courseOf(input.before, withNameOnly(input), input.engine.dialect.occupies).moves.length > 0;
}

/** The renames that were asked for, and those of constraints and indexes that follow from them or stand alone. */
function withNameOnly({ engine, before, after, renames }: PlanInput): readonly RenameIntent[] {
  const { dialect } = engine;
  const { renamed } = courseOf(before, renames, dialect.occupies);
  const isFree = freeNames(renamed, dialect);
  const canRename = (object: SchemaObject, as: SchemaObject): boolean =>
    dialect.canRename?.(object) === true && isFree(object, as);
  return [...renames, ...nameOnlyRenames(renamed, after, canRename)];
}

/** Whether no object of another kind has a name yet that the renamed one would take. */
function freeNames(
  state: SchemaState,
  { occupies }: Dialect,
): (object: SchemaObject, as: SchemaObject) => boolean {
  let names: Map<string, Set<ObjectId>> | undefined;
  const held = (): Map<string, Set<ObjectId>> => {
    const found = new Map<string, Set<ObjectId>>();
    for (const object of state.objects.values()) {
      for (const name of occupies(object)) found.set(name, (found.get(name) ?? new Set()).add(object.id));
    }
    return found;
  };
  return (object, as) => {
    names ??= held();
    const holders = occupies(as).flatMap((name) => [...(names?.get(name) ?? [])]);
    return holders.every((id) => id === object.id || id === as.id);
  };
}

async function legOf(
  input: PlanInput,
  before: SchemaState,
  after: SchemaState,
  intents: readonly RenameIntent[],
): Promise<Leg> {
  const renames = courseOf(before, intents, input.engine.dialect.occupies);
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
