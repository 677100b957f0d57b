import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SchemactlError } from '../../../domain/error.js';
import { compareText } from '../../../domain/schema/text.js';
import { lazy } from './lazy.js';

const code = '{ts,mts,cts,js,mjs,cjs}';

const never = ['**/node_modules/**', '**/*.d.{ts,mts,cts}'];

/** What lies in a folder of models without being one; a glob may name it. */
const tests = [`**/*.{test,spec}.${code}`, '**/{__tests__,test,tests}/**'];

const isGlob = (path: string): boolean => /[*?{}[\]!]/.test(path);

function kindOf(path: string): 'file' | 'directory' | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() ? 'directory' : found ? 'file' : undefined;
}

function notFound(message: string, file: string): SchemactlError {
  const hint = 'Name the file, folder or glob of your models with --models, or models: in the configuration';
  return new SchemactlError('BAD_MODELS', message, { hint, place: { file } });
}

function matching(pattern: string, cwd: string, ignore: readonly string[]): Promise<readonly string[]> {
  return lazy.tinyglobby().glob([pattern], { cwd, ignore, absolute: true });
}

async function filesAt(path: string, cwd: string): Promise<readonly string[]> {
  const whole = resolve(cwd, path);
  switch (kindOf(whole)) {
    case 'file':
      return [whole];
    case 'directory': {
      const found = await matching(`**/*.${code}`, whole, [...never, ...tests]);
      if (found.length > 0) return found;
      throw notFound(`the folder ${path} holds no TypeScript or JavaScript files`, whole);
    }
    case undefined: {
      if (!isGlob(path)) throw notFound(`there is no file or folder ${path}`, whole);
      const found = await matching(path, cwd, never);
      if (found.length > 0) return found;
      throw notFound(`no file matches ${path}`, join(cwd, path));
    }
  }
}

/**
 * The files that paths stand for, each once and sorted: a file itself, a folder with all code in it (no tests, no
 * declarations, no packages), or a glob. Throws BAD_MODELS for a path that stands for nothing.
 */
export async function findFiles(paths: readonly string[], cwd: string): Promise<readonly string[]> {
  const found = await Promise.all(paths.map((path) => filesAt(path, cwd)));
  return [...new Set(found.flat().map((file) => resolve(file)))].sort(compareText);
}
