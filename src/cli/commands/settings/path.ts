import { existsSync } from 'node:fs';
import { SchemactlCommand } from '../../command.js';
import type { Surroundings } from '../../command.js';
import { settingsPlaceOf } from '../../database-named.js';

interface PathResult {
  readonly path: string;
  readonly exists: boolean;
  /** The flag or variable that named it, or `default`. */
  readonly from: string;
}

export default class SettingsPath extends SchemactlCommand<PathResult> {
  static override summary = 'Show where the settings file lies.';
  static override description =
    'The file that --settings or SCHEMACTL_SETTINGS names, else the one in the configuration folder of the operating system.';
  static override examples = ['<%= config.bin %> settings path'];

  protected override readonly takesReference = false;

  protected work(surroundings: Surroundings): Promise<PathResult> {
    const { path, from } = settingsPlaceOf(surroundings);
    return Promise.resolve({ path, exists: existsSync(path), from });
  }

  protected show({ path }: PathResult): string {
    return path;
  }
}
