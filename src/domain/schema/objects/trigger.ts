import type { ObjectId } from '../id.js';
import type { ObjectBase } from './base.js';

/** When a trigger or rule fires, where that isn't "on the origin": session_replication_role decides. */
export type Firing = 'disabled' | 'replica' | 'always';

/** A trigger; `definition` is the whole CREATE TRIGGER in canonical text. Path: table's path and name, or `[name]`. */
export interface Trigger extends ObjectBase<'trigger'> {
  readonly definition: string;
  readonly firing?: Firing | undefined;
  /**
   * The trigger of a partitioned table that this one is the copy of in a partition. Such a copy is an object only where
   * it fires otherwise, and says nothing but that: its definition is empty.
   */
  readonly partOf?: ObjectId | undefined;
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
