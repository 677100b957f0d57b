import { SchemactlError } from '../error.js';
import type { ObjectId } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import { comesLast, kindRank } from '../schema/object.js';
import { compareText } from '../schema/text.js';
import type { Dialect, Sides } from './dialect.js';
import { escapeOf, giveWay } from './expand.js';
import type { Work } from './displace.js';
import { fold } from './fold.js';
import { edgesOf } from './edges.js';
import type { Graph } from './graph.js';
import { cycles, graphOf, topological } from './graph.js';
import type { Loosened } from './loosen.js';
import { idsOf, loosen, nothingLoosened } from './loosen.js';
import { standInAmong, withStandIns } from './stand-ins.js';
import type { Step } from './step.js';
import { stepAt, stepSubject } from './step.js';

const verbRank = { rename: 0, drop: 1, release: 2, alter: 3, rebuild: 3, create: 4 } as const;

function inReadingOrder(a: Step, b: Step): number {
  const [left, right] = [stepSubject(a), stepSubject(b)];
  const last = Number(comesLast(left.kind)) - Number(comesLast(right.kind));
  if (last !== 0) return last;
  const verbs = verbRank[a.verb] - verbRank[b.verb];
  if (verbs !== 0) return verbs;
  const kinds = kindRank(left.kind) - kindRank(right.kind);
  return (a.verb === 'drop' ? -kinds : kinds) || byOrdinal(left, right) || compareText(left.id, right.id);
}

/** Columns of one table keep the order in which the table has them. */
function byOrdinal(a: SchemaObject, b: SchemaObject): number {
  return a.parent === b.parent ? (a.ordinal ?? 0) - (b.ordinal ?? 0) : 0;
}

/**
 * Folds the work into steps and puts them in the one order that all their needs allow. A legal cycle is cut by taking
 * something out of its parent's statement, by dropping a wish for order, by letting something stand in another form for
 * a while, or by making anew, or leading aside, what was to be altered in place, and then nothing else is let go of before
 * it must be; any other is a bug and thrown with its path.
 */
export function order(work: Work, sides: Sides, dialect: Dialect): readonly Step[] {
  let loose = nothingLoosened();
  const gaveWay = new Set<ObjectId>();
  for (;;) {
    const folded = fold(work, sides, dialect, loose);
    const steps = [...withStandIns(folded, loose.standIns)].sort(inReadingOrder);
    const graph = graphOf(steps.length, edgesOf(steps, sides, dialect, { ...loose, needs: loose.wishes }));
    const sorted = topological(graph);
    if (sorted.length === steps.length) return sorted.map((index) => told(stepAt(steps, index), loose));
    if (loosen(steps, graph, sides, dialect, loose)) continue;
    if (letStandIn(steps, graph, sides, dialect, loose)) continue;
    const inTheWay = escaping(steps, graph, (id) => escapeOf(id, sides, dialect, work));
    if (inTheWay === undefined || gaveWay.has(inTheWay)) throw cycleError(steps, graph);
    gaveWay.add(inTheWay);
    giveWay(inTheWay, sides, dialect, work);
    loose = nothingLoosened();
  }
}

/**
 * What of a cycle is altered in place, though it could give way: such a thing goes from what it needed to what it needs
 * in one step, which must then stand side by side, also where the new takes the names of the old. What holds rows gives
 * way last.
 */
function escaping(
  steps: readonly Step[],
  graph: Graph,
  escapeFor: (id: ObjectId) => 'anew' | 'aside' | undefined,
): ObjectId | undefined {
  const members = cycles(graph).flatMap((component) => component.map((index) => stepAt(steps, index)));
  const altered = members.filter(({ verb }) => verb === 'alter').map(stepSubject);
  const able = (escape: 'anew' | 'aside'): readonly SchemaObject[] =>
    altered.filter(({ id }) => escapeFor(id) === escape);
  const [anew, aside] = [able('anew'), able('aside')];
  return [...(anew.length > 0 ? anew : aside)].sort(
    (a, b) => kindRank(b.kind) - kindRank(a.kind) || compareText(a.id, b.id),
  )[0]?.id;
}

/** The step, and whether it comes too early for what its object mentions, or while something that it needs stands in. */
function told(step: Step, { mentions, standIns }: Loosened): Step {
  const { id } = stepSubject(step);
  const isBeforeOthers = [...standIns.creates].some(([other, { circle }]) => other !== id && circle.has(id));
  const isEarly = (step.verb === 'create' || step.verb === 'alter') && (mentions.has(id) || isBeforeOthers);
  return isEarly ? { ...step, early: true } : step;
}

/** Lets one thing of each cycle stand in another form, where there is one that can. */
function letStandIn(
  steps: readonly Step[],
  graph: Graph,
  sides: Sides,
  dialect: Dialect,
  { standIns }: Loosened,
): boolean {
  let cut = false;
  for (const component of cycles(graph)) {
    const members = component.map((index) => stepAt(steps, index));
    const circle = idsOf(members);
    const found = standInAmong(members, circle, sides, dialect, standIns);
    if (!found) continue;
    standIns[found.verb === 'create' ? 'creates' : 'drops'].set(found.id, { form: found.form, circle });
    cut = true;
  }
  return cut;
}

function cycleError(steps: readonly Step[], graph: Graph): SchemactlError {
  const path = (cycles(graph)[0] ?? []).map((index) => {
    const step = stepAt(steps, index);
    return `${step.verb} ${stepSubject(step).id}`;
  });
  return new SchemactlError('INTERNAL', `these changes need each other: ${path.join(' -> ')}`, {
    hint: 'Please report this: the order of changes must never have a cycle.',
  });
}
