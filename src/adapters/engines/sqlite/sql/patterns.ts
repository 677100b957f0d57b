import { partOf } from '../../../../domain/schema/part.js';
import type { SchemaState } from '../../../../domain/schema/state.js';
import type { Scope } from '../../../../services/ports/session.js';

function matcher(pattern: string): RegExp {
  const text = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${text.join('.*')}$`, 'is');
}

/** Says of a name whether it is one of these, whatever its case. */
export function hiddenTest(hidden: readonly string[]): (name: string) => boolean {
  const names = new Set(hidden.map((name) => name.toLowerCase()));
  return (name) => names.has(name.toLowerCase());
}

/**
 * The part of a state that the scope keeps: its patterns stand for `name` or `main.name` of tables and views, with all
 * that belongs to them, and of indexes and triggers.
 */
export function withinSqlite(state: SchemaState, { exclude }: Scope): SchemaState {
  if (!exclude) return state;
  const patterns = exclude.map(matcher);
  return partOf(state, ({ path: [name = ''] }) => {
    return !patterns.some((pattern) => pattern.test(name) || pattern.test(`main.${name}`));
  });
}
