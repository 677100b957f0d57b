import type { ObjectId } from '../schema/id.js';

/** How strongly a statement locks a table while it runs, from "nobody notices" to "nobody reads". */
export type LockClass = 'none' | 'blocks schema changes' | 'blocks writes' | 'blocks reads and writes';

/** A fact about what a statement does beside changing the schema, told by the engine's room, judged by the rules. */
export type Effect =
  | { readonly kind: 'drops-data'; readonly object: ObjectId }
  | { readonly kind: 'narrows-type'; readonly object: ObjectId; readonly from: string; readonly to: string }
  | { readonly kind: 'rewrites-table'; readonly object: ObjectId }
  | { readonly kind: 'scans-table'; readonly object: ObjectId }
  /** Fails where the table holds rows that can't satisfy it: a new NOT NULL column without a default, a new key. */
  | {
      readonly kind: 'needs-fitting-rows';
      readonly object: ObjectId;
      readonly table: ObjectId;
      readonly why: string;
    }
  /** Fails as soon as the table holds one row. */
  | {
      readonly kind: 'needs-empty-table';
      readonly object: ObjectId;
      readonly table: ObjectId;
      readonly why: string;
    };
