import * as Flags from '@oclif/core/flags';
import { rollback } from '../../services/executor/rollback.js';
import type { RollbackResult } from '../../services/executor/rollback.js';
import type { RollbackExtent } from '../../domain/revision/index.js';
import { SchemactlCommand, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { dumpAfter } from '../dump-after.js';
import { yesFlag } from '../flags.js';
import { lockWait, migrateFlags } from '../migrate-input.js';
import { confirm } from '../terminal.js';

export default class Rollback extends SchemactlCommand<RollbackResult> {
  static override summary = 'Roll back the last applied revision.';
  static override description = 'One step back by default; more than one asks first, or needs --yes.';
  static override aliases = ['down'];
  static override examples = [
    '<%= config.bin %> rollback',
    '<%= config.bin %> rollback --steps 2 --yes',
    '<%= config.bin %> down --to 20260101120000',
  ];
  static override flags = {
    steps: Flags.integer({
      char: 'n',
      description: 'so many steps back',
      helpValue: 'N',
      aliases: ['count'],
      min: 1,
      exclusive: ['to', 'all'],
    }),
    to: Flags.string({
      char: 't',
      description: 'back to this version, which stays applied',
      helpValue: 'VERSION',
      aliases: ['to-version'],
      exclusive: ['all'],
    }),
    all: Flags.boolean({ description: 'all the way back' }),
    'dry-run': migrateFlags['dry-run'],
    'lock-wait': migrateFlags['lock-wait'],
    ...yesFlag,
  };

  protected async work(surroundings: Surroundings): Promise<RollbackResult> {
    const { ports, settings, flags } = surroundings;
    const target = await readyTarget(surroundings);
    const result = await rollback(ports, {
      target,
      open: openOptions(settings),
      directories: settings.migrationsDirs,
      lockWaitMs: lockWait(surroundings),
      extent: extentOf(surroundings),
      dryRun: flags['dry-run'] === true,
      confirm: async (files) => {
        if (flags['yes'] !== true)
          await confirm(`roll back ${files.length} revisions in ${target.url}:`, files);
      },
    });
    await dumpAfter(surroundings, target, result.rolledBack.length > 0);
    return result;
  }

  protected show(result: RollbackResult): string {
    if (result.dryRun) return result.planned.map(({ file, sql }) => `-- ${file}\n${sql.trim()}\n`).join('\n');
    const count = result.rolledBack.length;
    return `Rolled back ${count} ${count === 1 ? 'revision' : 'revisions'}.`;
  }
}

function extentOf({ flags }: Surroundings): RollbackExtent {
  if (flags['all'] === true) return { kind: 'all' };
  if (typeof flags['to'] === 'string') return { kind: 'to', version: flags['to'] };
  return { kind: 'steps', steps: typeof flags['steps'] === 'number' ? flags['steps'] : 1 };
}
