import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const root = resolve(__dirname, '../../..');
/** The command line, as a program for Node. */
export const program = join(root, 'bin', 'run.js');

/** What a run of the command line left behind. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** The environment of a run: nothing of the test runner's own database settings. */
export function environment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(PG|DBMATE_|SCHEMACTL_|DATABASE_URL|SHADOW_|NODE_OPTIONS)/.test(name),
  );
  return { ...Object.fromEntries(kept), NO_COLOR: '1', ...extra };
}

/** Runs the built command line as a process of its own, without a terminal. */
export function schemactl(args: readonly string[], options: RunOptions): Promise<Run> {
  if (!existsSync(join(root, 'dist', 'cli', 'run.js'))) throw new Error('dist is missing: npm run build');
  return execute(process.execPath, [program, ...args], options);
}

/** Runs any program to its end. */
export function execute(command: string, args: readonly string[], options: RunOptions): Promise<Run> {
  return new Promise((done, fail) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd,
      env: environment(options.env ?? {}),
      stdio: 'pipe',
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', fail);
    child.on('close', (code) => done({ code, stdout, stderr }));
    // A program that ends without reading what it is given is no failure of ours.
    child.stdin.on('error', () => undefined).end(options.input ?? '');
  });
}

/** A folder of a test's own. */
export interface Folder {
  readonly path: string;
  /** Removes one file in it. */
  remove(name: string): void;
  /** Removes it with all that lies in it. */
  drop(): void;
}

/** Makes a folder with the files given. */
export function folder(files: Readonly<Record<string, string>> = {}): Folder {
  const path = mkdtempSync(join(tmpdir(), 'schemactl-folder-'));
  for (const [name, text] of Object.entries(files)) write(path, name, text);
  return {
    path,
    remove: (name) => rmSync(join(path, name)),
    drop: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Writes a file below a folder. */
export function write(path: string, name: string, text: string): void {
  const file = join(path, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
