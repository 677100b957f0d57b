import { SchemactlError } from '../../domain/error.js';
import type { Target } from '../../domain/target/target.js';
import type { Engine } from '../../services/ports/engine.js';
import type * as Postgres from './postgres/engine.js';
import type * as Sqlite from './sqlite/engine.js';

/** Every engine by its name, one line each; an engine's room is entered only when a database of it is used. */
export const engines: Readonly<Record<Target['engine'], () => Engine>> = {
  postgres: () => (require('./postgres/engine.js') as typeof Postgres).postgresEngine,
  sqlite: () => (require('./sqlite/engine.js') as typeof Sqlite).sqliteEngine,
};

function isEngineName(name: string): name is Target['engine'] {
  return Object.hasOwn(engines, name);
}

/** The engine of a name; throws USAGE for one that isn't known. */
export function engineNamed(name: string): Engine {
  if (isEngineName(name)) return engines[name]();
  const known = Object.keys(engines).sort().join(', ');
  throw new SchemactlError('USAGE', `there is no engine ${name}`, { hint: `Known engines: ${known}.` });
}

/** The engine that a target needs. */
export function engineFor(target: Target): Engine {
  return engines[target.engine]();
}
