import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { environment, program } from './cli';
import type { Run, RunOptions } from './cli';

/** A command that is under way in a process of its own. */
export interface Running {
  /** Resolves when it has written this to stderr; rejects where it ends before. */
  readonly said: (text: string) => Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** How it ended; the code is null where a signal ended it. */
  readonly ended: Promise<Run>;
}

/** Starts the built command line and doesn't wait for its end. */
export function start(args: readonly string[], options: RunOptions): Running {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: options.cwd,
    env: environment(options.env ?? {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  let over = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Run>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      over = true;
      done({ code, stdout, stderr });
    });
  });
  return {
    said: async (text) => {
      while (!stderr.includes(text)) {
        if (over) throw new Error(`it ended without saying "${text}":\n${stdout}${stderr}`);
        await sleep(20);
      }
    },
    kill: (signal) => void child.kill(signal),
    ended,
  };
}

/** Asks until the answer is yes. */
export async function until(question: () => Promise<boolean>): Promise<void> {
  while (!(await question())) await sleep(50);
}
