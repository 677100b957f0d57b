import type { ObjectBase } from './base.js';

/** What is sent to subscribers. Path: `[name]`. */
export interface Publication extends ObjectBase<'publication'> {
  readonly allTables?: boolean | undefined;
  /** `TABLE s.t (a) WHERE (…)` and `TABLES IN SCHEMA s`, sorted. */
  readonly members?: readonly string[] | undefined;
  /** `name = value`, sorted; absent: the defaults. */
  readonly options?: readonly string[] | undefined;
}
