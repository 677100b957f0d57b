import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeDebug } from './debug.js';

const root = join(__dirname, '..', '..');

/** The version, without loading anything else: containers ask for it often. */
function version(): string {
  const parsed: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const isPackage = (value: unknown): value is { version: string } =>
    typeof value === 'object' && value !== null && 'version' in value;
  return isPackage(parsed) ? parsed.version : '0.0.0';
}

function asksForVersion(argv: readonly string[]): boolean {
  return argv.length === 1 && ['--version', '-v', '-V', 'version'].includes(argv[0] ?? '');
}

/** Starts the command line. A reader that closes our stdout early (`| head`) ends the process without a word. */
async function main(argv: readonly string[]): Promise<void> {
  if (asksForVersion(argv)) {
    process.stdout.write(`schemactl ${version()}\n`);
    return;
  }
  takeDebug(process.env);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const { commandFirst } = require('./arguments.js') as typeof import('./arguments.js');
  const { startWatched } = require('./last-resort.js') as typeof import('./last-resort.js');
  await startWatched(commandFirst(argv), root);
}

void main(process.argv.slice(2));
