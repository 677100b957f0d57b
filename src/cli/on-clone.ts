import type { MigrateResult } from '../services/executor/migrate.js';
import { migrateOnClone } from '../services/executor/on-clone.js';
import { readyTarget } from './command.js';
import type { Surroundings } from './command.js';
import { migrateInput } from './migrate-input.js';

/** Runs what is pending on a clone of the database, which itself is only read. */
export async function onClone(surroundings: Surroundings, to?: string): Promise<MigrateResult> {
  const input = migrateInput(surroundings, await readyTarget(surroundings));
  return migrateOnClone(surroundings.ports, { ...input, to: to ?? input.to });
}
