import * as Flags from '@oclif/core/flags';
import { SchemactlError } from '../domain/error.js';
import type { ScriptExtent, ScriptInput, ScriptResult } from '../services/executor/script.js';
import { script } from '../services/executor/script.js';
import { engineNamed } from './engine.js';
import { openOptions, targetOf } from './surroundings.js';
import type { Surroundings } from './surroundings.js';
import { dirsToRead } from './migrations-dirs.js';

/** The flags of commands that print what would run as a script. */
export const scriptFlags = {
  sql: Flags.boolean({
    description: 'print the SQL with its records, for psql or sqlite3 -bail, and run nothing',
    exclusive: ['dry-run'],
  }),
  from: Flags.string({
    description: 'with --sql: the revision at which the database stands; none is asked then',
    helpValue: 'TARGET',
    dependsOn: ['sql'],
  }),
  engine: Flags.string({
    description: 'with --sql: the engine, where no URL names it',
    helpValue: 'NAME',
    dependsOn: ['sql'],
  }),
} as const;

/** The script that a command with `--sql` prints. */
export async function scriptOf(surroundings: Surroundings, way: ScriptExtent): Promise<ScriptResult> {
  return script(surroundings.ports, scriptInput(surroundings, way));
}

function scriptInput(surroundings: Surroundings, way: ScriptExtent): ScriptInput {
  const { settings, flags } = surroundings;
  const from = typeof flags['from'] === 'string' ? flags['from'] : undefined;
  const isAsked = from === undefined && settings.url !== undefined && settings.url !== '';
  const target = isAsked ? targetOf(surroundings) : undefined;
  const engine = engineNamed(surroundings);
  if (target !== undefined && target.engine !== engine) {
    throw new SchemactlError('USAGE', `--engine ${engine} is not that of the database, ${target.engine}`, {
      hint: 'Leave --engine out; or add --from, so that no database is asked.',
    });
  }
  return {
    engine,
    directories: dirsToRead(settings),
    open: openOptions(settings),
    way,
    target,
    from,
  };
}
