import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Step } from './steps.js';

/** The package itself, for the folder of a walk to install. */
export const packageRoot = resolve(__dirname, '..');

/** Where the steps are done; `environment` grows by what they export. */
export interface Walk {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** What a step came to: a command and its output, or a file and its text. */
export interface Done {
  readonly step: Step;
  readonly subject: string;
  readonly text: string;
}

/** Makes the folder one in which schemactl is installed, without asking any registry. */
export async function install(walk: Walk): Promise<void> {
  writeFileSync(join(walk.folder, 'package.json'), '{ "private": true }\n');
  const quietly = '--offline --ignore-scripts --no-audit --no-fund --loglevel error --cache .npm';
  await shell(walk, `npm install ${quietly} "${packageRoot}"`);
}

/** Does the steps one after the other, as a reader would. Throws at a command that fails, with what it printed. */
export async function* walk(place: Walk, steps: readonly Step[]): AsyncGenerator<Done> {
  let models = '';
  for (const step of steps) {
    switch (step.kind) {
      case 'file':
        models = step.path;
        writeFileSync(join(place.folder, models), step.text);
        yield { step, subject: models, text: step.text };
        break;
      case 'edit':
        yield { step, subject: models, text: edit(join(place.folder, models), step.before, step.after) };
        break;
      case 'command':
        yield { step, subject: step.command, text: await run(place, step.command) };
        break;
      case 'revision':
        yield { step, ...newestRevision(place.folder) };
    }
  }
}

function edit(file: string, before: string, after: string): string {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(before)) throw new Error(`${file} does not hold\n${before}`);
  const edited = text.replace(before, () => after);
  writeFileSync(file, edited);
  return edited;
}

/** Variables that are set already stay what they are. */
async function run(place: Walk, command: string): Promise<string> {
  const [, name, value] = /^export (\w+)=(\S+)/.exec(command) ?? [];
  if (name === undefined) return shell(place, command);
  place.environment[name] ??= value;
  return '';
}

/** Runs a command with its two outputs as one, as a terminal shows them. */
export function shell({ folder, environment }: Walk, command: string): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(`${command} 2>&1`, {
      cwd: folder,
      env: environment,
      shell: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    child.on('error', fail);
    child.on('close', (code, signal) => {
      if (code === 0) done(text.trimEnd());
      else fail(new Error(`${command} ended with ${signal ?? code}\n${text}`));
    });
  });
}

function newestRevision(folder: string): { readonly subject: string; readonly text: string } {
  const newest = readdirSync(join(folder, 'migrations')).sort().at(-1);
  if (newest === undefined) throw new Error(`no revision was written in ${folder}`);
  const subject = `migrations/${newest}`;
  return { subject, text: readFileSync(join(folder, subject), 'utf8') };
}
