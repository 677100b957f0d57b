import { diff } from '../diff/diff.js';
import type { Change } from '../diff/change.js';
import type { SchemaState } from '../schema/state.js';
import type { Dialect, Sides } from './dialect.js';
import { expand } from './expand.js';
import { order } from './order.js';
import type { RenameCourse } from './renames.js';
import { courseOf, inverseIntents } from './renames.js';
import type { Statement } from './statement.js';

/** One way from a state to another: first its renames, then the rest. */
export interface Leg {
  readonly before: SchemaState;
  readonly renames: RenameCourse;
  /** The state after the renames as the engine reads it again; without a shadow the course's own end. */
  readonly renamed: SchemaState;
  readonly after: SchemaState;
}

/** One direction of a revision: its statements in order, and whether the runner opens the transaction around them. */
export interface Block {
  readonly statements: readonly Statement[];
  readonly transaction: boolean;
}

/** One step of the way there: the changes it makes, and how. */
export interface PlannedLeg {
  readonly changes: readonly Change[];
  readonly before: SchemaState;
  readonly after: SchemaState;
  readonly up: Block;
}

/** What one revision file will hold: such a step, and the way back. */
export interface PlannedRevision extends PlannedLeg {
  readonly down: Block;
}

/** The ordered revisions that lead from one state to another and back. */
export interface Plan {
  readonly revisions: readonly PlannedRevision[];
}

/** The statements that lead from one state to another in which no renames are left, in their one order. */
export function compileDifference(sides: Sides, dialect: Dialect): readonly Statement[] {
  const steps = order(expand(sides, dialect), sides, dialect);
  return steps.flatMap((step) => dialect.compile(step, sides));
}

/** The statements of a whole leg: clearing names that are to be taken, the renames, then the rest. */
export function compileLeg(leg: Leg, dialect: Dialect): readonly Statement[] {
  const clearing = compileDifference({ before: leg.before, after: leg.renames.cleared }, dialect);
  const renames = leg.renames.moves.flatMap(({ change, before, after }) =>
    dialect.compile(change, { before, after }),
  );
  const rest = compileDifference({ before: leg.renamed, after: leg.after }, dialect);
  return [...clearing, ...renames, ...rest];
}

/** The changes of a leg as a reader is told of them. */
export function changesOf(leg: Leg): readonly Change[] {
  const cleared = diff(leg.before, leg.renames.cleared).changes;
  const renames = leg.renames.moves.map(({ change }) => change);
  return [...cleared, ...renames, ...diff(leg.renamed, leg.after).changes];
}

/** Plans the way there and the way back, as `planThere` does. */
export function plan(there: Leg, back: Leg, dialect: Dialect): Plan {
  const legs = legsOf(there, dialect);
  const revisions = legs.map((leg): PlannedRevision => {
    const opposite = legs.length === 1 ? back : backOf(leg, dialect);
    return { ...planned(leg, dialect), down: dialect.frame(compileLeg(opposite, dialect)) };
  });
  return { revisions };
}

/**
 * Plans the way there alone. Where one transaction can't do it all, the way is cut at states that the dialect names, one
 * step each, and renames become a step of their own before them.
 */
export function planThere(there: Leg, dialect: Dialect): readonly PlannedLeg[] {
  return legsOf(there, dialect).map((leg) => planned(leg, dialect));
}

function planned(leg: Leg, dialect: Dialect): PlannedLeg {
  const up = dialect.frame(compileLeg(leg, dialect));
  return { changes: changesOf(leg), before: leg.before, after: leg.after, up };
}

function legsOf(there: Leg, dialect: Dialect): readonly Leg[] {
  const rest = diff(there.renamed, there.after);
  const stops = dialect.phases({ before: there.renamed, after: there.after }, rest);
  if (stops.length <= 1) return [there];
  const renames = there.renames.moves.length === 0 ? [] : [{ ...there, after: there.renamed }];
  return [...renames, ...stops.map((after, index) => plainLeg(stops[index - 1] ?? there.renamed, after))];
}

/** The way back of one leg of several: renames stand alone there. */
function backOf(leg: Leg, dialect: Dialect): Leg {
  if (leg.renames.moves.length === 0) return plainLeg(leg.after, leg.before);
  const renames = courseOf(leg.after, inverseIntents(leg.renames), dialect.occupies);
  return { before: leg.after, renames, renamed: leg.renames.cleared, after: leg.before };
}

/** A leg without renames. */
export function plainLeg(before: SchemaState, after: SchemaState): Leg {
  return { before, renames: { cleared: before, moves: [], renamed: before }, renamed: before, after };
}
