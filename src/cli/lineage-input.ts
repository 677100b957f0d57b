import type { LineageInput } from '../services/branches.js';
import { engineNamed } from './engine.js';
import type { Surroundings } from './surroundings.js';
import { dirsToRead } from './migrations-dirs.js';

/** What the services need that read what follows what: the files, and how their engine writes SQL. */
export function lineageInput(surroundings: Surroundings): LineageInput {
  const { ports, settings } = surroundings;
  const { lexis } = ports.engine(engineNamed(surroundings)).dialect;
  return { directories: dirsToRead(settings), lexis };
}
