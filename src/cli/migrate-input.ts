import * as Flags from '@oclif/core/flags';
import { SchemactlError } from '../domain/error.js';
import { durationForm, parseDuration } from '../domain/target/duration.js';
import type { Target } from '../domain/target/target.js';
import type { MigrateInput } from '../services/executor/migrate.js';
import type { RehearsalChoice } from '../services/executor/rehearse.js';
import { openOptions } from './command.js';
import type { Surroundings } from './command.js';
import { confirm } from './terminal.js';
import { dirsToRead } from './migrations-dirs.js';

/** How long a second runner waits for the first, in milliseconds. */
export const defaultLockWait = '60s';

/** The flags of every command that applies revisions. */
export const migrateFlags = {
  strict: Flags.boolean({ description: 'refuse a pending revision older than an applied one' }),
  'dry-run': Flags.boolean({ description: 'show what would run, and run nothing' }),
  rehearse: Flags.boolean({
    description: 'try the revisions on a copy first (usual on SQLite where they lose data)',
    exclusive: ['no-rehearse'],
  }),
  'no-rehearse': Flags.boolean({ description: 'never try them on a copy' }),
  'lock-wait': Flags.string({
    description: 'how long to wait for another runner',
    helpValue: 'TIME',
    default: defaultLockWait,
  }),
} as const;

/** For the commands that can run what is pending on a clone alone. */
export const onCloneFlag = {
  'on-clone': Flags.boolean({
    description: 'run them on a clone that is dropped, and tell times, locks and rows',
    exclusive: ['dry-run', 'rehearse', 'sql', 'rebuild'],
  }),
} as const;

/** What the migrate service needs, from flags and settings. */
export function migrateInput(surroundings: Surroundings, target: Target): MigrateInput {
  const { settings, flags } = surroundings;
  return {
    target,
    open: openOptions(settings),
    directories: dirsToRead(settings),
    lockWaitMs: lockWait(surroundings),
    to: typeof flags['to'] === 'string' ? flags['to'] : undefined,
    steps: typeof flags['steps'] === 'number' ? flags['steps'] : undefined,
    strict: settings.strict,
    dryRun: flags['dry-run'] === true,
    rehearse: rehearsal(surroundings),
    confirm: async (revisions) => {
      if (flags['yes'] === true) return;
      const reasons = revisions.flatMap(({ file, reasons: each }) =>
        each.map((reason) => `${file}: ${reason}`),
      );
      await confirm(`these revisions lose data in ${target.url}:`, reasons);
    },
  };
}

function rehearsal({ flags }: Surroundings): RehearsalChoice | undefined {
  if (flags['no-rehearse'] === true) return 'never';
  return flags['rehearse'] === true ? 'always' : undefined;
}

/** The value of `--lock-wait` in milliseconds. Throws USAGE. */
export function lockWait({ flags }: Surroundings): number {
  return timeOf('lock-wait', typeof flags['lock-wait'] === 'string' ? flags['lock-wait'] : defaultLockWait);
}

/** The value of a flag that is a duration, in milliseconds. Throws USAGE. */
export function timeOf(flag: string, text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined) return milliseconds;
  throw new SchemactlError('USAGE', `--${flag}: "${text}" is no duration`, { hint: durationForm });
}
