import type * as Projects from '../adapters/projects/index.js';
import type { SettingsChange } from '../adapters/projects/index.js';
import { SchemactlCommand, isDryRun } from './command.js';
import type { Surroundings } from './command.js';
import { settingsPlaceOf } from './database-named.js';
import { shortPath } from './render/failure.js';

/** The room of the settings file, loaded by the commands that need it. */
export const projects = (): typeof Projects => require('../adapters/projects/index.js') as typeof Projects;

/** What a command that changes the settings file says of it. */
export abstract class SettingsChangingCommand extends SchemactlCommand<SettingsChange> {
  protected override readonly takesReference = false;
  /** What is done, and what would be. */
  protected abstract readonly words: readonly [string, string];

  /** Changes the file at `path`. */
  protected abstract change(
    path: string,
    surroundings: Surroundings,
    options: { readonly dryRun: boolean },
  ): Promise<SettingsChange>;

  protected work(surroundings: Surroundings): Promise<SettingsChange> {
    const dryRun = isDryRun(surroundings.flags);
    return this.change(settingsPlaceOf(surroundings).path, surroundings, { dryRun });
  }

  protected show({ key, path, dryRun }: SettingsChange): string {
    return `${this.words[dryRun ? 1 : 0]}: ${key} in ${shortPath(path)}`;
  }
}
