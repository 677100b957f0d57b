import { spawnSync } from 'node:child_process';
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
}

/** What a contender took, in milliseconds. */
export interface Timing {
  readonly name: string;
  /** The shortest run: whatever disturbs a run makes it longer. */
  readonly wall: number;
  /** User and system time of its own processes, the mean of all runs; undefined where the system doesn't tell. */
  readonly cpu: number | undefined;
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
}

function runOnce({ name, command: [program, ...args], input, cwd }: Contender): Sample {
  const stdin = input === undefined ? 'ignore' : openSync(input, 'r');
  const cpu = childrenCpu();
  const start = performance.now();
  const ran = spawnSync(program, args, {
    cwd,
    env: environment(),
    stdio: [stdin, 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const wall = performance.now() - start;
  const after = childrenCpu();
  if (typeof stdin === 'number') closeSync(stdin);
  if (ran.status !== 0) {
    const why = ran.error?.message ?? ran.stderr.trim().slice(-500);
    throw new Error(`${name} ended with ${ran.status ?? ran.signal}: ${why}`);
  }
  return { wall, cpu: cpu === undefined || after === undefined ? undefined : after - cpu };
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
      await contender.before?.();
      samples[index]?.push(runOnce(contender));
    }
  }
  return contenders.map(({ name }, index) => {
    const own = samples[index] ?? [];
    return {
      name,
      wall: Math.min(...own.map(({ wall }) => wall)),
      cpu: mean(own.map(({ cpu }) => cpu)),
      runs,
    };
  });
}
