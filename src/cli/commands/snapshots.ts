import { join } from 'node:path';
import * as Flags from '@oclif/core/flags';
import { errorExits } from '../../domain/error.js';
import { snapshots } from '../../services/snapshots/snapshots.js';
import type { SnapshotsResult } from '../../services/snapshots/snapshots.js';
import { SchemactlCommand, isDryRun, openOptions } from '../command.js';
import type { Surroundings } from '../command.js';
import { compareFlags, dryRunFlag, engineFlag } from '../flags.js';
import { engineOffline, shadowOffline } from '../offline.js';
import { renderSnapshots } from '../render/snapshots.js';
import { dirsToRead } from '../migrations-dirs.js';

export default class Snapshots extends SchemactlCommand<SnapshotsResult> {
  static override summary = 'Hold the snapshots that generate starts from against the revision files.';
  static override description =
    'Exits with 3 where the newest is not what the files lead to, where one can not be read, or where one belongs to no file. With --rebuild the files are replayed in a shadow in this process and all snapshots are made anew. No database is asked.';
  static override hiddenAliases = ['snapshot'];
  static override examples = [
    '<%= config.bin %> snapshots',
    '<%= config.bin %> snapshots --rebuild',
    '<%= config.bin %> snapshots --json --engine sqlite',
  ];
  static override flags = {
    rebuild: Flags.boolean({ description: 'make them anew from the revision files' }),
    shadow: compareFlags.shadow,
    ...engineFlag,
    ...dryRunFlag,
  };

  protected async work(surroundings: Surroundings): Promise<SnapshotsResult> {
    const { ports, settings, flags } = surroundings;
    const engine = ports.engine(await engineOffline(surroundings));
    const { migrationsTable } = openOptions(settings);
    return snapshots(ports, {
      directories: dirsToRead(settings),
      join,
      engine,
      place: { explicit: shadowOffline(surroundings), readOnly: true, migrationsTable },
      rebuild: flags['rebuild'] === true,
      dryRun: isDryRun(flags),
    });
  }

  protected show(result: SnapshotsResult, { flags }: Surroundings): string {
    return renderSnapshots(result, flags['rebuild'] === true);
  }

  protected override exitCodeOf({ right, dryRun }: SnapshotsResult): number {
    return right || dryRun ? 0 : errorExits.HISTORY_DRIFT;
  }
}
