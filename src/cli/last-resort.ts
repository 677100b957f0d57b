import { isAttended, strayError } from '../adapters/sources/models/attend.js';
import { regain } from '../adapters/sources/models/confine.js';
import { errorExits, SchemactlError } from '../domain/error.js';
import { failureOf } from './failure.js';
import { renderFailure } from './render/failure.js';
import { leave } from './signals.js';
import { start, tell } from './start.js';

/**
 * Runs one command, and tells what would end the process without its message: an error that nobody caught, and a wait
 * for what never comes. What belongs to code of the user is told as its failure instead, also when that has ended.
 */
export async function startWatched(argv: readonly string[], root: string): Promise<void> {
  const state = { finished: false };
  const fatal = (thrown: unknown): void => {
    const stray = strayError(thrown);
    if (!stray) return;
    const { error } = stray;
    regain();
    if (state.finished) process.stderr.write(renderFailure(failureOf(error)));
    else tell(error, argv);
    leave(failureOf(error).exit);
  };
  process.on('uncaughtException', fatal);
  process.on('unhandledRejection', fatal);
  process.on('beforeExit', () => {
    if (state.finished || isAttended()) return;
    state.finished = true;
    tell(new SchemactlError('INTERNAL', 'the command came to an end while it was still waiting'), argv);
    process.exitCode = errorExits.INTERNAL;
  });
  await start(argv, root);
  state.finished = true;
}
