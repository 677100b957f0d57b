import type { ObjectId } from '../id.js';

/** Comments that stand with a definition in the text that the engine keeps of it (SQLite), each with its marks. */
export interface Remarks {
  /** On lines of their own above it. */
  readonly above?: readonly string[] | undefined;
  /** Within it, or behind it on its line. */
  readonly beside?: readonly string[] | undefined;
}

/**
 * What every object of a state carries. `path` and `kind` make the `id`. `needs` names the objects that must exist
 * before this one can (beside its `parent`); it is sorted and never compared. `mentions` names objects of which its text
 * speaks though the engine doesn't tie it to them: it is made after them where that can be. `ordinal` is a hint for
 * reading order (columns of a table). `remarks` are its comments, and `written` is its text as it was written where that
 * holds comments: what is made from either keeps them. None of these is ever compared. Everything else is a facet: facets that are absent stand for the
 * engine's default, and two objects are equal when all their facets are.
 */
export interface ObjectBase<Kind extends string> {
  readonly kind: Kind;
  readonly id: ObjectId;
  readonly path: readonly string[];
  readonly parent?: ObjectId | undefined;
  readonly needs: readonly ObjectId[];
  readonly mentions?: readonly ObjectId[] | undefined;
  readonly ordinal?: number | undefined;
  readonly remarks?: Remarks | undefined;
  readonly written?: string | undefined;
}
