import type { ObjectId } from '../schema/id.js';
import type { SchemaObject } from '../schema/object.js';
import { kindRank } from '../schema/object.js';
import { compareText } from '../schema/text.js';
import type { Dialect, Sides } from './dialect.js';
import type { Step } from './step.js';
import { stepSubject } from './step.js';

/** A form with the same name and shape that needs less, in which an object stands while others come or go. */
export interface StandIn {
  readonly form: SchemaObject;
  /** The objects that make do with that form: those that need each other. */
  readonly circle: ReadonlySet<ObjectId>;
}

/** What is made in such a form before it is what it shall be, and what takes that form before it goes. */
export interface StandIns {
  readonly creates: ReadonlyMap<ObjectId, StandIn>;
  readonly drops: ReadonlyMap<ObjectId, StandIn>;
}

/** The steps, with those of objects that stand in another form for a while as two. */
export function withStandIns(steps: readonly Step[], { creates, drops }: StandIns): readonly Step[] {
  if (creates.size + drops.size === 0) return steps;
  return steps.flatMap((step): readonly Step[] => {
    const { id } = stepSubject(step);
    const [made, gone] = [creates.get(id)?.form, drops.get(id)?.form];
    if (step.verb === 'create' && made) {
      return [
        { ...step, object: made },
        { verb: 'alter', before: made, after: step.object },
      ];
    }
    if (step.verb === 'drop' && gone) {
      return [
        { verb: 'release', before: step.object, after: gone, during: new Set() },
        { ...step, object: gone },
      ];
    }
    return [step];
  });
}

interface Cut {
  readonly verb: 'create' | 'drop';
  readonly id: ObjectId;
  readonly form: SchemaObject;
}

/** Of steps that need each other, what had best stand in another form for a while: what a reader expects last. */
export function standInAmong(
  members: readonly Step[],
  inside: ReadonlySet<ObjectId>,
  sides: Sides,
  dialect: Dialect,
  known: StandIns,
): Cut | undefined {
  return members
    .flatMap((step): readonly Cut[] => {
      if (step.verb !== 'create' && step.verb !== 'drop') return [];
      const { verb, object } = step;
      if ((verb === 'create' ? known.creates : known.drops).has(object.id)) return [];
      const form = dialect.standIn?.(object, verb === 'create' ? sides.after : sides.before);
      const isFreer = object.needs.some((need) => inside.has(need) && !form?.needs.includes(need));
      return form && isFreer ? [{ verb, id: object.id, form }] : [];
    })
    .sort((a, b) => kindRank(b.form.kind) - kindRank(a.form.kind) || compareText(a.id, b.id))[0];
}
