import { SchemactlError } from '../error.js';
import type { ObjectId } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import { comesLast, kindRank } from '../schema/object.js';
import { compareText } from '../schema/text.js';
import type { Dialect, Sides } from './dialect.js';
import { escapeOf, giveWay } from './expand.js';
import type { Work } from './expand.js';
import type { Loose } from './fold.js';
import { fold } from './fold.js';
import { edgesOf } from './edges.js';
import type { Graph } from './graph.js';
import { cycles, graphOf, topological } from './graph.js';
import type { StandIn } from './stand-ins.js';
import { standInAmong, withStandIns } from './stand-ins.js';
import type { Step } from './step.js';
import { stepSubject } from './step.js';

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
 * a while, or by making anew, or leading aside, what was to be altered in place; any other is a bug and thrown with its path.
 */
export function order(work: Work, sides: Sides, dialect: Dialect): readonly Step[] {
  const loose: Loosened = {
    creates: new Set(),
    drops: new Set(),
    wishes: new Set(),
    mentions: new Set(),
    parents: new Set(),
    handovers: new Set(),
    standIns: { creates: new Map(), drops: new Map() },
  };
  for (;;) {
    const folded = fold(work, sides, dialect, loose);
    const steps = [...withStandIns(folded, loose.standIns)].sort(inReadingOrder);
    const graph = graphOf(steps.length, edgesOf(steps, sides, dialect, { ...loose, needs: loose.wishes }));
    const sorted = topological(graph);
    if (sorted.length === steps.length) return sorted.map((index) => told(stepAt(steps, index), loose));
    if (loosen(steps, graph, sides, dialect, loose)) continue;
    if (letStandIn(steps, graph, sides, dialect, loose)) continue;
    const inTheWay = escaping(steps, graph, (id) => escapeOf(id, sides, dialect, work));
    if (inTheWay === undefined) throw cycleError(steps, graph);
    giveWay(inTheWay, sides, dialect, work);
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

function stepAt(steps: readonly Step[], index: number): Step {
  const step = steps[index];
  if (!step) throw new SchemactlError('INTERNAL', `no step ${index}`);
  return step;
}

/** The step, and whether it comes too early for what its object mentions, or while something that it needs stands in. */
function told(step: Step, { mentions, standIns }: Loosened): Step {
  const { id } = stepSubject(step);
  const isBeforeOthers = [...standIns.creates].some(([other, { circle }]) => other !== id && circle.has(id));
  const isEarly = (step.verb === 'create' || step.verb === 'alter') && (mentions.has(id) || isBeforeOthers);
  return isEarly ? { ...step, early: true } : step;
}

interface Loosened extends Loose {
  readonly creates: Set<ObjectId>;
  readonly drops: Set<ObjectId>;
  /** Objects whose needs no longer decide anything. */
  readonly wishes: Set<ObjectId>;
  /** Objects whose mentions no longer decide anything. */
  readonly mentions: Set<ObjectId>;
  /** Objects that go whether or not their parent has changed already. */
  readonly parents: Set<ObjectId>;
  /** Objects that go before what they would outlast is made. */
  readonly handovers: Set<ObjectId>;
  readonly standIns: {
    readonly creates: Map<ObjectId, StandIn>;
    readonly drops: Map<ObjectId, StandIn>;
  };
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

function idsOf(steps: readonly Step[]): ReadonlySet<ObjectId> {
  return new Set(steps.flatMap((step) => touched(step).map(({ id }) => id)));
}

/**
 * Cuts every cycle once. First go handovers, then mentions that the engine doesn't read, then of all that could be cut
 * what comes last in reading order, at last the other mentions.
 */
function loosen(
  steps: readonly Step[],
  graph: Graph,
  sides: Sides,
  dialect: Dialect,
  loose: Loosened,
): boolean {
  let cut = false;
  for (const component of cycles(graph)) {
    const members = component.map((index) => stepAt(steps, index));
    const inside = idsOf(members);
    const lasting = handingOver(members, inside, sides, dialect, loose);
    if (lasting.length > 0) {
      for (const { id } of lasting) loose.handovers.add(id);
      cut = true;
      continue;
    }
    const talking = mentioning(members, inside, loose);
    const unread = talking.filter((object) => !dialect.readsMentions?.(object, sides.after));
    const awaited = waitersAmong(members, sides, dialect);
    const parts = members.flatMap((step) => cuttable(step, sides, dialect, loose, inside, awaited));
    const apart = parts.length > 0 ? parts : partsOfChanging(members, loose);
    const mentions = unread.length > 0 ? unread : apart.length > 0 ? [] : talking;
    const candidates =
      mentions.length > 0 ? mentions.map((object) => ({ object, set: loose.mentions })) : apart;
    const rank = Math.max(...candidates.map(({ object }) => kindRank(object.kind)));
    for (const { object, set } of candidates) {
      if (kindRank(object.kind) !== rank) continue;
      set.add(object.id);
      cut = true;
    }
  }
  return cut;
}

/** What in a cycle changes or goes after something that it would outlast. */
function handingOver(
  members: readonly Step[],
  inside: ReadonlySet<ObjectId>,
  sides: Sides,
  dialect: Dialect,
  loose: Loosened,
): readonly SchemaObject[] {
  return members
    .filter(({ verb }) => verb === 'drop' || verb === 'alter')
    .flatMap(touched)
    .filter(({ id }) => !loose.handovers.has(id))
    .filter((object) => dialect.outlasts?.(object, sides).some((id) => inside.has(id)) ?? false);
}

/** What in a cycle is made after something that it only mentions. */
function mentioning(
  members: readonly Step[],
  inside: ReadonlySet<ObjectId>,
  loose: Loosened,
): readonly SchemaObject[] {
  return members
    .filter(({ verb }) => verb === 'create' || verb === 'alter')
    .map(stepSubject)
    .filter((object) => !loose.mentions.has(object.id))
    .filter((object) => object.mentions?.some((id) => inside.has(id)) ?? false);
}

/** What goes while its parent is altered: as a rule before, but a part is rarely in the way of such a change. */
function partsOfChanging(members: readonly Step[], loose: Loosened): readonly Cut[] {
  const altered = new Set(members.filter(({ verb }) => verb === 'alter').map((step) => stepSubject(step).id));
  return members
    .filter(({ verb }) => verb === 'drop')
    .flatMap(touched)
    .filter(({ id, parent = '' }) => altered.has(parent) && !loose.parents.has(id))
    .map((object) => ({ object, set: loose.parents }));
}

function touched(step: Step): readonly SchemaObject[] {
  switch (step.verb) {
    case 'create':
      return [step.object, ...step.embedded];
    case 'drop':
      return [step.object, ...step.implied];
    case 'alter':
    case 'release':
    case 'rename':
      return [step.after];
    case 'rebuild':
      return [step.after, ...step.embedded, ...step.implied];
  }
}

interface Cut {
  readonly object: SchemaObject;
  readonly set: Set<ObjectId>;
}

/** The steps that come after an object is gone, though they don't need it. */
type Waiters = ReadonlyMap<ObjectId, readonly Step[]>;

function waitersAmong(members: readonly Step[], sides: Sides, dialect: Dialect): Waiters {
  const found = new Map<ObjectId, Step[]>();
  for (const step of members) {
    for (const id of touched(step).flatMap((object) => dialect.comesAfter?.(object, sides) ?? [])) {
      const list = found.get(id);
      if (list) list.push(step);
      else found.set(id, [step]);
    }
  }
  return found;
}

/** What an object is made after: what it needs, and what it mentions as long as that still counts. */
function wanted({ id, needs, mentions = [] }: SchemaObject, loose: Loosened): readonly ObjectId[] {
  return loose.mentions.has(id) ? needs : [...needs, ...mentions];
}

function cuttable(
  step: Step,
  sides: Sides,
  dialect: Dialect,
  loose: Loosened,
  inside: ReadonlySet<ObjectId>,
  awaited: Waiters,
): readonly Cut[] {
  const own = new Set(touched(step).map((object) => object.id));
  const leadsOut = (object: SchemaObject): boolean =>
    wanted(object, loose).some((need) => inside.has(need) && !own.has(need)) && !loose.wishes.has(object.id);
  const isAwaited = ({ id }: SchemaObject): boolean =>
    awaited.get(id)?.some((each) => each !== step) ?? false;
  switch (step.verb) {
    case 'create':
    case 'rebuild':
      return step.embedded.filter(leadsOut).flatMap((object): readonly Cut[] => {
        const embedding = dialect.embeds(object, sides.after);
        if (embedding === 'soft') return [{ object, set: loose.wishes }];
        return embedding === 'weak' && step.verb === 'create' ? [{ object, set: loose.creates }] : [];
      });
    case 'drop':
      return step.implied
        .filter((object) => leadsOut(object) || (isAwaited(object) && !loose.drops.has(object.id)))
        .filter((object) => dialect.embeds(object, sides.before) !== 'always')
        .map((object) => ({
          object,
          set: dialect.embeds(object, sides.before) === 'soft' ? loose.wishes : loose.drops,
        }));
    case 'alter':
    case 'release':
    case 'rename':
      return [];
  }
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
