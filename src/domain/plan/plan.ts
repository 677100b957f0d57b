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

/** What one revision file will hold: the changes it makes, and both directions. */
export interface PlannedRevision {
  readonly changes: readonly Change[];
  readonly before: SchemaState;
  readonly after: SchemaState;
  readonly up: Block;
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

/**
 * Plans the way there and the way back. Where one transaction can't do it all, the way is cut at states that the
 * dialect names, one revision each, and renames become a revision of their own before them.
 */
export function plan(there: Leg, back: Leg, dialect: Dialect): Plan {
  const rest = diff(there.renamed, there.after);
  const stops = dialect.phases({ before: there.renamed, after: there.after }, rest);
  if (stops.length <= 1) return { revisions: [revisionOf(there, back, dialect)] };
  const revisions = stops.map((after, index): PlannedRevision => {
    const before = stops[index - 1] ?? there.renamed;
    return revisionOf(plainLeg(before, after), plainLeg(after, before), dialect);
  });
  return { revisions: [...renamesAlone(there, dialect), ...revisions] };
}

function renamesAlone(there: Leg, dialect: Dialect): readonly PlannedRevision[] {
  if (there.renames.moves.length === 0) return [];
  const renames = courseOf(there.renamed, inverseIntents(there.renames), dialect.occupies);
  const back: Leg = { before: there.renamed, renames, renamed: there.renames.cleared, after: there.before };
  return [revisionOf({ ...there, after: there.renamed }, back, dialect)];
}

/** A leg without renames. */
export function plainLeg(before: SchemaState, after: SchemaState): Leg {
  return { before, renames: { cleared: before, moves: [], renamed: before }, renamed: before, after };
}

function revisionOf(there: Leg, back: Leg, dialect: Dialect): PlannedRevision {
  return {
    changes: changesOf(there),
    before: there.before,
    after: there.after,
    up: dialect.frame(compileLeg(there, dialect)),
    down: dialect.frame(compileLeg(back, dialect)),
  };
}
