import { readFileSync } from 'node:fs';
import { extname, isAbsolute, join } from 'node:path';
import { SchemactlError } from '../../../domain/error.js';
import * as language from '../../../schema/index.js';
import { messageOf } from './foreign.js';
import { lazy } from './lazy.js';
import type { Jiti, ModuleCache } from './lazy.js';
import { withDecorators } from './decorators.js';
import type { LineMaps } from './decorators.js';

/** Runs files of TypeScript and JavaScript, each once in its life, whatever imports it. */
export interface ModuleLoader {
  load(file: string): Promise<unknown>;
  /** Where lines have moved before a file was run. */
  readonly lineMaps: LineMaps;
}

const isPlainCode = (path: string): boolean =>
  isAbsolute(path) && /\.[cm]?js$/.test(path) && !/[\\/]node_modules[\\/]/.test(path);

/** The name is not ours to check across realms, as errors of a user's module are made elsewhere. */
const isSyntaxError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'SyntaxError';

/**
 * Plain JavaScript would be handed to Node, which keeps it for the life of the process and knows no
 * `schemactl/schema` where the package isn't installed. A cache that fills itself takes it through jiti as well; what
 * can't run synchronously (top-level await) is left to jiti's own ways.
 */
function fillingCache(modules: ModuleCache, run: (file: string) => void): ModuleCache {
  const begun: string[] = [];
  /** What a failed run leaves half done would pass for modules without exports. */
  const forget = (mark: number): void => {
    for (const path of begun.splice(mark)) if (!modules[path]?.loaded) Reflect.deleteProperty(modules, path);
  };
  const fill = (path: string): void => {
    const mark = begun.length;
    try {
      run(path);
    } catch (error) {
      forget(mark);
      if (!isSyntaxError(error)) throw error;
    }
  };
  return new Proxy(modules, {
    get: (known, path) => {
      if (typeof path !== 'string') return undefined;
      if (!known[path] && isPlainCode(path)) fill(path);
      return known[path];
    },
    set: (known, path, module: ModuleCache[string]) => {
      begun.push(String(path));
      return Reflect.set(known, path, module);
    },
  });
}

/** jiti reads the tsconfig.json above a folder when it is made. */
function withTsconfig<T>(cwd: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new SchemactlError('BAD_MODELS', `tsconfig.json of ${cwd} can't be read: ${messageOf(error)}`, {
      hint: 'Mend it; its "paths" are needed to find what models import',
      place: { file: join(cwd, 'tsconfig.json') },
    });
  }
}

/** No cache on disk, which others could write to, and none in memory but the loader's own: each loader starts afresh. */
function jitiIn(cwd: string, lineMaps: LineMaps, packages: Packages): Jiti {
  const { createJiti } = lazy.jiti();
  const plain = createJiti(__filename, { fsCache: false, moduleCache: false });
  return createJiti(join(cwd, 'schemactl.js'), {
    fsCache: false,
    moduleCache: false,
    tryNative: false,
    interopDefault: true,
    tsconfigPaths: true,
    virtualModules: { ...packages, 'schemactl/schema': language },
    transform: (given) => ({ code: plain.transform(withDecorators(given, lineMaps)) }),
  });
}

/** Packages by name that are given to the files, whatever is installed. */
type Packages = Readonly<Record<string, unknown>>;

/** A loader for one set of files; a new one sees files as they are then. */
export function moduleLoader(cwd: string, packages: Packages = {}): ModuleLoader {
  const lineMaps: LineMaps = new Map();
  const jiti = withTsconfig(cwd, () => jitiIn(cwd, lineMaps, packages));
  const modules: ModuleCache = {};
  const run = (filename: string, async: boolean): unknown =>
    jiti.evalModule(readFileSync(filename, 'utf8'), {
      filename,
      ext: extname(filename),
      async,
      forceTranspile: true,
      cache,
    });
  const cache = fillingCache(modules, (file) => void run(file, false));
  const load = async (file: string): Promise<unknown> =>
    modules[file] ? (modules[file].exports as unknown) : await run(file, true);
  return { load, lineMaps };
}
