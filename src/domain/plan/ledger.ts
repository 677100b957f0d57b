import type { ObjectId } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import type { Dialect } from './dialect.js';
import type { Step } from './step.js';

/** What a step makes, takes away and changes, each as the objects of the side it belongs to. */
interface Footprint {
  readonly makes: readonly SchemaObject[];
  readonly removes: readonly SchemaObject[];
  readonly changes: readonly SchemaObject[];
  readonly releases: readonly SchemaObject[];
  readonly during: ReadonlySet<ObjectId>;
}

const nothing: Footprint = { makes: [], removes: [], changes: [], releases: [], during: new Set() };

/** What a step does to which objects. */
export function footprint(step: Step): Footprint {
  switch (step.verb) {
    case 'create':
      return { ...nothing, makes: [step.object, ...step.embedded] };
    case 'drop':
      return { ...nothing, removes: [step.object, ...step.implied] };
    case 'alter':
    case 'rename':
      return { ...nothing, changes: [step.after] };
    case 'release':
      return { ...nothing, releases: [step.before], during: step.during };
    case 'rebuild':
      return { ...nothing, makes: step.embedded, removes: step.implied, changes: [step.after] };
  }
}

/** Which step does what to an object, and to a name, as the steps' places in their list. */
export interface Ledger {
  readonly makers: Map<ObjectId, number>;
  readonly removers: Map<ObjectId, number>;
  readonly changers: Map<ObjectId, number>;
  readonly releasers: Map<ObjectId, number>;
  /** What happens while an object waits in another form. */
  readonly waiting: Map<ObjectId, ReadonlySet<ObjectId>>;
  readonly freed: Map<string, number[]>;
  readonly taken: Map<string, number[]>;
}

function note(map: Map<string, number[]>, names: readonly string[], index: number): void {
  for (const name of names) {
    const list = map.get(name);
    if (list) list.push(index);
    else map.set(name, [index]);
  }
}

const without = (names: readonly string[], others: readonly string[]): readonly string[] =>
  names.filter((name) => !others.includes(name));

/** Goes through the steps once. */
export function ledgerOf(steps: readonly Step[], dialect: Dialect): Ledger {
  const ledger: Ledger = {
    makers: new Map(),
    removers: new Map(),
    changers: new Map(),
    releasers: new Map(),
    waiting: new Map(),
    freed: new Map(),
    taken: new Map(),
  };
  steps.forEach((step, index) => {
    const { makes, removes, changes, releases, during } = footprint(step);
    for (const object of makes) {
      ledger.makers.set(object.id, index);
      note(ledger.taken, [object.id, ...dialect.occupies(object)], index);
    }
    for (const object of removes) {
      ledger.removers.set(object.id, index);
      note(ledger.freed, [object.id, ...dialect.occupies(object)], index);
    }
    for (const object of changes) ledger.changers.set(object.id, index);
    if (step.verb === 'alter') {
      const [had, has] = [dialect.occupies(step.before), dialect.occupies(step.after)];
      note(ledger.freed, without(had, has), index);
      note(ledger.taken, without(has, had), index);
    }
    for (const object of releases) {
      ledger.releasers.set(object.id, index);
      ledger.waiting.set(object.id, during);
    }
  });
  return ledger;
}
