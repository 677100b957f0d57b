import type { ObjectBase } from './base.js';

/** The comment on another object, its parent. Path: the parent's kind and path. */
export interface Comment extends ObjectBase<'comment'> {
  readonly text: string;
}
