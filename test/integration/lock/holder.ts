import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const script = `require('jiti').createJiti(process.cwd() + '/').import(${JSON.stringify(join(__dirname, 'hold.ts'))})`;

/** Starts a process that takes the run lock and keeps it for a while. */
export function startHolder(url: string, milliseconds: number): ChildProcess {
  return spawn(process.execPath, ['-e', script, url, String(milliseconds)], {
    cwd: join(__dirname, '../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Waits until the process says that it has the lock. */
export async function untilHeld(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('the process has no output');
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the process ended too soon')));
  await Promise.race([once(child.stdout, 'data'), ended]);
}

/** Waits until the process is gone; its exit code, or null where a signal ended it. */
export async function untilGone(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
