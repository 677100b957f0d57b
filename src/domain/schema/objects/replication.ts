import type { ObjectBase } from './base.js';

/** What is sent to subscribers. Path: `[name]`. */
export interface Publication extends ObjectBase<'publication'> {
  readonly allTables?: boolean | undefined;
  /** `TABLE s.t (a) WHERE (…)` and `TABLES IN SCHEMA s`, sorted. */
  readonly members?: readonly string[] | undefined;
  /** `name = value`, sorted; absent: the defaults. */
  readonly options?: readonly string[] | undefined;
}

/** What changes are taken from another database. Path: `[name]`. */
export interface Subscription extends ObjectBase<'subscription'> {
  /** How the publisher is reached, as it stands in the catalog: it may hold a password. */
  readonly connection: string;
  readonly publications: readonly string[];
  /** The slot that waits at the publisher; absent: none. */
  readonly slot?: string | undefined;
  /** `name = value`, all that the server knows. */
  readonly options: readonly string[];
}
