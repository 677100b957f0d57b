import type { ShowInput } from '../services/executor/show.js';
import { engineNamed } from './engine.js';
import { openOptions, targetOf } from './surroundings.js';
import type { Surroundings } from './surroundings.js';
import { dirsToRead } from './migrations-dirs.js';

/** What the show service needs; the database is asked where the settings name one of the same engine. */
export function showInput(surroundings: Surroundings): ShowInput {
  const { settings, args } = surroundings;
  const engine = engineNamed(surroundings);
  const target = settings.url === undefined || settings.url === '' ? undefined : targetOf(surroundings);
  return {
    engine,
    directories: dirsToRead(settings),
    open: openOptions(settings),
    target: target?.engine === engine ? target : undefined,
    revision: args['target'] ?? '',
  };
}
