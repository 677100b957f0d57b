import type { ObjectId } from '../id.js';
import type { ObjectBase } from './base.js';

/** When a trigger or rule fires, where that isn't "on the origin": session_replication_role decides. */
export type Firing = 'disabled' | 'replica' | 'always';

/** The copy of a trigger that a partition has, where it fires otherwise than the trigger itself. */
export interface TriggerCopy {
  /** The partition. */
  readonly table: ObjectId;
  readonly firing: Firing | 'origin';
  /** The comment on it, which dumps keep only where it fires otherwise. */
  readonly comment?: string | undefined;
}

/** A trigger; `definition` is the whole CREATE TRIGGER in canonical text. Path: table's path and name, or `[name]`. */
export interface Trigger extends ObjectBase<'trigger'> {
  readonly definition: string;
  readonly firing?: Firing | undefined;
  readonly copies?: readonly TriggerCopy[] | undefined;
}

/** A trigger on DDL. Path: `[name]`. */
export interface EventTrigger extends ObjectBase<'event-trigger'> {
  readonly definition: string;
  readonly firing?: Firing | undefined;
}

/** A rewrite rule; `definition` is the whole CREATE RULE in canonical text. Path: the relation's path and the name. */
export interface Rule extends ObjectBase<'rule'> {
  readonly definition: string;
  readonly firing?: Firing | undefined;
}
