import type { ObjectBase } from './base.js';

/**
 * A table; its columns and constraints are objects of their own. Path: `[schema, name]`, on engines without named
 * schemas `[name]`. Each facet is used by the engines that have it and absent elsewhere.
 */
export interface Table extends ObjectBase<'table'> {
  readonly unlogged?: boolean | undefined;
  /** Storage parameters as `name=value`, sorted. */
  readonly options?: readonly string[] | undefined;
  readonly accessMethod?: string | undefined;
  readonly tablespace?: string | undefined;
  readonly replicaIdentity?: string | undefined;
  /** How its rows are shared out among partitions: `RANGE (a)`. */
  readonly partitionBy?: string | undefined;
  /** Where the rows of a foreign table are. */
  readonly foreign?:
    { readonly server: string; readonly options?: readonly string[] | undefined } | undefined;
  readonly rowSecurity?: 'enabled' | 'forced' | 'forced but disabled' | undefined;
  readonly strict?: boolean | undefined;
  readonly withoutRowid?: boolean | undefined;
  /** The names of the columns in their order, where the engine can change that order (by a rebuild). */
  readonly columnOrder?: readonly string[] | undefined;
}
