import type { ConflictInput } from '../services/conflicts.js';
import { scopeOf, shadowOf } from './compare-input.js';
import { engineNamed } from './engine.js';
import { openOptions } from './surroundings.js';
import type { Surroundings } from './surroundings.js';

/** Where branches are replayed: in the shadow of the settings, or beside their database where it may lend its server. */
export function conflictInput(surroundings: Surroundings, mayUseServer: boolean): ConflictInput {
  const { ports, settings } = surroundings;
  const name = engineNamed(surroundings);
  const own = settings.url === undefined || settings.url === '' ? undefined : ports.target(settings.url);
  return {
    engine: ports.engine(name),
    place: {
      explicit: shadowOf(surroundings),
      near: own?.engine === name ? own : undefined,
      readOnly: !mayUseServer,
      migrationsTable: openOptions(settings).migrationsTable,
    },
    scope: scopeOf(settings),
  };
}
