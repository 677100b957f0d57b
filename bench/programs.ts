import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

/** A command line: the program, then its arguments. */
export type CommandLine = readonly [program: string, ...args: readonly string[]];

const here = resolve(__dirname);

/** Our own command line, as it was built last. */
export function schemactl(...args: readonly string[]): CommandLine {
  return [process.execPath, join(here, '..', 'bin', 'run.js'), ...args];
}

/** A script of bench/bare: the least that the work can cost in Node.js. */
export function bare(script: string, ...args: readonly string[]): CommandLine {
  return [process.execPath, join(here, 'bare', `${script}.js`), ...args];
}

/** dbmate's own binary; undefined where there is none for this platform. */
export function dbmateBinary(): string | undefined {
  try {
    return require.resolve(`@dbmate/${process.platform}-${process.arch}/bin/dbmate`);
  } catch {
    return undefined;
  }
}

/** The first line that a program answers to --version; undefined where it isn't on the PATH. */
export function versionOf(program: string): string | undefined {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n')[0] : undefined;
}

/** The major version of a PostgreSQL client program on the PATH. */
export function clientMajor(program: 'psql' | 'pg_dump'): number | undefined {
  const found = /\(PostgreSQL\) (\d+)/.exec(versionOf(program) ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}
