import { createInterface } from 'node:readline/promises';
import { SchemactlError } from '../domain/error.js';

/** Whether a person can be asked: both ends are a terminal. */
export function isInteractive(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Asks for a line of text. Only called when somebody is there. */
export async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await lines.question(`${question} `)).trim();
  } finally {
    lines.close();
  }
}

/**
 * Asks for a yes before something that can't be undone. Without a terminal nothing is asked: it throws DESTRUCTIVE and
 * names the flag that answers.
 */
export async function confirm(question: string, reasons: readonly string[], flag = '--yes'): Promise<void> {
  const message = [question, ...reasons.map((reason) => `  ${reason}`)].join('\n');
  if (!isInteractive()) {
    throw new SchemactlError('DESTRUCTIVE', message, { hint: `If that is meant, say so with ${flag}.` });
  }
  const answer = await ask(`${message}\nGo on? [y/N]`);
  if (!/^y(es)?$/i.test(answer)) {
    throw new SchemactlError('DESTRUCTIVE', 'stopped: the answer was no', { hint: `${flag} answers yes.` });
  }
}
