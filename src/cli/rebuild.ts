import type { Target } from '../domain/target/target.js';
import { pull } from '../services/pull.js';
import type { PullResult } from '../services/pull.js';
import { scopeOf, shadowOf } from './compare-input.js';
import { placeOfModels } from './models-place.js';
import { openOptions } from './surroundings.js';
import type { Surroundings } from './surroundings.js';

/**
 * Writes models that say what the database holds now, over those of an earlier pull. Throws DESTRUCTIVE where a file
 * holds something else.
 */
export function rebuild(surroundings: Surroundings, target: Target): Promise<PullResult> {
  const { ports, settings, flags } = surroundings;
  return pull(ports, {
    from: { kind: 'database', target },
    engine: target.engine,
    place: { explicit: shadowOf(surroundings), near: target },
    scope: scopeOf(settings),
    open: openOptions(settings),
    cwd: settings.root,
    out: placeOfModels(surroundings),
    force: flags['force'] === true,
    renew: true,
  });
}
