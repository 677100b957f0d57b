import type { Scope } from '../../../../services/ports/session.js';

function matcher(pattern: string): RegExp {
  const text = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${text.join('.*')}$`, 'is');
}

/** Says of a name whether it is left out: by the scope's patterns, over `name` or `main.name`, or as hidden. */
export function excluder(scope: Scope, hidden: readonly string[]): (name: string) => boolean {
  const patterns = (scope.exclude ?? []).map(matcher);
  const names = new Set(hidden.map((name) => name.toLowerCase()));
  return (name) =>
    names.has(name.toLowerCase()) ||
    patterns.some((pattern) => pattern.test(name) || pattern.test(`main.${name}`));
}
