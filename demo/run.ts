import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sectionOf, stepsOf } from './steps.js';
import { install, packageRoot, shell, walk } from './walk.js';
import type { Done, Walk } from './walk.js';

/**
 * Walks the tour of README.md in a folder that is gone afterwards. With DATABASE_URL on a server it does the same work
 * there, in a database of its own that is dropped at the end; the one that the URL names is left alone.
 */
async function main(): Promise<void> {
  const place = preparePlace();
  // An interrupted command ends the tour like one that fails: by tidying up.
  process.on('SIGINT', () => undefined);
  try {
    await install(place);
    const steps = stepsOf(sectionOf(readFileSync(join(packageRoot, 'README.md'), 'utf8'), 'The tour'));
    for await (const done of walk(place, steps)) print(done, place);
  } finally {
    await shell(place, 'npx schemactl drop --yes').catch(() => undefined);
    rmSync(place.folder, { recursive: true, force: true });
  }
  process.stdout.write('done\n');
}

function preparePlace(): Walk {
  const { DATABASE_URL: given, ...others } = process.env;
  const quiet = { npm_config_loglevel: 'error', npm_config_update_notifier: 'false' };
  const folder = mkdtempSync(join(tmpdir(), 'schemactl-demo-'));
  const url = given === undefined || given === '' ? undefined : besides(given);
  return { folder, environment: { ...others, ...quiet, ...(url !== undefined && { DATABASE_URL: url }) } };
}

/** Another database on the same server; a file needs none, since the folder of the tour is new. */
function besides(given: string): string | undefined {
  if (/^sqlite3?:/.test(given)) return undefined;
  const url = new URL(given);
  url.pathname = `/schemactl_demo_${process.pid}`;
  return url.href;
}

function print({ step, subject, text }: Done, { environment }: Walk): void {
  const title = step.kind === 'command' ? `$ ${shown(subject, environment)}` : `--- ${subject}`;
  process.stdout.write(`${title}\n${text}`.trimEnd() + '\n\n');
}

/** The command with the database that is really used, and without its password. */
function shown(command: string, { DATABASE_URL: url = '' }: NodeJS.ProcessEnv): string {
  return command.replace(/^(export DATABASE_URL=)\S+/, `$1${url.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1@')}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
