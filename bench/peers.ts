import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { CommandLine } from './programs';

/** Other tools that compare live databases, and how each is called. They are installed where asked for, nowhere else. */
const migra = { name: '@pgkit/migra', version: '0.6.1', script: 'dist/command.js' } as const;

/** How a peer compares two databases. */
export interface Peer {
  readonly name: string;
  compare(from: string, to: string): CommandLine;
}

/** Installs the peers from npm's registry into a folder of the bench. */
export function installPeers(folder: string): readonly Peer[] {
  const { name, version, script } = migra;
  const quiet = ['--no-audit', '--no-fund', '--no-save', '--ignore-scripts'];
  execFileSync('npm', ['install', '--prefix', folder, ...quiet, `${name}@${version}`], { stdio: 'ignore' });
  const path = join(folder, 'node_modules', name, script);
  return [
    {
      name: `${name} ${version}`,
      compare: (from, to) => [process.execPath, path, from, to, '--unsafe', 'true'],
    },
  ];
}
