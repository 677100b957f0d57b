import type { ObjectBase } from './base.js';

/** A policy of row security. Path: the table's path and the name. */
export interface Policy extends ObjectBase<'policy'> {
  readonly command: 'all' | 'select' | 'insert' | 'update' | 'delete';
  readonly restrictive?: boolean | undefined;
  /** Sorted; absent: everyone. */
  readonly roles?: readonly string[] | undefined;
  readonly using?: string | undefined;
  readonly check?: string | undefined;
}

/** What a grant says in place of a role's name: the owner of the object, whoever that is. */
export const ownerRole = '';

/** What a grant says in place of a role's name: everyone. No role can have this name. */
export const everyone = 'public';

/**
 * What one role may do with one object, its parent, where that isn't what the engine gives it by itself. Path: the
 * parent's kind and path, then the role, then the grantor if there is one.
 */
export interface Grant extends ObjectBase<'grant'> {
  /** A name, `ownerRole` or `everyone`. */
  readonly role: string;
  /** Who gave it, where that isn't the owner. */
  readonly grantor?: string | undefined;
  /** Sorted; `ALL` stands for all there are; one that the role may pass on ends in `*`. */
  readonly privileges: readonly string[];
  /** What the role has where nobody says otherwise, where that isn't what objects of this kind give by themselves. */
  readonly usual?: readonly string[] | undefined;
  /** The object in the words of DDL, where it isn't part of the state (a member of an extension). */
  readonly on?: string | undefined;
  /** The one column of `on` that it is for. */
  readonly column?: string | undefined;
}

export type DefaultPrivilegeSubject = 'table' | 'sequence' | 'function' | 'type' | 'schema' | 'large-object';

/**
 * Privileges that objects which a role makes later get at birth. Path: the role, the schema (or ''), the kind of
 * object, the grantee. As with grants, only what isn't the engine's own rule is an object.
 */
export interface DefaultPrivilege extends ObjectBase<'default-privilege'> {
  /** The role that makes the objects; `ownerRole`: the one that works here. */
  readonly maker: string;
  readonly schema?: string | undefined;
  readonly on: DefaultPrivilegeSubject;
  /** As in a grant; `ownerRole` stands for the maker. */
  readonly role: string;
  readonly privileges: readonly string[];
}

/** The owner of an object, its parent, where it isn't the role that works here. Path: the parent's kind and path. */
export interface Owner extends ObjectBase<'owner'> {
  /** A name, or `ownerRole` for the role that works here, where another one is usual. */
  readonly role: string;
  /** Whose the object is where nobody says otherwise, if not that role's. */
  readonly usual?: string | undefined;
}
