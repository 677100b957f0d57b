import type { Statement } from '../plan/statement.js';
import type { Risk } from './risk.js';

/** A type holds less than before: values that don't fit fail or are cut. */
export function narrowsType(statement: Statement): readonly Risk[] {
  return statement.effects
    .filter((effect) => effect.kind === 'narrows-type')
    .map(({ object, from, to }) => ({
      code: 'NARROWS_TYPE',
      level: 'danger',
      object,
      message: `${object} goes from ${from} to ${to}: a value that doesn't fit fails or is cut`,
      remedy: 'Look for such values first and decide what becomes of them.',
    }));
}
