import type { Target } from '../domain/target/target.js';
import type { BothWaysInput } from '../services/executor/both-ways.js';
import { counted } from './render/text.js';
import { migrateInput } from './migrate-input.js';
import type { Surroundings } from './surroundings.js';
import { confirm } from './terminal.js';

/** What the services need that roll back and apply in one go, from flags and settings. */
export function bothWays(surroundings: Surroundings, target: Target): BothWaysInput {
  const { flags } = surroundings;
  const { confirm: confirmUp, ...input } = migrateInput(surroundings, target);
  return {
    ...input,
    confirmUp,
    confirmDown: async (files) => {
      if (flags['yes'] !== true)
        await confirm(`roll back ${counted(files.length, 'revision')} in ${target.url}:`, files);
    },
  };
}
