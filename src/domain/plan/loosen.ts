import type { ObjectId } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import { kindRank } from '../schema/object.js';
import type { Dialect, Sides } from './dialect.js';
import type { Loose } from './fold.js';
import type { Graph } from './graph.js';
import { cycles } from './graph.js';
import type { StandIn } from './stand-ins.js';
import type { Step } from './step.js';
import { stepAt, stepSubject } from './step.js';

/** What was let go of so far, so that the order has no cycle. */
export interface Loosened extends Loose {
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

/** Nothing is let go of yet. */
export const nothingLoosened = (): Loosened => ({
  creates: new Set(),
  drops: new Set(),
  wishes: new Set(),
  mentions: new Set(),
  parents: new Set(),
  handovers: new Set(),
  standIns: { creates: new Map(), drops: new Map() },
});

/** The objects that steps speak of, with the parts that their statements have along. */
export function idsOf(steps: readonly Step[]): ReadonlySet<ObjectId> {
  return new Set(steps.flatMap((step) => touched(step).map(({ id }) => id)));
}

/**
 * Cuts every cycle once. First go handovers, then mentions that the engine doesn't read, then of all that could be cut
 * what comes last in reading order, at last the other mentions.
 */
export function loosen(
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
    const unread = talking.filter(
      (object) => !isCarried(object, members) && !dialect.readsMentions?.(object, sides.after),
    );
    const awaited = waitersAmong(members, sides, dialect);
    const parts = members.flatMap((step) => cuttable(step, sides, dialect, loose, inside, awaited));
    const apart = parts.length > 0 ? parts : partsOfChanging(members, loose);
    const mentions = unread.length > 0 ? unread : apart.length > 0 ? [] : talking;
    const found = mentions.length > 0 ? mentions.map((object) => ({ object, set: loose.mentions })) : apart;
    // What was let go of before and is in the way still is no cut: else this would never end.
    const candidates = found.filter(({ object, set }) => !set.has(object.id));
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
    .flatMap((step) => (step.verb === 'create' ? touched(step) : [stepSubject(step)]))
    .filter((object) => !loose.mentions.has(object.id))
    .filter((object) => object.mentions?.some((id) => inside.has(id)) ?? false);
}

/** Whether something is made by the statement of another object. */
const isCarried = ({ id }: SchemaObject, members: readonly Step[]): boolean =>
  members.every((step) => stepSubject(step).id !== id);

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
    for (const id of touched(step).flatMap(
      (object) => dialect.comesAfter?.(object, sides, step.verb === 'drop') ?? [],
    )) {
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
