import { dirname, join } from 'node:path';
import * as Flags from '@oclif/core/flags';
import { SchemactlError } from '../../domain/error.js';
import { adoptFiles } from '../../services/adopt.js';
import type { AdoptedFile } from '../../services/adopt.js';
import { takeOver } from '../../services/executor/take-over.js';
import type { TakeOverResult } from '../../services/executor/take-over.js';
import { SchemactlCommand, isDryRun, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { dryRunFlag } from '../flags.js';
import { lockWait, migrateFlags } from '../migrate-input.js';
import { dirsToRead } from '../migrations-dirs.js';

export interface AdoptResult {
  readonly adopted: readonly AdoptedFile[];
  /** Absent where only files were asked for. */
  readonly takenOver?: TakeOverResult | undefined;
  readonly dryRun: boolean;
}

export default class Adopt extends SchemactlCommand<AdoptResult> {
  static override summary = 'Turn the files of jetbase, Flyway and others into revisions.';
  static override description =
    'V2.4__add_users.sql becomes 002004000_add_users.sql, its blocks "-- upgrade" and "-- rollback" the directives of revisions; every other line stays, and the order too. A file such as 0000_create_users.sql that holds nothing but SQL gets the directives, as a revision without a way down. The SQL of a file U2.4__add_users.sql becomes its way down. All files or none. With --applied what jetbase_migrations lists is recorded as applied.';
  static override examples = [
    '<%= config.bin %> adopt --dry-run',
    '<%= config.bin %> adopt --migrations-dir jetbase/migrations --applied',
  ];
  static override flags = {
    applied: Flags.boolean({ description: 'record as applied what jetbase has recorded in the database' }),
    engine: Flags.string({ description: 'engine, where no URL names it', helpValue: 'NAME' }),
    'lock-wait': migrateFlags['lock-wait'],
    ...dryRunFlag,
  };

  protected async work(surroundings: Surroundings): Promise<AdoptResult> {
    const { ports, settings, flags } = surroundings;
    const dryRun = isDryRun(flags);
    const directories = dirsToRead(settings);
    const adopted = await adoptFiles(ports, {
      directories,
      engine: engineOf(surroundings),
      beside: (path, name) => join(dirname(path), name),
      dryRun,
    });
    if (flags['applied'] !== true) return { adopted, dryRun };
    const announced = new Map(dryRun ? adopted.map(({ version, to }) => [version, to]) : []);
    const place = {
      target: await readyTarget(surroundings),
      open: openOptions(settings),
      directories,
      lockWaitMs: lockWait(surroundings),
      dryRun,
    };
    return { adopted, takenOver: await takeOver(ports, place, announced), dryRun };
  }

  protected show({ adopted, takenOver, dryRun }: AdoptResult): string {
    const lines = [
      ...adopted.map((file) => adoption(file, dryRun)),
      ...(takenOver?.recorded ?? []).map((file) => `${dryRun ? 'Would record' : 'Recorded'}: ${file}`),
      ...(takenOver?.unmatched ?? []).map((version) => `No file here: ${version}`),
    ];
    return lines.length > 0 ? lines.join('\n') : 'There is nothing to adopt.';
  }
}

function adoption({ from, to, undo }: AdoptedFile, dryRun: boolean): string {
  if (from === to) return `${dryRun ? 'Would give directives to' : 'Gave directives to'}: ${from}`;
  const both = undo === undefined ? from : `${from}, ${undo}`;
  return `${dryRun ? 'Would rename' : 'Renamed'}: ${both} -> ${to}`;
}

function engineOf({ flags, settings, ports }: Surroundings): string {
  if (typeof flags['engine'] === 'string') return flags['engine'];
  if (settings.url !== undefined) return ports.target(settings.url).engine;
  throw new SchemactlError('USAGE', 'nothing names an engine', {
    hint: 'Say with --engine how the files are written, or give a database URL.',
  });
}
