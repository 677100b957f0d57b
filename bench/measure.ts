import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { CommandLine } from './programs';

/** One way of doing a piece of work. */
export interface Contender {
  readonly name: string;
  readonly command: CommandLine;
  /** Brings everything back to where the work begins; not timed. */
  readonly before?: () => Promise<void>;
  /** Text for the program's standard input, from a file. */
  readonly input?: string;
  readonly cwd?: string;
  /** At most so many runs, where one takes minutes. */
  readonly runs?: number;
}

/** What a contender took, in milliseconds. */
export interface Timing {
  readonly name: string;
  /** The shortest run: whatever disturbs a run makes it longer. */
  readonly wall: number;
  /** User and system time of its own processes, the mean of all runs; undefined where the system doesn't tell. */
  readonly cpu: number | undefined;
  /** The most memory that its process held, in MiB, looked at every 20 ms; undefined where the system doesn't tell. */
  readonly memory: number | undefined;
  readonly runs: number;
}

const ticksPerSecond = 100;

/** Processor time of all children that have ended, in milliseconds; Linux alone tells it without another program. */
function childrenCpu(): number | undefined {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
    return ((Number(fields[13]) + Number(fields[14])) * 1000) / ticksPerSecond;
  } catch {
    return undefined;
  }
}

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(PG|DBMATE_|DATABASE_URL|SHADOW_|NODE_OPTIONS)/.test(name),
  );
  return { ...Object.fromEntries(own), NO_COLOR: '1' };
}

interface Sample {
  readonly wall: number;
  readonly cpu: number | undefined;
  readonly memory: number | undefined;
}

/** The most memory that a process has held so far, in MiB. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found ? Number(found[1]) / 1024 : undefined;
  } catch {
    return undefined;
  }
}

async function runOnce({ name, command: [program, ...args], input, cwd }: Contender): Promise<Sample> {
  const stdin = input === undefined ? 'ignore' : openSync(input, 'r');
  const cpu = childrenCpu();
  const start = performance.now();
  const child = spawn(program, args, { cwd, env: environment(), stdio: [stdin, 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  let memory: number | undefined;
  const watch = setInterval(() => (memory = peakOf(child.pid) ?? memory), 20);
  let wall = 0;
  child.once('exit', () => (wall = performance.now() - start));
  const [status, signal] = (await once(child, 'close').finally(() => clearInterval(watch))) as [
    number | null,
    string | null,
  ];
  const after = childrenCpu();
  if (typeof stdin === 'number') closeSync(stdin);
  if (status !== 0) throw new Error(`${name} ended with ${status ?? signal}: ${stderr.trim().slice(-500)}`);
  return { wall, memory, cpu: cpu === undefined || after === undefined ? undefined : after - cpu };
}

function mean(values: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const value of values) {
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum / values.length;
}

/**
 * Lets contenders do the same work in turn, so that what else goes on in the machine meets them alike. Throws where
 * one of them fails.
 */
export async function compete(contenders: readonly Contender[], runs: number): Promise<readonly Timing[]> {
  const samples = contenders.map((): Sample[] => []);
  for (let round = 0; round < runs; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      if (round >= (contender.runs ?? runs)) continue;
      await contender.before?.();
      samples[index]?.push(await runOnce(contender));
    }
  }
  return contenders.map(({ name }, index) => {
    const own = samples[index] ?? [];
    return {
      name,
      wall: Math.min(...own.map(({ wall }) => wall)),
      cpu: mean(own.map(({ cpu }) => cpu)),
      memory: own.some(({ memory }) => memory !== undefined)
        ? Math.max(...own.map(({ memory }) => memory ?? 0))
        : undefined,
      runs: own.length,
    };
  });
}
