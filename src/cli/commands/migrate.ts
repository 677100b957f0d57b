import * as Flags from '@oclif/core/flags';
import type { Target } from '../../domain/target/target.js';
import { migrate } from '../../services/executor/migrate.js';
import type { MigrateResult } from '../../services/executor/migrate.js';
import type { ScriptExtent, ScriptResult } from '../../services/executor/script.js';
import type { PullResult } from '../../services/pull.js';
import { SchemactlCommand } from '../command.js';
import type { Surroundings } from '../command.js';
import { rebuildFlags, yesFlag } from '../flags.js';
import { migrateInput, migrateFlags, onCloneFlag } from '../migrate-input.js';
import { targetToWrite } from '../missing-database.js';
import { onClone } from '../on-clone.js';
import { dirsToRead } from '../migrations-dirs.js';
import type * as Rebuild from '../rebuild.js';
import { renderMigrated } from '../render/migrated.js';
import { renderPull } from '../render/pull.js';
import { dumpAfter } from '../dump-after.js';
import { pointGiven, targetArg } from '../point.js';
import { scriptFlags, scriptOf } from '../script-input.js';

/** What ran, and with `--rebuild` the models that were written then. */
type MigrateOutcome = MigrateResult & { readonly rebuilt?: PullResult | undefined };

export default class Migrate extends SchemactlCommand<MigrateOutcome | ScriptResult> {
  static override summary = 'Apply the pending revisions.';
  static override description =
    'Applies, in the order of their files, all revisions that are not recorded yet: one runner at a time, each with its record or not at all.';
  static override hiddenAliases = ['upgrade'];
  static override examples = [
    '<%= config.bin %> migrate',
    '<%= config.bin %> migrate +1',
    '<%= config.bin %> migrate --to 20260101120000',
    '<%= config.bin %> migrate --dry-run',
    '<%= config.bin %> migrate shop.prod --dry-run',
    '<%= config.bin %> migrate --rebuild',
    '<%= config.bin %> migrate shop.prod --on-clone',
    '<%= config.bin %> migrate --sql | psql "$DATABASE_URL"',
    '<%= config.bin %> migrate --sql --engine sqlite --from base --to head',
  ];
  static override args = { target: targetArg };
  static override flags = {
    ...migrateFlags,
    ...onCloneFlag,
    ...yesFlag,
    ...scriptFlags,
    ...rebuildFlags,
    to: Flags.string({
      description: 'up to and including this revision',
      helpValue: 'TARGET',
      aliases: ['to-version'],
      char: 't',
    }),
    steps: Flags.integer({ description: 'at most so many', helpValue: 'N', aliases: ['count'], min: 1 }),
  };

  protected async work(surroundings: Surroundings): Promise<MigrateOutcome | ScriptResult> {
    if (surroundings.flags['sql'] === true) return scriptOf(surroundings, extentOf(surroundings));
    const to = pointGiven(surroundings);
    if (surroundings.flags['on-clone'] === true) return onClone(surroundings, to);
    // A mistyped directory shows before a database is made.
    dirsToRead(surroundings.settings);
    const rebuild = await rebuildIfAsked(surroundings);
    const { target, missing } = await targetToWrite(surroundings);
    const result = await migrate(surroundings.ports, { ...migrateInput(surroundings, target), to, missing });
    await dumpAfter(surroundings, target, result.applied.length + result.repeated.length > 0);
    return rebuild ? { ...result, rebuilt: await rebuild(target) } : result;
  }

  protected show(result: MigrateOutcome | ScriptResult): string {
    if ('sql' in result) return result.sql.trimEnd();
    const models = result.rebuilt ? [renderPull(result.rebuilt)] : [];
    return [renderMigrated(result), ...models].join('\n');
  }
}

/** What `--rebuild` does in the end; where it can't be done, that is told before anything is. */
async function rebuildIfAsked(
  surroundings: Surroundings,
): Promise<((target: Target) => Promise<PullResult>) | undefined> {
  if (surroundings.flags['rebuild'] !== true) return undefined;
  const { placeToRebuild, rebuild } = require('../rebuild.js') as typeof Rebuild;
  const place = await placeToRebuild(surroundings);
  return (target) => rebuild(surroundings, target, place);
}

function extentOf(surroundings: Surroundings): ScriptExtent {
  const { flags, settings } = surroundings;
  const steps = typeof flags['steps'] === 'number' ? flags['steps'] : undefined;
  const extent = { to: pointGiven(surroundings), steps, strict: settings.strict };
  return { direction: 'up', extent };
}
