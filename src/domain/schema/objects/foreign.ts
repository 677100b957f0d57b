import type { ObjectBase } from './base.js';

/** Options of the SQL/MED objects as `name 'value'`, in the order of their names. */
interface ForeignFacets {
  readonly options?: readonly string[] | undefined;
}

/** A foreign data wrapper. Path: `[name]`. */
export interface ForeignDataWrapper extends ObjectBase<'foreign-data-wrapper'>, ForeignFacets {
  readonly handler?: string | undefined;
  readonly validator?: string | undefined;
}

/** A foreign server. Path: `[name]`. */
export interface ForeignServer extends ObjectBase<'foreign-server'>, ForeignFacets {
  readonly wrapper: string;
  readonly type?: string | undefined;
  readonly version?: string | undefined;
}

/** The login of a role on a foreign server. Path: server, role. */
export interface UserMapping extends ObjectBase<'user-mapping'>, ForeignFacets {}
