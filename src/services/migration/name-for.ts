import { headlines } from '../../domain/diff/describe.js';
import type { Change } from '../../domain/diff/change.js';
import { nameOf } from '../../domain/schema/object.js';

const wordsOf = { create: 'add', drop: 'drop', alter: 'change', rename: 'rename' } as const;

/** A name for a revision, from its first change: `add_email_to_users`, `create_users`, `change_users_and_more`. */
export function nameFor(changes: readonly Change[]): string {
  const lines = headlines(changes);
  const [first] = lines;
  if (!first) return 'empty';
  const subject = first.verb === 'create' || first.verb === 'drop' ? first.object : first.before;
  const verb = first.verb === 'create' && subject.kind === 'table' ? 'create' : wordsOf[first.verb];
  const owner = subject.kind === 'column' ? subject.path.at(-2) : undefined;
  const preposition = first.verb === 'create' ? 'to' : first.verb === 'drop' ? 'from' : 'of';
  const target = first.verb === 'rename' ? `_to_${nameOf(first.after)}` : '';
  const base = `${verb}_${nameOf(subject)}${owner === undefined ? '' : `_${preposition}_${owner}`}${target}`;
  return lines.length === 1 ? base : `${base}_and_more`;
}
