import { SchemactlError, isSchemactlError } from '../../domain/error.js';
import { describeTarget } from '../../domain/target/target.js';
import type { Target } from '../../domain/target/target.js';
import type { Ports } from '../ports/ports.js';
import { leaveIf } from '../ports/interrupted.js';

export interface WaitInput {
  readonly target: Target;
  readonly timeoutMs: number;
  readonly intervalMs: number;
}

export interface WaitResult {
  readonly database: string;
  readonly waitedMs: number;
}

/** How long one try may take: a server that accepts and stays silent must not hold us for ever. */
const tryMs = 5000;

/** Two answers in a row: images start a server for their set-up, stop it, and start the real one. */
const answersNeeded = 2;

/**
 * Waits until the database truly answers: two real queries in a row, each on a fresh connection. A missing database on
 * a server that answers is a server that is ready. A wrong password or a TLS failure ends the wait at once; the
 * time-out throws CANNOT_CONNECT with the last cause.
 */
export async function waitForDatabase(ports: Ports, input: WaitInput): Promise<WaitResult> {
  const start = ports.clock.elapsed();
  const passed = (): number => ports.clock.elapsed() - start;
  let answers = 0;
  let cause: SchemactlError | undefined;
  for (;;) {
    const trouble = await probe(ports, input, Math.max(1, Math.min(tryMs, input.timeoutMs - passed())));
    answers = trouble ? 0 : answers + 1;
    if (answers === answersNeeded)
      return { database: describeTarget(input.target), waitedMs: Math.round(passed()) };
    if (trouble) {
      if (trouble.message !== cause?.message) {
        ports.report({
          kind: 'note',
          text: `waiting for ${describeTarget(input.target)}: ${trouble.message}`,
        });
      }
      cause = trouble;
      if (passed() >= input.timeoutMs) throw gaveUp(input, cause);
    }
    await ports.clock.sleep(trouble ? pause(input, passed()) : Math.min(100, input.intervalMs));
    leaveIf(ports.stop, 'it was not waited for the database any longer');
  }
}

function pause(input: WaitInput, passed: number): number {
  return Math.max(1, Math.min(input.intervalMs, input.timeoutMs - passed));
}

async function probe(ports: Ports, input: WaitInput, timeoutMs: number): Promise<SchemactlError | undefined> {
  try {
    await ports.engine(input.target.engine).probe(input.target, timeoutMs);
    return undefined;
  } catch (error) {
    if (!isSchemactlError(error)) throw error;
    if (error.code === 'NO_SUCH_DATABASE') return undefined;
    if (error.code === 'CANNOT_CONNECT' || error.code === 'LOCKED') return error;
    throw error;
  }
}

function gaveUp(input: WaitInput, cause: SchemactlError): SchemactlError {
  const seconds = Math.round(input.timeoutMs / 100) / 10;
  return new SchemactlError('CANNOT_CONNECT', `gave up after ${seconds} s: ${cause.message}`, {
    hint: cause.hint ?? 'Is the server running, and is the URL right? --wait-timeout waits longer.',
  });
}
