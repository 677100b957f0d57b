import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute, folder, root, write } from '../support/cli';
import type { Folder } from '../support/cli';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The package as `npm pack` makes it, installed in an empty folder. */
export interface Installation extends Folder {
  /** The paths in the tarball. */
  readonly packed: readonly string[];
}

async function npm(cwd: string, ...args: readonly string[]): Promise<string> {
  const run = await execute('npm', args, { cwd });
  if (run.code !== 0) throw new Error(`npm ${args.join(' ')}\n${run.stdout}${run.stderr}`);
  return run.stdout;
}

/** What `npm pack --json` prints is a list or, in newer versions, an object by package. */
function packedFile(json: string): { readonly filename: string; readonly paths: readonly string[] } {
  const [packed] = Object.values(
    JSON.parse(json) as Record<string, { filename: string; files: { path: string }[] }>,
  );
  if (!packed) throw new Error(`npm pack printed ${json}`);
  return { filename: packed.filename, paths: packed.files.map(({ path }) => path) };
}

/**
 * Packs what was built (`prepack` would build again under the other tests) and installs it with nothing but what its
 * manifest declares. The dependencies are those of this checkout: no network is asked, no addon compiled.
 */
export async function installPacked(): Promise<Installation> {
  const place = folder();
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  // A cache that is empty: nothing of this machine is needed, and it may be written to.
  const cache = ['--cache', join(place.path, '.npm')];
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', place.path, ...cache];
  const { filename, paths } = packedFile(await npm(root, ...pack));
  const local = Object.keys(dependencies).map((name): readonly [string, string] => [
    name,
    `file:${join(root, 'node_modules', name)}`,
  ]);
  const wanted = { schemactl: `file:${filename}`, ...Object.fromEntries(local) };
  write(place.path, 'package.json', JSON.stringify({ private: true, dependencies: wanted }));
  const alone = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', ...cache];
  await npm(place.path, 'install', ...alone);
  return { ...place, packed: paths };
}
