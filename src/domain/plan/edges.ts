import type { ObjectId } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import type { Dialect, Sides } from './dialect.js';
import type { Ledger } from './ledger.js';
import { footprint, ledgerOf } from './ledger.js';
import type { StandIns } from './stand-ins.js';
import type { ReleaseStep, Step } from './step.js';

/** The objects whose needs, mentions, parents' changes or handovers no longer decide anything. */
export interface Waived {
  readonly needs: ReadonlySet<ObjectId>;
  readonly mentions: ReadonlySet<ObjectId>;
  readonly parents: ReadonlySet<ObjectId>;
  /** Objects that go whether or not what they would outlast is made by then. */
  readonly handovers: ReadonlySet<ObjectId>;
  readonly standIns: StandIns;
}

function requirements(object: SchemaObject, waived: Waived): readonly ObjectId[] {
  const needs = waived.needs.has(object.id) ? [] : object.needs;
  return object.parent === undefined ? needs : [...needs, object.parent];
}

type Edge = readonly [number, number];

/**
 * The edges of the order. Creates and changes come after what makes or changes the things they need or mention; drops
 * come before what drops or changes the things they needed; a name is freed before it is taken.
 */
export function* edgesOf(
  steps: readonly Step[],
  sides: Sides,
  dialect: Dialect,
  waived: Waived,
): Iterable<Edge> {
  const ledger = ledgerOf(steps, dialect);
  for (const [index, step] of steps.entries()) {
    const { makes, removes, changes, releases, during } = footprint(step);
    for (const object of makes) yield* afterItsNeeds(object, index, ledger, waived);
    for (const object of changes) yield* afterItsNewNeeds(object, index, ledger, waived);
    for (const object of removes) yield* beforeItsNeeds(object, index, step, ledger, waived);
    for (const object of changes) yield* beforeOldNeeds(object, index, sides, ledger);
    for (const object of releases) yield* aroundItsAbsence(object, index, during, ledger);
    if (step.verb === 'release') yield* afterNeedsOfItsForm(step, index, ledger);
    for (const object of [...makes, ...changes, ...releases])
      yield* afterOthers(object, index, ledger, sides, dialect, false);
    for (const object of removes) yield* afterOthers(object, index, ledger, sides, dialect, true);
    for (const object of [...changes, ...removes])
      yield* afterItsHeirs(object, index, ledger, sides, dialect, waived);
  }
  for (const [name, takers] of ledger.taken) {
    for (const from of ledger.freed.get(name) ?? []) for (const to of takers) yield [from, to];
  }
}

function* afterItsNeeds(object: SchemaObject, index: number, ledger: Ledger, waived: Waived): Iterable<Edge> {
  const mentions = waived.mentions.has(object.id) ? [] : (object.mentions ?? []);
  for (const need of [...requirements(object, waived), ...mentions]) {
    const [maker, changer] = [ledger.makers.get(need), ledger.changers.get(need)];
    // What happens while the other one waits doesn't wait for it.
    if (ledger.waiting.get(need)?.has(object.id)) continue;
    const standIn = waived.standIns.creates.get(need);
    const isEnough = maker !== undefined && (!standIn || standIn.circle.has(object.id));
    if (maker !== undefined) yield [maker, index];
    if (changer !== undefined && !isEnough) yield [changer, index];
  }
}

function* beforeItsNeeds(
  object: SchemaObject,
  index: number,
  step: Step,
  ledger: Ledger,
  waived: Waived,
): Iterable<Edge> {
  for (const need of requirements(object, waived)) {
    const remover = ledger.removers.get(need);
    if (remover !== undefined) yield [index, remover];
    // A rebuild also makes things that come after the change, so only a plain drop must come before it.
    const first = ledger.releasers.get(need) ?? ledger.changers.get(need);
    const isWaived =
      (need === object.parent && waived.parents.has(object.id)) ||
      waived.standIns.drops.get(need)?.circle.has(object.id) === true;
    const changer = step.verb === 'drop' && !isWaived ? first : undefined;
    if (changer !== undefined) yield [index, changer];
  }
}

/** A part that changes waits for its parent to be made, but not to change: that may wait for what the part lets go. */
function* afterItsNewNeeds(
  object: SchemaObject,
  index: number,
  ledger: Ledger,
  waived: Waived,
): Iterable<Edge> {
  const { parent } = object;
  const needs = object.needs.filter((need) => need !== parent);
  yield* afterItsNeeds({ ...object, parent: undefined, needs }, index, ledger, waived);
  for (const id of parent === undefined ? [object.id] : [object.id, parent]) {
    const maker = ledger.makers.get(id);
    if (maker !== undefined) yield [maker, index];
  }
}

/** What waits in another form does so before the things that it needed go, and takes its last form afterwards. */
function* aroundItsAbsence(
  object: SchemaObject,
  index: number,
  during: ReadonlySet<ObjectId>,
  ledger: Ledger,
): Iterable<Edge> {
  for (const need of object.needs) {
    const remover = ledger.removers.get(need);
    if (remover !== undefined) yield [index, remover];
  }
  const gone = ledger.removers.get(object.id);
  if (gone !== undefined) {
    yield [index, gone];
    for (const need of object.needs) {
      const changer = ledger.changers.get(need);
      if (changer !== undefined) yield [index, changer];
    }
    return;
  }
  const last = ledger.changers.get(object.id);
  if (last === undefined) return;
  yield [index, last];
  for (const id of during) {
    const releaser = ledger.releasers.get(id);
    if (releaser !== undefined) yield [index, releaser];
    const changer = ledger.makers.get(id) ?? ledger.changers.get(id);
    if (changer !== undefined) yield* [[index, changer] as const, [changer, last] as const];
  }
}

/** The form in which something waits may need what it did not need before. */
function* afterNeedsOfItsForm(
  { before, after }: ReleaseStep,
  index: number,
  { makers }: Ledger,
): Iterable<Edge> {
  for (const need of after.needs) {
    const maker = before.needs.includes(need) ? undefined : makers.get(need);
    if (maker !== undefined) yield [maker, index];
  }
}

function* afterOthers(
  object: SchemaObject,
  index: number,
  { makers, removers, changers }: Ledger,
  sides: Sides,
  dialect: Dialect,
  goes: boolean,
): Iterable<Edge> {
  for (const id of dialect.comesAfter?.(object, sides, goes) ?? []) {
    const other = removers.get(id) ?? makers.get(id) ?? changers.get(id);
    if (other !== undefined && other !== index) yield [other, index];
  }
}

function* afterItsHeirs(
  object: SchemaObject,
  index: number,
  ledger: Ledger,
  sides: Sides,
  dialect: Dialect,
  waived: Waived,
): Iterable<Edge> {
  if (waived.handovers.has(object.id)) return;
  for (const id of dialect.outlasts?.(object, sides) ?? []) {
    const maker = ledger.makers.get(id);
    if (maker !== undefined && maker !== index) yield [maker, index];
  }
}

function* beforeOldNeeds(object: SchemaObject, index: number, sides: Sides, ledger: Ledger): Iterable<Edge> {
  if (ledger.releasers.has(object.id) || ledger.makers.has(object.id)) return;
  for (const need of sides.before.objects.get(object.id)?.needs ?? []) {
    const remover = ledger.removers.get(need);
    if (remover !== undefined && !ledger.makers.has(need)) yield [index, remover];
  }
}
