import { SchemactlError } from '../domain/error.js';
import type { Target } from '../domain/target/target.js';
import { createDatabase } from '../services/executor/create.js';
import { isDryRun, readyTarget } from './command.js';
import type { Surroundings } from './command.js';
import { confirm, isInteractive } from './terminal.js';

/** The database that a command writes to, and whether it is yet to be made: only so in a dry run. */
export interface WrittenTarget {
  readonly target: Target;
  readonly missing: boolean;
}

/**
 * The database that the settings name. One that the settings file knows, and that isn't there, is made after a question.
 * Throws NO_SUCH_DATABASE where nobody can be asked and `--yes` is not given.
 */
export async function targetToWrite(surroundings: Surroundings): Promise<WrittenTarget> {
  const target = await readyTarget(surroundings);
  const { settings, ports, flags } = surroundings;
  if (settings.project === undefined) return { target, missing: false };
  if (await ports.engine(target.engine).databases.exists(target)) return { target, missing: false };
  if (isDryRun(flags)) {
    ports.report({ kind: 'note', text: `Would create: ${target.url}` });
    return { target, missing: true };
  }
  if (flags['yes'] !== true) await askToCreate(target, settings.project.name);
  await createDatabase(ports, target);
  ports.report({ kind: 'note', text: `Creating: ${target.url}` });
  return { target, missing: false };
}

async function askToCreate(target: Target, name: string): Promise<void> {
  const message = `the database of ${name} is not there: ${target.url}`;
  if (isInteractive()) return confirm(`${message}; create it?`, []);
  throw new SchemactlError('NO_SUCH_DATABASE', message, {
    hint: '--yes creates it, and so does schemactl create.',
  });
}
