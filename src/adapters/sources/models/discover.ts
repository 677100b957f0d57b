import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const extensions = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];

/** Where models are looked for, in this order; a name with a slash at its end is a folder, any other a file of code. */
export const usualPlaces = [
  'schema',
  'models',
  'src/schema',
  'src/models',
  'src/db/schema',
  'src/db/models',
  'db/schema',
  'db/models',
  'app/schema',
  'app/models',
  'schema/',
  'models/',
  'model/',
  'src/schema/',
  'src/models/',
  'src/model/',
  'src/db/schema/',
  'src/db/models/',
  'db/schema/',
  'db/models/',
  'app/models/',
  'app/model/',
] as const;

function candidates(place: string): readonly string[] {
  return place.endsWith('/') ? [place.slice(0, -1)] : extensions.map((extension) => place + extension);
}

/** A folder counts where it holds code: `app/models` of another language is none of ours. */
function holdsCode(folder: string): boolean {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.some((name) => /\.[cm]?[jt]s$/.test(name) && !/\.d\.[cm]?ts$/.test(name));
}

/** The first of the usual places that exists below `cwd`, as a path relative to it; files come before folders. */
export function discoverModels(cwd: string): string | undefined {
  for (const place of usualPlaces) {
    const isFolder = place.endsWith('/');
    const found = candidates(place).find((path) => {
      const entry = statSync(join(cwd, path), { throwIfNoEntry: false });
      return isFolder ? entry?.isDirectory() === true && holdsCode(join(cwd, path)) : entry?.isFile();
    });
    if (found !== undefined) return found;
  }
  return undefined;
}
