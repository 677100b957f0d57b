import type { ObjectBase } from './base.js';

/** The comment on another object, its parent. Path: the parent's kind and path. An empty text stands for none. */
export interface Comment extends ObjectBase<'comment'> {
  readonly text: string;
  /** What stands there where nobody says otherwise, if anything. */
  readonly usual?: string | undefined;
}
