import type { ObjectBase } from './base.js';

/** A named schema of a database (PostgreSQL's `CREATE SCHEMA`). Path: `[schema]`. */
export type Namespace = ObjectBase<'schema'>;

/** An installed extension. Path: `[extension]`. Objects that belong to it are never part of a state. */
export interface Extension extends ObjectBase<'extension'> {
  readonly schema: string;
  /** It can't move to another schema. Never compared: that is for its author to say. */
  readonly fixed?: boolean | undefined;
}

/**
 * That an object goes when an extension does, although it is no part of it (`DEPENDS ON EXTENSION`). Path: the kind and
 * path of the object, its parent, and the extension.
 */
export type ExtensionDependency = ObjectBase<'extension-dependency'>;
