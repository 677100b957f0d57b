import * as Flags from '@oclif/core/flags';
import { timeOf } from '../../adapters/clock/time-of.js';
import { rollback } from '../../services/executor/rollback.js';
import type { RollbackResult } from '../../services/executor/rollback.js';
import type { RollbackExtent } from '../../domain/revision/index.js';
import { bothWays } from '../both-ways.js';
import type { ScriptResult } from '../../services/executor/script.js';
import { SchemactlCommand, openOptions, readyTarget } from '../command.js';
import type { Surroundings } from '../command.js';
import { dumpAfter } from '../dump-after.js';
import { yesFlag } from '../flags.js';
import { lockWait, migrateFlags } from '../migrate-input.js';
import { pointGiven, targetArg } from '../point.js';
import { scriptFlags, scriptOf } from '../script-input.js';
import { dirsToRead } from '../migrations-dirs.js';

export default class Rollback extends SchemactlCommand<RollbackResult | ScriptResult> {
  static override summary = 'Roll back the last applied revision.';
  static override description =
    'One step back by default; more than one asks first, or needs --yes, and so does --to-date. A TARGET stays applied: a version or its beginning, a name, -2 for two steps back, base for all the way.';
  static override aliases = ['down'];
  static override hiddenAliases = ['downgrade', 'undo'];
  static override examples = [
    '<%= config.bin %> rollback',
    '<%= config.bin %> rollback --steps 2 --yes',
    '<%= config.bin %> down --to 20260101120000',
    '<%= config.bin %> rollback -2 --yes',
    '<%= config.bin %> rollback --to-date yesterday --yes',
  ];
  static override args = { target: targetArg };
  static override flags = {
    steps: Flags.integer({
      char: 'n',
      description: 'so many steps back',
      helpValue: 'N',
      aliases: ['count'],
      min: 1,
      exclusive: ['to', 'to-date', 'all'],
    }),
    to: Flags.string({
      char: 't',
      description: 'back to this revision, which stays applied',
      helpValue: 'TARGET',
      aliases: ['to-version'],
      exclusive: ['to-date', 'all'],
    }),
    'to-date': Flags.string({
      description:
        'undo what was applied after a time (2026-01-01, 2026-01-01T12:30, yesterday, "3 days ago")',
      helpValue: 'TIME',
      exclusive: ['all'],
    }),
    all: Flags.boolean({ description: 'all the way back' }),
    'dry-run': migrateFlags['dry-run'],
    'lock-wait': migrateFlags['lock-wait'],
    ...yesFlag,
    ...scriptFlags,
  };

  protected async work(surroundings: Surroundings): Promise<RollbackResult | ScriptResult> {
    const { ports, settings, flags } = surroundings;
    const extent = extentOf(surroundings);
    if (flags['sql'] === true) return scriptOf(surroundings, { direction: 'down', extent });
    const target = await readyTarget(surroundings);
    const result = await rollback(ports, {
      target,
      open: openOptions(settings),
      directories: dirsToRead(settings),
      lockWaitMs: lockWait(surroundings),
      extent,
      dryRun: flags['dry-run'] === true,
      confirm: bothWays(surroundings, target).confirmDown,
    });
    await dumpAfter(surroundings, target, result.rolledBack.length > 0);
    return result;
  }

  protected show(result: RollbackResult | ScriptResult): string {
    if ('sql' in result) return result.sql.trimEnd();
    if (result.dryRun) return result.planned.map(({ file, sql }) => `-- ${file}\n${sql.trim()}\n`).join('\n');
    const count = result.rolledBack.length;
    return `Rolled back ${count} ${count === 1 ? 'revision' : 'revisions'}.`;
  }
}

function extentOf(surroundings: Surroundings): RollbackExtent {
  const { flags, ports } = surroundings;
  const to = pointGiven(surroundings, ['steps', 'to-date', 'all']);
  if (to !== undefined) return { kind: 'to', version: to };
  if (flags['all'] === true) return { kind: 'all' };
  if (typeof flags['to-date'] === 'string')
    return { kind: 'time', time: timeOf(flags['to-date'], ports.clock.now()) };
  return { kind: 'steps', steps: typeof flags['steps'] === 'number' ? flags['steps'] : 1 };
}
