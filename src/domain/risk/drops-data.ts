import type { Statement } from '../plan/statement.js';
import type { Risk } from './risk.js';

/** A table, a column or another thing that holds rows goes, and its data with it. */
export function dropsData(statement: Statement): readonly Risk[] {
  return statement.effects
    .filter((effect) => effect.kind === 'drops-data')
    .map(({ object }) => ({
      code: 'DROPS_DATA',
      level: 'danger',
      object,
      message: `${object} is dropped and its data is lost`,
      remedy:
        'Was it renamed? Say so (renamedFrom, --rename). Else keep a copy, and drop it once nothing reads it.',
    }));
}
