import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { CommandLine } from './programs';

/** Other tools that compare live databases, and how each is called. They are installed where asked for, nowhere else. */
const tools = [
  {
    name: '@pgkit/migra',
    version: '0.6.1',
    script: 'dist/command.js',
    words: (from: string, to: string) => [from, to, '--unsafe', 'true'],
  },
  {
    name: '@supabase/pg-delta',
    version: '1.0.0-alpha.34',
    script: 'dist/cli/main.js',
    words: (from: string, to: string) => ['plan', '--source', from, '--desired', to],
  },
] as const;

/** How a peer compares two databases. */
export interface Peer {
  readonly name: string;
  compare(from: string, to: string): CommandLine;
}

/** Installs the peers from npm's registry into a folder of the bench. */
export function installPeers(folder: string): readonly Peer[] {
  const quiet = ['--no-audit', '--no-fund', '--no-save', '--ignore-scripts'];
  const packages = tools.map(({ name, version }) => `${name}@${version}`);
  execFileSync('npm', ['install', '--prefix', folder, ...quiet, ...packages], { stdio: 'ignore' });
  return tools.map(({ name, version, script, words }) => ({
    name: `${name} ${version}`,
    compare: (from, to) => [process.execPath, join(folder, 'node_modules', name, script), ...words(from, to)],
  }));
}
